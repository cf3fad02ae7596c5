package tanlu.analytics.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// LU and one solve of `I − A`, by each library.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LuBenchmark {
  @Param({"42", "1302", "4000"})
  public int n;

  @Param public Library library = Library.TANLU;

  private double[] matrix = {};
  private double[] demand = {};

  @Setup
  public void draw() {
    SeededEconomy economy = new SeededEconomy(n);
    matrix = economy.leontiefMatrix();
    demand = economy.intensity[0];
  }

  @Benchmark
  public double[] luAndSolve() {
    return library.solve(matrix, n, demand);
  }
}
