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
    if (rows == 4) {
      for (int j = 0; j < columns; j += 2) {
        fourByTwo(c, at + j, width, l, from, stride, packed, j, depth);
      }
      return;
    }
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < depth; k++) {
        subtract(c, at + r * width, packed, k * TILE_COLUMNS, columns, -l[from + r * stride + k]);
      }
    }
  }

  /// Eight sums that stay in registers: as many as two fused multiply-adds a cycle keep busy.
  private static void fourByTwo(
      double[] c,
      int at,
      int width,
      double[] l,
      int from,
      int stride,
      double[] packed,
      int j,
      int depth) {
    int r1 = at + width;
    int r2 = r1 + width;
    int r3 = r2 + width;
    int l1 = from + stride;
    int l2 = l1 + stride;
    int l3 = l2 + stride;
    double c00 = c[at];
    double c01 = c[at + 1];
    double c10 = c[r1];
    double c11 = c[r1 + 1];
    double c20 = c[r2];
    double c21 = c[r2 + 1];
    double c30 = c[r3];
    double c31 = c[r3 + 1];
    for (int k = 0; k < depth; k++) {
      double b0 = packed[k * TILE_COLUMNS + j];
      double b1 = packed[k * TILE_COLUMNS + j + 1];
      double f = l[from + k];
      c00 = Math.fma(f, b0, c00);
      c01 = Math.fma(f, b1, c01);
      f = l[l1 + k];
      c10 = Math.fma(f, b0, c10);
      c11 = Math.fma(f, b1, c11);
      f = l[l2 + k];
      c20 = Math.fma(f, b0, c20);
      c21 = Math.fma(f, b1, c21);
      f = l[l3 + k];
      c30 = Math.fma(f, b0, c30);
      c31 = Math.fma(f, b1, c31);
    }
    c[at] = c00;
    c[at + 1] = c01;
    c[r1] = c10;
    c[r1 + 1] = c11;
    c[r2] = c20;
    c[r2 + 1] = c21;
    c[r3] = c30;
    c[r3 + 1] = c31;
  }
}
