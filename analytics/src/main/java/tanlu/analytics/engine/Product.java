package tanlu.analytics.engine;

/// Products of dense row-major matrices, added to or taken from a third: every element takes its
/// fused multiply-adds in the order of k whatever the tiles.
final class Product {
  private static final int DEPTH = 128;

  private Product() {}

  /// A part of a row-major array.
  ///
  /// @param at its first element
  /// @param width columns of the whole array
  @SuppressWarnings("ArrayRecordComponent")
  record Block(double[] values, int at, int width) {
    static Block of(double[] values, int width) {
      return new Block(values, 0, width);
    }
  }

  /// `A B`.
  ///
  /// @param a rows × depth
  /// @param b depth × columns
  static double[] of(double[] a, double[] b, int rows, int depth, int columns) {
    double[] c = new double[rows * columns];
    add(
        Kernel.best(),
        1,
        Block.of(c, columns),
        Block.of(a, depth),
        Block.of(b, columns),
        rows,
        depth,
        columns);
    return c;
  }

  /// `C ← C + s A B`.
  ///
  /// @param sign s, 1 or −1
  /// @param c rows × columns
  /// @param a rows × depth
  /// @param b depth × columns; may be other rows of the array C stands in
  static void add(
      Kernel kernel, int sign, Block c, Block a, Block b, int rows, int depth, int columns) {
    int tile = Kernel.TILE_COLUMNS;
    double[] packed = new double[Math.min(DEPTH, depth) * tile];
    double[] edge = new double[4 * tile];
    for (int k = 0; k < depth; k += DEPTH) {
      int deep = Math.min(DEPTH, depth - k);
      for (int j = 0; j < columns; j += tile) {
        int wide = Math.min(tile, columns - j);
        int covered = (wide + Kernel.STEP - 1) / Kernel.STEP * Kernel.STEP;
        for (int d = 0; d < deep; d++) {
          int row = b.at + (k + d) * b.width + j;
          for (int t = 0; t < wide; t++) {
            packed[d * tile + t] = sign * b.values[row + t];
          }
        }
        for (int i = 0; i < rows; i += 4) {
          int high = Math.min(4, rows - i);
          int at = c.at + i * c.width + j;
          int from = a.at + i * a.width + k;
          if (covered == wide) {
            kernel.tile(c.values, at, c.width, high, wide, a.values, from, a.width, packed, deep);
          } else {
            copy(c.values, at, c.width, edge, 0, tile, high, wide);
            kernel.tile(edge, 0, tile, high, covered, a.values, from, a.width, packed, deep);
            copy(edge, 0, tile, c.values, at, c.width, high, wide);
          }
        }
      }
    }
  }

  private static void copy(
      double[] from, int at, int width, double[] to, int into, int other, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, at + r * width, to, into + r * other, columns);
    }
  }
}
