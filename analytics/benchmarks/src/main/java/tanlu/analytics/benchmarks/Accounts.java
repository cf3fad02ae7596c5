package tanlu.analytics.benchmarks;

import java.util.Arrays;
import tanlu.analytics.engine.Model;

/// All accounts of an economy of provinces: A, its factors, the multipliers of each stressor, and
/// for each stressor what every province emits on behalf of every other's final demand, by way of
/// `f̂ L Y`. Its row sums are the production-based accounts, its column sums the consumption-based.
final class Accounts {
  final Model model;
  final double[][] multipliers = new double[SeededEconomy.STRESSORS][];

  /// By stressor, from province to province.
  final double[][][] embodied;

  Accounts(SeededEconomy economy) {
    int n = economy.n;
    int provinces = economy.provinces;
    model = Model.of("seeded", economy.coefficients(), new double[n], Integer::toString);
    Arrays.setAll(multipliers, s -> model.multipliers(economy.intensity[s]));
    double[] output = model.output(economy.finalDemand, provinces);
    embodied = new double[SeededEconomy.STRESSORS][provinces][provinces];
    for (int s = 0; s < SeededEconomy.STRESSORS; s++) {
      for (int i = 0; i < n; i++) {
        double f = economy.intensity[s][i];
        double[] from = embodied[s][Math.min(i / SeededEconomy.SECTORS, provinces - 1)];
        for (int to = 0; to < provinces; to++) {
          from[to] = Math.fma(f, output[i * provinces + to], from[to]);
        }
      }
    }
  }
}
