package tanlu.analytics.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// LU factors with partial pivoting, `P M = L U`, of a dense square matrix: factored once, then
/// solved for many right-hand sides, `M x = b` or `Mᵀ x = b`.
///
/// Recursive by columns (Toledo 1997), so that nearly all work is matrix multiplication; every
/// element takes its fused multiply-adds in the order of k whatever the blocking, the vector width
/// or the number of threads: the same matrix gives the same bits everywhere.
public final class LuFactors {
  private static final int LEAF = Kernel.STEP;
  private static final long PARALLEL = 2_000_000;

  private final int n;
  private final double[] lu;
  private final int[] pivots;
  private final Kernel kernel;
  private final int threads;

  private LuFactors(int n, double[] lu, Kernel kernel, int threads) {
    this.n = n;
    this.lu = lu;
    this.pivots = new int[n];
    this.kernel = kernel;
    this.threads = threads;
  }

  /// Factors a matrix.
  ///
  /// @param matrix row-major, n × n; not changed
  /// @throws SingularMatrixException where a column has no pivot above rounding
  public static LuFactors of(double[] matrix, int n) {
    return inPlaceOf(matrix.clone(), n);
  }

  /// The factors in the matrix's own array, for a matrix nobody else reads.
  static LuFactors inPlaceOf(double[] matrix, int n) {
    return inPlaceOf(matrix, n, Kernel.best(), Runtime.getRuntime().availableProcessors());
  }

  static LuFactors inPlaceOf(double[] matrix, int n, Kernel kernel, int threads) {
    LuFactors factors = new LuFactors(n, matrix, kernel, threads);
    double[] least = factors.leastPivots();
    factors.factor(0, n, least);
    return factors;
  }

  public int size() {
    return n;
  }

  /// Solves `M x = b`.
  public double[] solve(double[] b) {
    double[] x = permuted(b);
    for (int i = 1; i < n; i++) {
      x[i] -= kernel.dot(lu, i * n, x, 0, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      int row = i * n;
      x[i] = (x[i] - kernel.dot(lu, row + i + 1, x, i + 1, n - i - 1)) / lu[row + i];
    }
    return x;
  }

  /// Solves `M X = B` for several right-hand sides at once, mostly by matrix multiplication.
  ///
  /// @param b row-major, n × columns; not changed
  public double[] solve(double[] b, int columns) {
    double[] x = b.clone();
    for (int k = 0; k < n; k++) {
      swap(x, columns, k, pivots[k]);
    }
    byColumns(
        (long) n * n,
        0,
        columns,
        (left, right) -> {
          lower(x, columns, 0, n, left, right);
          upper(x, columns, 0, n, left, right);
        });
    return x;
  }

  /// `M⁻¹`, row-major; as much work as three factorisations.
  public double[] inverse() {
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * n + i] = 1;
    }
    return solve(identity, n);
  }

  /// Solves `Mᵀ x = b`, e.g. multipliers `m (I − A) = f`.
  public double[] solveTransposed(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      x[i] /= lu[i * n + i];
      kernel.subtract(x, i + 1, lu, i * n + i + 1, n - i - 1, x[i]);
    }
    for (int i = n - 1; i > 0; i--) {
      kernel.subtract(x, 0, lu, i * n, i, x[i]);
    }
    for (int k = n - 1; k >= 0; k--) {
      swap(x, 1, k, pivots[k]);
    }
    return x;
  }

  private double[] permuted(double[] b) {
    double[] x = b.clone();
    for (int k = 0; k < n; k++) {
      swap(x, 1, k, pivots[k]);
    }
    return x;
  }

  private static void swap(double[] rows, int width, int i, int k) {
    for (int j = 0; i != k && j < width; j++) {
      double other = rows[k * width + j];
      rows[k * width + j] = rows[i * width + j];
      rows[i * width + j] = other;
    }
  }

  /// What rounding alone may leave of each column, `n ε max |column|`: no pivot at or below it.
  private double[] leastPivots() {
    double[] least = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        least[j] = Math.max(least[j], Math.abs(lu[i * n + j]));
      }
    }
    for (int j = 0; j < n; j++) {
      least[j] *= n * Math.ulp(1.0);
    }
    return least;
  }

  private void factor(int from, int to, double[] leastPivots) {
    if (to - from <= LEAF) {
      leaf(from, to, leastPivots);
      return;
    }
    int middle = middle(from, to);
    factor(from, middle, leastPivots);
    byColumns(
        (long) (n - from) * (middle - from),
        middle,
        to,
        (left, right) -> {
          lower(lu, n, from, middle, left, right);
          multiply(lu, n, middle, n, from, middle, left, right);
        });
    factor(middle, to, leastPivots);
  }

  /// Half way, where whole tiles end.
  private static int middle(int from, int to) {
    int whole = to - from > 2 * Kernel.TILE_COLUMNS ? Kernel.TILE_COLUMNS : Kernel.STEP;
    return from + ((to - from) / 2 + whole - 1) / whole * whole;
  }

  /// Columns from to to − 1 with all rows below, in a narrow copy that stays in the cache.
  private void leaf(int from, int to, double[] leastPivots) {
    int rows = n - from;
    int columns = to - from;
    double[] panel = new double[rows * LEAF];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(lu, (from + i) * n + from, panel, i * LEAF, columns);
    }
    double[] pivotRow = new double[LEAF];
    for (int k = 0; k < columns; k++) {
      int pivot = k;
      for (int i = k + 1; i < rows; i++) {
        if (Math.abs(panel[i * LEAF + k]) > Math.abs(panel[pivot * LEAF + k])) {
          pivot = i;
        }
      }
      double diagonal = panel[pivot * LEAF + k];
      if (!(Math.abs(diagonal) > leastPivots[from + k])) {
        throw new SingularMatrixException(from + k, diagonal);
      }
      pivots[from + k] = from + pivot;
      swap(panel, LEAF, k, pivot);
      swap(lu, n, from + k, from + pivot);
      System.arraycopy(panel, k * LEAF, pivotRow, 0, LEAF);
      Arrays.fill(pivotRow, 0, k + 1, 0);
      for (int i = k + 1; i < rows; i++) {
        double factor = panel[i * LEAF + k] / diagonal;
        kernel.subtract(panel, i * LEAF, pivotRow, 0, LEAF, factor);
        panel[i * LEAF + k] = factor;
      }
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(panel, i * LEAF, lu, (from + i) * n + from, columns);
    }
  }

  /// `X ← L⁻¹ X` on rows and L-columns [top, bottom), columns [left, right) of X.
  private void lower(double[] x, int width, int top, int bottom, int left, int right) {
    if (bottom - top <= LEAF) {
      for (int i = top + 1; i < bottom; i++) {
        for (int k = top; k < i; k++) {
          kernel.subtract(x, i * width + left, x, k * width + left, right - left, lu[i * n + k]);
        }
      }
      return;
    }
    int middle = middle(top, bottom);
    lower(x, width, top, middle, left, right);
    multiply(x, width, middle, bottom, top, middle, left, right);
    lower(x, width, middle, bottom, left, right);
  }

  /// `X ← U⁻¹ X` on rows and U-columns [top, bottom), columns [left, right) of X.
  private void upper(double[] x, int width, int top, int bottom, int left, int right) {
    if (bottom - top <= LEAF) {
      for (int i = bottom - 1; i >= top; i--) {
        for (int k = i + 1; k < bottom; k++) {
          kernel.subtract(x, i * width + left, x, k * width + left, right - left, lu[i * n + k]);
        }
        for (int j = left; j < right; j++) {
          x[i * width + j] /= lu[i * n + i];
        }
      }
      return;
    }
    int middle = middle(top, bottom);
    upper(x, width, middle, bottom, left, right);
    multiply(x, width, top, middle, middle, bottom, left, right);
    upper(x, width, top, middle, left, right);
  }

  private interface Columns {
    void of(int left, int right);
  }

  /// Does the same to all columns [left, right), which do not touch each other.
  ///
  /// @param work multiplications per column
  private void byColumns(long work, int left, int right, Columns step) {
    if (threads == 1 || work * (right - left) < PARALLEL) {
      step.of(left, right);
      return;
    }
    int share = (right - left + threads - 1) / threads;
    int whole = share >= 4 * Kernel.TILE_COLUMNS ? Kernel.TILE_COLUMNS : Kernel.STEP;
    int size = (share + whole - 1) / whole * whole;
    List<ForkJoinTask<?>> parts = new ArrayList<>();
    for (int start = left + size; start < right; start += size) {
      int begin = start;
      int end = Math.min(right, start + size);
      parts.add(ForkJoinPool.commonPool().submit(() -> step.of(begin, end)));
    }
    step.of(left, Math.min(right, left + size));
    parts.forEach(ForkJoinTask::join);
  }

  /// `X[top..bottom] −= LU[top..bottom, first..last] · X[first..last]` on columns [left, right) of
  /// X.
  private void multiply(
      double[] x, int width, int top, int bottom, int first, int last, int left, int right) {
    Product.add(
        kernel,
        -1,
        new Product.Block(x, top * width + left, width),
        new Product.Block(lu, top * n + first, n),
        new Product.Block(x, first * width + left, width),
        bottom - top,
        last - first,
        right - left);
  }
}
