package tanlu.analytics.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.ConsumptionAccount;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Ghosh;
import tanlu.analytics.engine.Linkages;
import tanlu.analytics.engine.Model;

/// Guangdong 2017 from its table and inventory; only what the consumption account needs of the same
/// models is kept from before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProvinceBenchmark {
  private final Dataset data = Dataset.embedded();
  private final Region province = data.region("GD").orElseThrow();
  private final IoTable table = data.table(province, 2017).orElseThrow();
  private final Inventory inventory = data.inventory(province, 2017).orElseThrow();
  private final double[] national =
      EmissionIntensity.of(
              data.table(data.nation(), 2017).orElseThrow(),
              data.inventory(data.nation(), 2017).orElseThrow())
          .values();
  private final double[] nationalMultipliers =
      data.table(data.nation(), 2017)
          .orElseThrow()
          .model(Model.Coefficients.TOTAL_USE)
          .multipliers(national);

  /// A, factors and inverses of both kinds of coefficients, multipliers, production- and
  /// consumption-based accounts, linkages.
  @Benchmark
  public List<Object> everything() {
    Model local = Model.of(table, Model.Coefficients.LOCAL_SHARE);
    Model total = Model.of(table, Model.Coefficients.TOTAL_USE);
    double[] f = EmissionIntensity.of(table, inventory).values();
    int n = table.size();
    double[][] allocation = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double output = table.grossOutput(i);
        allocation[i][j] = output == 0 ? 0 : table.flow(i, j) / output;
      }
    }
    double[][] inverse = total.leontiefInverse();
    double[][] ghosh = Ghosh.inverse(allocation);
    return List.of(
        local.multipliers(f),
        total.multipliers(f),
        total.outputMultipliers(),
        new ConsumptionAccount(table, f, nationalMultipliers),
        Linkages.backward(inverse),
        Linkages.forwardFromGhosh(ghosh),
        Linkages.emissionBackward(f, inverse),
        Linkages.emissionForward(f, ghosh));
  }
}
