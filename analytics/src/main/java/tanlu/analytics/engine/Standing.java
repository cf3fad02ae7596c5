package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Where one value of an indicator stands among its peers.
///
/// @param rank 1 is the largest; equal values share the better rank
/// @param share of the sum, 0 to 1; empty where a value is negative or the sum is 0, for then parts
///   cancel
/// @param percentile 0 to 100: the share of the other values that are smaller, equal ones counting
///   half; 100 of a single value
public record Standing(double value, int rank, OptionalDouble share, double percentile) {

  /// The standing of each value.
  ///
  /// @param values NaN where not held or undefined: no standing, and no part in the others'
  public static List<Optional<Standing>> of(double... values) {
    double[] held = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double sum = 0;
    boolean parts = true;
    for (double value : held) {
      sum += value;
      parts &= value >= 0;
    }
    double total = parts ? sum : 0;
    return IntStream.range(0, values.length)
        .mapToObj(
            i ->
                Double.isNaN(values[i])
                    ? Optional.<Standing>empty()
                    : Optional.of(of(values[i], held, total)))
        .toList();
  }

  private static Standing of(double value, double[] held, double total) {
    int larger = 0;
    int smaller = 0;
    for (double other : held) {
      larger += other > value ? 1 : 0;
      smaller += other < value ? 1 : 0;
    }
    int others = held.length - 1;
    double equal = others - larger - smaller;
    return new Standing(
        value,
        larger + 1,
        total > 0 ? OptionalDouble.of(value / total) : OptionalDouble.empty(),
        others == 0 ? 100 : 100 * (smaller + equal / 2) / others);
  }
}
