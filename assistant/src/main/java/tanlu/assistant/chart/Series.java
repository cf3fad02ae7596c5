package tanlu.assistant.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;

/// One named row of values over the x positions of a chart; null is a gap, never 0.
///
/// @param assumed drawn dashed: the values rest on an assumption or a projection
/// @param marks points to name on it, e.g. the peak
/// @param band what surrounds it, e.g. the low and high case; null where there is none
public record Series(
    Text name,
    List<@Nullable Double> values,
    boolean assumed,
    List<Mark> marks,
    @Nullable Band band) {

  /// @param x one of the chart's x positions; the series has a value there
  public record Mark(String x, Text label) {}

  /// Bounds of the same length as the values; both or neither are null at each position.
  public record Band(List<@Nullable Double> low, List<@Nullable Double> high) {
    public Band {
      low = copy(low, "the low bound");
      high = copy(high, "the high bound");
      if (low.size() != high.size()) {
        throw new ChartException(
            "a band has %d low and %d high values; expected as many"
                .formatted(low.size(), high.size()));
      }
      for (int i = 0; i < low.size(); i++) {
        Double from = low.get(i);
        Double to = high.get(i);
        if ((from == null) != (to == null) || (from != null && to != null && from > to)) {
          throw new ChartException(
              "a band goes from %s to %s at position %d; expected low <= high, or neither"
                  .formatted(from, to, i));
        }
      }
    }
  }

  public Series {
    values = copy(values, name.en());
    marks = List.copyOf(marks);
    if (band != null) {
      requireSize(band.low(), values.size(), name.en() + ", band");
    }
  }

  public static Series of(Text name, List<? extends @Nullable Double> values) {
    return new Series(name, new ArrayList<@Nullable Double>(values), false, List.of(), null);
  }

  public static Series of(Text name, double... values) {
    return of(name, Arrays.stream(values).boxed().toList());
  }

  public Series asAssumed() {
    return new Series(name, values, true, marks, band);
  }

  public Series marked(Mark... points) {
    return new Series(name, values, assumed, List.of(points), band);
  }

  public Series within(List<@Nullable Double> low, List<@Nullable Double> high) {
    return new Series(name, values, assumed, marks, new Band(low, high));
  }

  /// Whether a value is missing between two that are there.
  boolean hasGap() {
    int first = 0;
    int last = values.size() - 1;
    while (first < last && values.get(first) == null) {
      first++;
    }
    while (last > first && values.get(last) == null) {
      last--;
    }
    return values.subList(first, last + 1).stream().anyMatch(Objects::isNull);
  }

  void requireSize(int positions) {
    requireSize(values, positions, name.en());
  }

  private static void requireSize(List<@Nullable Double> values, int expected, String owner) {
    if (values.size() != expected) {
      throw new ChartException(
          "%s has %d values; expected %d, one per position"
              .formatted(owner, values.size(), expected));
    }
  }

  private static List<@Nullable Double> copy(List<@Nullable Double> values, String owner) {
    for (Double value : values) {
      if (value != null) {
        Drawn.requireFinite(value, owner);
      }
    }
    return Collections.unmodifiableList(new ArrayList<@Nullable Double>(values));
  }
}
