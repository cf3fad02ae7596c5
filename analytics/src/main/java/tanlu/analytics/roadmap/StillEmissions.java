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
  private final double[] rows;
  private final List<Cells> taken;
  private final double[] tonnes;

  /// Cells of a row together that tonnes are taken from, for each unit of its activity.
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

  /// @param rows what is left of each row for each unit of its activity, but for the cells taken
  /// @param tonnes taken by lever, in their order
  StillEmissions(DrawnEmissions emissions, double[] rows, List<Cells> taken, double[] tonnes) {
    this.emissions = emissions;
    this.rows = rows;
    this.taken = taken;
    this.tonnes = tonnes;
  }

  @Override
  public double of(double[] at, double[] activity, int from) {
    double base = emissions.base(at);
    double sum = 0;
    for (int row = 0; row < rows.length; row++) {
      sum += rows[row] * activity[from + row];
    }
    sum *= base;
    double[] co2 = new double[taken.size()];
    for (int c = 0; c < co2.length; c++) {
      co2[c] = base * activity[from + taken.get(c).row];
    }
    for (int k = 0; k < tonnes.length; k++) {
      double all = 0;
      for (int c = 0; c < co2.length; c++) {
        all += taken.get(c).there[k] * co2[c];
      }
      double kept = DrawnEmissions.kept(tonnes[k], all);
      for (int c = 0; c < co2.length; c++) {
        co2[c] *= taken.get(c).there[k] == 0 ? 1 : kept;
      }
    }
    for (int c = 0; c < co2.length; c++) {
      sum += taken.get(c).left * co2[c];
    }
    return sum;
  }
}
