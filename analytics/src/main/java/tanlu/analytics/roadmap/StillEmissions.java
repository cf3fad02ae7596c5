package tanlu.analytics.roadmap;

import java.util.Arrays;
import java.util.List;

/// A region's emissions in a year with the levers where they are, on any activity: what
/// [DrawnEmissions] says, in fewer steps.
///
/// What shares leave is one number for each row, but what tonnes leave, `1 − min(T, there) /
/// there`, depends on what is there. So the cells of a row stand together that the same levers take
/// tonnes from.
final class StillEmissions implements DrawnTotal {
  private final DrawnEmissions emissions;
  private final int[] rows;
  private final double[] left;
  private final double[] tonnes;
  private final double[][] there;

  /// Cells of a row together, for each unit of its activity.
  ///
  /// @param row from 0
  /// @param there when a lever that takes tonnes comes to act; 0 where it does not act on them
  /// @param left in the end, but for tonnes
  @SuppressWarnings("ArrayRecordComponent")
  record Cells(int row, double[] there, double left) {
    Cells plus(Cells other) {
      double[] sum = new double[there.length];
      Arrays.setAll(sum, k -> there[k] + other.there[k]);
      return new Cells(row, sum, left + other.left);
    }
  }

  /// @param tonnes taken by lever, in their order
  StillEmissions(DrawnEmissions emissions, List<Cells> cells, double[] tonnes) {
    this.emissions = emissions;
    this.tonnes = tonnes;
    rows = cells.stream().mapToInt(Cells::row).toArray();
    left = cells.stream().mapToDouble(Cells::left).toArray();
    there = new double[tonnes.length][];
    Arrays.setAll(there, k -> cells.stream().mapToDouble(each -> each.there[k]).toArray());
  }

  @Override
  public double of(double[] at, double[] activity, int from) {
    double base = emissions.base(at);
    double[] co2 = new double[rows.length];
    for (int c = 0; c < co2.length; c++) {
      co2[c] = base * activity[from + rows[c]];
    }
    for (int k = 0; k < tonnes.length; k++) {
      double all = 0;
      for (int c = 0; c < co2.length; c++) {
        all += there[k][c] * co2[c];
      }
      double kept = DrawnEmissions.kept(tonnes[k], all);
      for (int c = 0; c < co2.length; c++) {
        co2[c] *= there[k][c] == 0 ? 1 : kept;
      }
    }
    double sum = 0;
    for (int c = 0; c < co2.length; c++) {
      sum += left[c] * co2[c];
    }
    return sum;
  }
}
