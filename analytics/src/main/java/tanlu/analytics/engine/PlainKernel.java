package tanlu.analytics.engine;

/// The kernel without vector instructions.
final class PlainKernel implements Kernel {
  @Override
  public void subtract(double[] c, int at, double[] b, int from, int length, double factor) {
    for (int j = 0; j < length; j++) {
      c[at + j] = Math.fma(-factor, b[from + j], c[at + j]);
    }
  }

  @Override
  public double dot(double[] l, int from, double[] x, int at, int length) {
    double[] sums = new double[16];
    int bound = length / 16 * 16;
    for (int k = 0; k < bound; k += 16) {
      for (int lane = 0; lane < 16; lane++) {
        sums[lane] = Math.fma(l[from + k + lane], x[at + k + lane], sums[lane]);
      }
    }
    return rest(halved(sums), l, from, x, at, bound, length);
  }

  static double halved(double[] sums) {
    for (int half = sums.length / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        sums[lane] += sums[lane + half];
      }
    }
    return sums[0];
  }

  static double rest(double sum, double[] l, int from, double[] x, int at, int begin, int length) {
    for (int k = begin; k < length; k++) {
      sum = Math.fma(l[from + k], x[at + k], sum);
    }
    return sum;
  }

  @Override
  public void tile(
      double[] c,
      int at,
      int width,
      int rows,
      int columns,
      double[] l,
      int from,
      int stride,
      double[] packed,
      int depth) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < depth; k++) {
        subtract(c, at + r * width, packed, k * TILE_COLUMNS, columns, -l[from + r * stride + k]);
      }
    }
  }
}
