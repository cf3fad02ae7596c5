package tanlu.analytics.engine;

/// The inner loops of dense linear algebra on row-major arrays, each element by fused multiply-adds
/// in a fixed order: every implementation gives the same bits.
interface Kernel {
  /// Columns of the widest tile; narrower ones cover a multiple of [#STEP].
  int TILE_COLUMNS = 24;

  /// The widest vector there is: blocks are cut at multiples of it.
  int STEP = 8;

  /// `c[at + j] −= factor · b[from + j]` for j from 0 to length − 1.
  void subtract(double[] c, int at, double[] b, int from, int length, double factor);

  /// `Σ l[from + k] · x[at + k]` for k from 0 to length − 1, in 16 interleaved sums, halved until
  /// one is left, then the rest in order.
  double dot(double[] l, int from, double[] x, int at, int length);

  /// `C += L · P` over one tile: `c[row r][j] += Σ_k l[row r][k] · packed[k][j]`, k ascending.
  ///
  /// @param c row-major with `width` columns; `at` is the tile's first element
  /// @param rows from 1 to 4
  /// @param columns a multiple of [#STEP], at most [#TILE_COLUMNS]
  /// @param l row-major with `stride` columns; `from` is the first factor of the first row
  /// @param packed depth × [#TILE_COLUMNS]
  void tile(
      double[] c,
      int at,
      int width,
      int rows,
      int columns,
      double[] l,
      int from,
      int stride,
      double[] packed,
      int depth);

  /// The kernel on the Vector API where its module is present, else the plain one.
  static Kernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorKernel()
        : new PlainKernel();
  }
}
