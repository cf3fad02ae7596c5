package tanlu.analytics.benchmarks;

import java.util.Random;

/// An economy drawn from a seed: n / 42 provinces of 42 sectors, with a few strong inputs in each
/// column and many weak ones, as in a multi-regional table. The columns of A sum to .3–.8.
final class SeededEconomy {
  static final int SECTORS = 42;
  static final int STRESSORS = 3;

  final int n;
  final int provinces;

  /// Z, row-major, and x.
  final double[] flows;

  final double[] output;

  /// f of each stressor.
  final double[][] intensity = new double[STRESSORS][];

  /// Y, row-major, n × provinces.
  final double[] finalDemand;

  SeededEconomy(int n) {
    this.n = n;
    provinces = Math.max(1, n / SECTORS);
    Random random = new Random(2017);
    flows = new double[n * n];
    output = random.doubles(n, 10, 1000).toArray();
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double weight = Math.abs(random.nextGaussian());
        flows[i * n + j] = weight * weight * weight * weight;
        sum += flows[i * n + j];
      }
      double bought = (.3 + .5 * random.nextDouble()) * output[j] / sum;
      for (int i = 0; i < n; i++) {
        flows[i * n + j] *= bought;
      }
    }
    for (int s = 0; s < STRESSORS; s++) {
      intensity[s] = random.doubles(n).toArray();
    }
    finalDemand = random.doubles((long) n * provinces).toArray();
  }

  /// `A = Z x̂⁻¹`, row-major.
  double[] coefficients() {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = flows[i * n + j] / output[j];
      }
    }
    return a;
  }

  /// `I − A`, row-major.
  double[] leontiefMatrix() {
    double[] m = coefficients();
    for (int k = 0; k < m.length; k++) {
      m[k] = (k % (n + 1) == 0 ? 1 : 0) - m[k];
    }
    return m;
  }
}
