package tanlu.assistant.plan;

import java.util.ArrayList;
import java.util.List;

/// A linear axis with round marks: from a value range to a stretch of paper.
///
/// @param low the first mark
/// @param high the last mark
/// @param step between marks: 1, 2 or 5 times a power of ten
record Scale(double low, double high, double step, double from, double to) {
  private static final int MARKS = 6;

  /// @param from where the low end lies on paper
  /// @param to where the high end lies
  static Scale of(double least, double most, double from, double to) {
    double lowest = Math.min(0, least);
    double highest = most > lowest ? most : lowest + 1;
    double raw = (highest - lowest) / MARKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * 10;
    for (double factor : new double[] {5, 2, 1}) {
      if (raw <= factor * power) {
        step = factor * power;
      }
    }
    return new Scale(
        Math.floor(lowest / step) * step, Math.ceil(highest / step) * step, step, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      marks.add(low + i * step);
    }
    return marks;
  }
}
