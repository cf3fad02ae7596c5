package tanlu.analytics.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tanlu.analytics.engine.Model;
import tanlu.analytics.engine.StructuralPaths;
import tanlu.analytics.engine.WhatIf;

/// What is asked of an economy of many provinces.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AnalysisBenchmark {
  private static final double THRESHOLD = 1e-5;
  private static final int TOP = 100;

  @Param({"42", "1302", "4000"})
  public int n;

  private SeededEconomy economy = new SeededEconomy(SeededEconomy.SECTORS);
  private Accounts accounts = new Accounts(economy);
  private WhatIf whatIf = whatIf();
  private List<WhatIf.Change> inAllProvinces = List.of();

  @Setup
  public void draw() {
    economy = new SeededEconomy(n);
    accounts = new Accounts(economy);
    whatIf = whatIf();
    inAllProvinces =
        IntStream.range(0, economy.provinces)
            .<WhatIf.Change>mapToObj(
                p -> new WhatIf.Change.Purchases(p * SeededEconomy.SECTORS + 23, -.1))
            .toList();
  }

  private WhatIf whatIf() {
    return new WhatIf(accounts.model, economy.intensity[0], economy.intensity[1]);
  }

  /// A, LU, multipliers of three stressors, all accounts.
  @Benchmark
  public Object everything() {
    return new Accounts(economy);
  }

  /// On factors held.
  @Benchmark
  public double[] multipliers() {
    return accounts.model.multipliers(economy.intensity[0]);
  }

  @Benchmark
  public Object whatIfOneDemand() {
    return whatIf.of(List.of(new WhatIf.Change.Demand(23, -.1)));
  }

  @Benchmark
  public Object whatIfOneIntensity() {
    return whatIf.of(List.of(new WhatIf.Change.Intensity(23, -.1)));
  }

  /// The inputs of one sector change in every province.
  @Benchmark
  public Object whatIfOneSectorInAllProvinces() {
    return whatIf.of(inAllProvinces);
  }

  /// The strongest 100 chains behind a footprint of 1, cut at 1e-5.
  @Benchmark
  public Object paths() {
    Model model = accounts.model;
    double[] f = economy.intensity[0];
    return StructuralPaths.upstream(model, f, 23, 1 / accounts.multipliers[0][23], THRESHOLD, TOP);
  }
}
