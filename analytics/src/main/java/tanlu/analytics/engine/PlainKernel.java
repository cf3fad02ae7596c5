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
  public void tile(
      double[] c, int at, int width, double[] l, int from, int stride, double[] packed, int depth) {
    for (int r = 0; r < 4; r++) {
      int row = at + r * width;
      int factors = from + r * stride;
      for (int k = 0; k < depth; k++) {
        subtract(c, row, packed, k * TILE_COLUMNS, TILE_COLUMNS, l[factors + k]);
      }
    }
  }
}
