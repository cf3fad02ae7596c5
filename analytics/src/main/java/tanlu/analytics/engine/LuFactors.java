package tanlu.analytics.engine;

import java.util.ArrayList;
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
  private static final int LEAF = 16;
  private static final int DEPTH = 128;
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
      x[i] = reduced(x[i], i * n, x, 0, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] = reduced(x[i], i * n, x, i + 1, n) / lu[i * n + i];
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
    lower(x, columns, 0, n, 0, columns);
    upper(x, columns, 0, n);
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

  /// `value − Σ lu[row + k] x[k]`, in four interleaved sums added in a fixed order: short chains
  /// without a sum that depends on the vector width.
  private double reduced(double value, int row, double[] x, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = from;
    for (; k + 3 < to; k += 4) {
      s0 = Math.fma(lu[row + k], x[k], s0);
      s1 = Math.fma(lu[row + k + 1], x[k + 1], s1);
      s2 = Math.fma(lu[row + k + 2], x[k + 2], s2);
      s3 = Math.fma(lu[row + k + 3], x[k + 3], s3);
    }
    double rest = 0;
    for (; k < to; k++) {
      rest = Math.fma(lu[row + k], x[k], rest);
    }
    return value - (((s0 + s1) + (s2 + s3)) + rest);
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
    lower(lu, n, from, middle, middle, to);
    multiply(lu, n, middle, n, from, middle, middle, to);
    factor(middle, to, leastPivots);
  }

  private static int middle(int from, int to) {
    return from + ((to - from) / 2 + 7) / 8 * 8;
  }

  private void leaf(int from, int to, double[] leastPivots) {
    for (int k = from; k < to; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) {
          pivot = i;
        }
      }
      double diagonal = lu[pivot * n + k];
      if (!(Math.abs(diagonal) > leastPivots[k])) {
        throw new SingularMatrixException(k, diagonal);
      }
      pivots[k] = pivot;
      swap(lu, n, k, pivot);
      for (int i = k + 1; i < n; i++) {
        double factor = lu[i * n + k] / diagonal;
        lu[i * n + k] = factor;
        for (int j = k + 1; j < to; j++) {
          lu[i * n + j] = Math.fma(-factor, lu[k * n + j], lu[i * n + j]);
        }
      }
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

  /// `X ← U⁻¹ X` on rows and U-columns [top, bottom), all columns of X.
  private void upper(double[] x, int width, int top, int bottom) {
    if (bottom - top <= LEAF) {
      for (int i = bottom - 1; i >= top; i--) {
        for (int k = i + 1; k < bottom; k++) {
          kernel.subtract(x, i * width, x, k * width, width, lu[i * n + k]);
        }
        for (int j = 0; j < width; j++) {
          x[i * width + j] /= lu[i * n + i];
        }
      }
      return;
    }
    int middle = middle(top, bottom);
    upper(x, width, middle, bottom);
    multiply(x, width, top, middle, middle, bottom, 0, width);
    upper(x, width, top, middle);
  }

  /// `X[top..bottom] −= LU[top..bottom, first..last] · X[first..last]` on columns [left, right) of
  /// X.
  private void multiply(
      double[] x, int width, int top, int bottom, int first, int last, int left, int right) {
    long work = (long) (bottom - top) * (last - first) * (right - left);
    if (threads == 1 || work < PARALLEL) {
      rows(x, width, top, bottom, first, last, left, right);
      return;
    }
    List<ForkJoinTask<?>> parts = new ArrayList<>();
    int size = ((bottom - top) / threads + 4) / 4 * 4;
    for (int start = top; start < bottom; start += size) {
      int begin = start;
      int end = Math.min(bottom, start + size);
      parts.add(
          ForkJoinPool.commonPool()
              .submit(() -> rows(x, width, begin, end, first, last, left, right)));
    }
    parts.forEach(ForkJoinTask::join);
  }

  private void rows(
      double[] x, int width, int top, int bottom, int first, int last, int left, int right) {
    int tile = Kernel.TILE_COLUMNS;
    double[] packed = new double[DEPTH * tile];
    int tiled = top + (bottom - top) / 4 * 4;
    for (int k = first; k < last; k += DEPTH) {
      int depth = Math.min(DEPTH, last - k);
      int j = left;
      for (; j + tile <= right; j += tile) {
        for (int d = 0; d < depth; d++) {
          System.arraycopy(x, (k + d) * width + j, packed, d * tile, tile);
        }
        for (int i = top; i < tiled; i += 4) {
          kernel.tile(x, i * width + j, width, lu, i * n + k, n, packed, depth);
        }
      }
      edge(x, width, top, tiled, k, depth, j, right);
      edge(x, width, tiled, bottom, k, depth, left, right);
    }
  }

  /// What no tile covers.
  private void edge(
      double[] x, int width, int top, int bottom, int k, int depth, int left, int right) {
    if (left >= right) {
      return;
    }
    for (int i = top; i < bottom; i++) {
      for (int d = 0; d < depth; d++) {
        kernel.subtract(
            x, i * width + left, x, (k + d) * width + left, right - left, lu[i * n + k + d]);
      }
    }
  }
}
