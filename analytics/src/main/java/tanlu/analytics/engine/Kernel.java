package tanlu.analytics.engine;

/// The two inner loops of dense linear algebra on row-major arrays, each element by fused
/// multiply-adds in a fixed order: every implementation gives the same bits.
interface Kernel {
  /// Columns a tile covers.
  int TILE_COLUMNS = 24;

  /// `c[at + j] −= factor · b[from + j]` for j from 0 to length − 1.
  void subtract(double[] c, int at, double[] b, int from, int length, double factor);

  /// Four rows of `C −= L · P` over one tile of columns: `c[row r of 4][j] −= Σ_k l[row r][k] ·
  /// packed[k][j]`, k ascending.
  ///
  /// @param c row-major with `width` columns; `at` is the tile's first element
  /// @param l row-major with `stride` columns; `from` is the first factor of the first row
  /// @param packed depth × [#TILE_COLUMNS]
  void tile(
      double[] c, int at, int width, double[] l, int from, int stride, double[] packed, int depth);

  /// The kernel on the Vector API where its module is present, else the plain one.
  static Kernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorKernel()
        : new PlainKernel();
  }
}
