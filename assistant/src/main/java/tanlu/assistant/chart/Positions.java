package tanlu.assistant.chart;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The x positions of a line or area chart. Years with unequal steps (2012, 2017, 2030) get the
/// empty positions between them, so that the distance on the axis is the distance in time.
record Positions(List<String> given, List<String> drawn) {
  static Positions of(List<String> given) {
    if (given.isEmpty() || new HashSet<>(given).size() < given.size()) {
      throw new ChartException("x positions are " + given + "; expected some, each once");
    }
    return new Positions(given, drawn(given));
  }

  boolean filled() {
    return drawn.size() > given.size();
  }

  /// The values moved to the drawn positions.
  List<@Nullable Double> spread(List<@Nullable Double> values) {
    List<@Nullable Double> spread = new ArrayList<@Nullable Double>();
    for (String position : drawn) {
      int i = given.indexOf(position);
      spread.add(i < 0 ? null : values.get(i));
    }
    return spread;
  }

  /// The values moved to the drawn positions, with the straight line between two neighbours where
  /// only drawn positions lie between them.
  List<@Nullable Double> bridge(List<@Nullable Double> values) {
    List<@Nullable Double> spread = spread(values);
    for (int i = 1; i < given.size(); i++) {
      Double left = values.get(i - 1);
      Double right = values.get(i);
      int from = drawn.indexOf(given.get(i - 1));
      int to = drawn.indexOf(given.get(i));
      for (int j = from + 1; left != null && right != null && j < to; j++) {
        spread.set(j, left + (right - left) * (j - from) / (to - from));
      }
    }
    return spread;
  }

  private static List<String> drawn(List<String> given) {
    if (given.size() < 2 || !given.stream().allMatch(x -> x.matches("\\d{4}"))) {
      return given;
    }
    int[] years = given.stream().mapToInt(Integer::parseInt).toArray();
    int step = 0;
    for (int i = 1; i < years.length; i++) {
      if (years[i] <= years[i - 1]) {
        throw new ChartException("years are " + given + "; expected them ascending");
      }
      step =
          BigInteger.valueOf(step).gcd(BigInteger.valueOf(years[i] - years[i - 1])).intValueExact();
    }
    return IntStream.iterate(years[0], year -> year <= years[years.length - 1], nextBy(step))
        .mapToObj(Integer::toString)
        .toList();
  }

  private static IntUnaryOperator nextBy(int step) {
    return year -> year + step;
  }
}
