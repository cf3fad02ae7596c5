package tanlu.analytics.engine;

import java.util.Random;

/// A closed economy: whatever is not bought from sectors is value added.
final class Economy {
  final int n;
  final double[][] flows;
  final double[] demand;
  final double[] output;
  final double[] emissions;

  Economy(long seed) {
    Random random = new Random(seed);
    n = 2 + random.nextInt(14);
    double[][] a = new double[n][n];
    for (int j = 0; j < n; j++) {
      double left = 0.1 + 0.8 * random.nextDouble();
      for (int i = 0; i < n; i++) {
        a[i][j] = random.nextInt(4) == 0 ? 0 : left * random.nextDouble() / n;
      }
    }
    demand = random.doubles(n, 1, 1000).toArray();
    emissions = random.doubles(n, 0, 50).toArray();
    output = Leontief.times(Leontief.inverse(a), demand);
    flows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        flows[i][j] = a[i][j] * output[j];
      }
    }
  }

  double[][] coefficients() {
    return Leontief.technicalCoefficients(flows, output);
  }

  /// f, emissions per unit of output.
  double[] intensity() {
    double[] intensity = new double[n];
    for (int i = 0; i < n; i++) {
      intensity[i] = emissions[i] / output[i];
    }
    return intensity;
  }

  /// v, what the flows leave of each sector's output.
  double[] valueAdded() {
    double[] valueAdded = output.clone();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        valueAdded[j] -= flows[i][j];
      }
    }
    return valueAdded;
  }

  double[][] allocation() {
    return Ghosh.allocationCoefficients(flows, output);
  }

  /// f L ŷ: emissions embodied in each product.
  double[] footprint() {
    double[] m = Leontief.times(intensity(), Leontief.inverse(coefficients()));
    double[] embodied = new double[n];
    for (int i = 0; i < n; i++) {
      embodied[i] = m[i] * demand[i];
    }
    return embodied;
  }
}
