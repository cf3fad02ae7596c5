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
  /// @throws IllegalArgumentException where the matrix is singular, naming the column
  public static LuFactors of(double[] matrix, int n) {
    return of(matrix, n, Kernel.best(), Runtime.getRuntime().availableProcessors());
  }

  static LuFactors of(double[] matrix, int n, Kernel kernel, int threads) {
    LuFactors factors = new LuFactors(n, matrix.clone(), kernel, threads);
    factors.factor(0, n);
    return factors;
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
      double other = x[pivots[k]];
      x[pivots[k]] = x[k];
      x[k] = other;
    }
    return x;
  }

  private double[] permuted(double[] b) {
    double[] x = b.clone();
    for (int k = 0; k < n; k++) {
      double other = x[pivots[k]];
      x[pivots[k]] = x[k];
      x[k] = other;
    }
    return x;
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

  private void factor(int from, int to) {
    if (to - from <= LEAF) {
      leaf(from, to);
      return;
    }
    int middle = from + ((to - from) / 2 + 7) / 8 * 8;
    factor(from, middle);
    lower(from, middle, middle, to);
    multiply(middle, n, from, middle, middle, to);
    factor(middle, to);
  }

  private void leaf(int from, int to) {
    for (int k = from; k < to; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) {
          pivot = i;
        }
      }
      double diagonal = lu[pivot * n + k];
      if (diagonal == 0 || Double.isNaN(diagonal)) {
        throw new IllegalArgumentException("the matrix is singular at column " + (k + 1));
      }
      pivots[k] = pivot;
      if (pivot != k) {
        for (int j = 0; j < n; j++) {
          double other = lu[pivot * n + j];
          lu[pivot * n + j] = lu[k * n + j];
          lu[k * n + j] = other;
        }
      }
      for (int i = k + 1; i < n; i++) {
        double factor = lu[i * n + k] / diagonal;
        lu[i * n + k] = factor;
        for (int j = k + 1; j < to; j++) {
          lu[i * n + j] = Math.fma(-factor, lu[k * n + j], lu[i * n + j]);
        }
      }
    }
  }

  /// `U₁₂ = L₁₁⁻¹ A₁₂` on rows and L-columns [top, bottom), right-hand columns [left, right).
  private void lower(int top, int bottom, int left, int right) {
    if (bottom - top <= LEAF) {
      for (int i = top + 1; i < bottom; i++) {
        for (int k = top; k < i; k++) {
          kernel.subtract(lu, i * n + left, lu, k * n + left, right - left, lu[i * n + k]);
        }
      }
      return;
    }
    int middle = top + ((bottom - top) / 2 + 7) / 8 * 8;
    lower(top, middle, left, right);
    multiply(middle, bottom, top, middle, left, right);
    lower(middle, bottom, left, right);
  }

  /// `A[top..bottom, left..right] −= A[top..bottom, first..last] · A[first..last, left..right]`.
  private void multiply(int top, int bottom, int first, int last, int left, int right) {
    long work = (long) (bottom - top) * (last - first) * (right - left);
    if (threads == 1 || work < PARALLEL) {
      rows(top, bottom, first, last, left, right);
      return;
    }
    List<ForkJoinTask<?>> parts = new ArrayList<>();
    int size = ((bottom - top) / threads + 4) / 4 * 4;
    for (int start = top; start < bottom; start += size) {
      int begin = start;
      int end = Math.min(bottom, start + size);
      parts.add(ForkJoinPool.commonPool().submit(() -> rows(begin, end, first, last, left, right)));
    }
    parts.forEach(ForkJoinTask::join);
  }

  private void rows(int top, int bottom, int first, int last, int left, int right) {
    int tile = Kernel.TILE_COLUMNS;
    double[] packed = new double[DEPTH * tile];
    int tiled = top + (bottom - top) / 4 * 4;
    for (int k = first; k < last; k += DEPTH) {
      int depth = Math.min(DEPTH, last - k);
      int j = left;
      for (; j + tile <= right; j += tile) {
        for (int d = 0; d < depth; d++) {
          System.arraycopy(lu, (k + d) * n + j, packed, d * tile, tile);
        }
        for (int i = top; i < tiled; i += 4) {
          kernel.tile(lu, i * n + j, lu, i * n + k, n, packed, depth);
        }
      }
      edge(top, tiled, k, depth, j, right);
      edge(tiled, bottom, k, depth, left, right);
    }
  }

  /// What no tile covers.
  private void edge(int top, int bottom, int k, int depth, int left, int right) {
    if (left >= right) {
      return;
    }
    for (int i = top; i < bottom; i++) {
      for (int d = 0; d < depth; d++) {
        kernel.subtract(lu, i * n + left, lu, (k + d) * n + left, right - left, lu[i * n + k + d]);
      }
    }
  }
}
