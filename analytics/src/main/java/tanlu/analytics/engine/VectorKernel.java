package tanlu.analytics.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernel on the Vector API. Lanes run along columns, so no sum crosses lanes and the width of
/// the processor's vectors does not show in the result; a dot product keeps 16 sums whatever the
/// width.
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Double> WIDE =
      DoubleVector.SPECIES_PREFERRED.length() > STEP
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = WIDE.length();

  @Override
  public void subtract(double[] c, int at, double[] b, int from, int length, double factor) {
    int bound = WIDE.loopBound(length);
    DoubleVector minus = DoubleVector.broadcast(WIDE, -factor);
    int j = 0;
    for (; j < bound; j += WIDTH) {
      DoubleVector.fromArray(WIDE, b, from + j)
          .fma(minus, DoubleVector.fromArray(WIDE, c, at + j))
          .intoArray(c, at + j);
    }
    for (; j < length; j++) {
      c[at + j] = Math.fma(-factor, b[from + j], c[at + j]);
    }
  }

  @Override
  public double dot(double[] l, int from, double[] x, int at, int length) {
    double[] sums = new double[16];
    int bound = length / 16 * 16;
    for (int lane = 0; lane < 16; lane += 2 * WIDTH) {
      DoubleVector s0 = DoubleVector.zero(WIDE);
      DoubleVector s1 = DoubleVector.zero(WIDE);
      for (int k = lane; k < bound; k += 16) {
        s0 =
            DoubleVector.fromArray(WIDE, l, from + k)
                .fma(DoubleVector.fromArray(WIDE, x, at + k), s0);
        s1 =
            DoubleVector.fromArray(WIDE, l, from + k + WIDTH)
                .fma(DoubleVector.fromArray(WIDE, x, at + k + WIDTH), s1);
      }
      s0.intoArray(sums, lane);
      s1.intoArray(sums, lane + WIDTH);
    }
    return PlainKernel.rest(PlainKernel.halved(sums), l, from, x, at, bound, length);
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
    int j = 0;
    for (; rows == 4 && j + 3 * WIDTH <= columns; j += 3 * WIDTH) {
      fourByThree(c, at + j, width, l, from, stride, packed, j, depth);
    }
    for (; rows == 4 && j < columns; j += WIDTH) {
      fourByOne(c, at + j, width, l, from, stride, packed, j, depth);
    }
    for (; j < columns; j += WIDTH) {
      for (int r = 0; r < rows; r++) {
        one(c, at + j + r * width, l, from + r * stride, packed, j, depth);
      }
    }
  }

  private static void fourByThree(
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
    DoubleVector c00 = DoubleVector.fromArray(WIDE, c, at);
    DoubleVector c01 = DoubleVector.fromArray(WIDE, c, at + WIDTH);
    DoubleVector c02 = DoubleVector.fromArray(WIDE, c, at + 2 * WIDTH);
    DoubleVector c10 = DoubleVector.fromArray(WIDE, c, r1);
    DoubleVector c11 = DoubleVector.fromArray(WIDE, c, r1 + WIDTH);
    DoubleVector c12 = DoubleVector.fromArray(WIDE, c, r1 + 2 * WIDTH);
    DoubleVector c20 = DoubleVector.fromArray(WIDE, c, r2);
    DoubleVector c21 = DoubleVector.fromArray(WIDE, c, r2 + WIDTH);
    DoubleVector c22 = DoubleVector.fromArray(WIDE, c, r2 + 2 * WIDTH);
    DoubleVector c30 = DoubleVector.fromArray(WIDE, c, r3);
    DoubleVector c31 = DoubleVector.fromArray(WIDE, c, r3 + WIDTH);
    DoubleVector c32 = DoubleVector.fromArray(WIDE, c, r3 + 2 * WIDTH);
    int l1 = from + stride;
    int l2 = l1 + stride;
    int l3 = l2 + stride;
    for (int k = 0; k < depth; k++) {
      int p = k * TILE_COLUMNS + j;
      DoubleVector b0 = DoubleVector.fromArray(WIDE, packed, p);
      DoubleVector b1 = DoubleVector.fromArray(WIDE, packed, p + WIDTH);
      DoubleVector b2 = DoubleVector.fromArray(WIDE, packed, p + 2 * WIDTH);
      DoubleVector f = DoubleVector.broadcast(WIDE, l[from + k]);
      c00 = b0.fma(f, c00);
      c01 = b1.fma(f, c01);
      c02 = b2.fma(f, c02);
      f = DoubleVector.broadcast(WIDE, l[l1 + k]);
      c10 = b0.fma(f, c10);
      c11 = b1.fma(f, c11);
      c12 = b2.fma(f, c12);
      f = DoubleVector.broadcast(WIDE, l[l2 + k]);
      c20 = b0.fma(f, c20);
      c21 = b1.fma(f, c21);
      c22 = b2.fma(f, c22);
      f = DoubleVector.broadcast(WIDE, l[l3 + k]);
      c30 = b0.fma(f, c30);
      c31 = b1.fma(f, c31);
      c32 = b2.fma(f, c32);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + WIDTH);
    c02.intoArray(c, at + 2 * WIDTH);
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + WIDTH);
    c12.intoArray(c, r1 + 2 * WIDTH);
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + WIDTH);
    c22.intoArray(c, r2 + 2 * WIDTH);
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + WIDTH);
    c32.intoArray(c, r3 + 2 * WIDTH);
  }

  private static void fourByOne(
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
    DoubleVector c0 = DoubleVector.fromArray(WIDE, c, at);
    DoubleVector c1 = DoubleVector.fromArray(WIDE, c, r1);
    DoubleVector c2 = DoubleVector.fromArray(WIDE, c, r2);
    DoubleVector c3 = DoubleVector.fromArray(WIDE, c, r3);
    int l1 = from + stride;
    int l2 = l1 + stride;
    int l3 = l2 + stride;
    for (int k = 0; k < depth; k++) {
      DoubleVector b = DoubleVector.fromArray(WIDE, packed, k * TILE_COLUMNS + j);
      c0 = b.fma(DoubleVector.broadcast(WIDE, l[from + k]), c0);
      c1 = b.fma(DoubleVector.broadcast(WIDE, l[l1 + k]), c1);
      c2 = b.fma(DoubleVector.broadcast(WIDE, l[l2 + k]), c2);
      c3 = b.fma(DoubleVector.broadcast(WIDE, l[l3 + k]), c3);
    }
    c0.intoArray(c, at);
    c1.intoArray(c, r1);
    c2.intoArray(c, r2);
    c3.intoArray(c, r3);
  }

  private static void one(
      double[] c, int at, double[] l, int from, double[] packed, int j, int depth) {
    DoubleVector sum = DoubleVector.fromArray(WIDE, c, at);
    for (int k = 0; k < depth; k++) {
      sum =
          DoubleVector.fromArray(WIDE, packed, k * TILE_COLUMNS + j)
              .fma(DoubleVector.broadcast(WIDE, l[from + k]), sum);
    }
    sum.intoArray(c, at);
  }
}
