package tanlu.assistant.link;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What a question says of the levers of a roadmap.
///
/// @param courses values by lever and year, %, the year [#UNDATED] where none is said; of output
///   the percentage of that of the year 2024
/// @param points values by year where no lever is named
/// @param out levers that are not to act
/// @param unread levers of which something is said that is not understood, as written
public record LeverWishes(
    Map<String, SortedMap<Integer, Double>> courses,
    SortedMap<Integer, Double> points,
    List<String> out,
    List<String> unread) {
  /// Stands for the year of a lever's value where none is said.
  public static final int UNDATED = 0;

  /// Whether a lever comes to a value in a year that is said.
  public boolean dated() {
    return courses.values().stream().anyMatch(course -> course.lastKey() != UNDATED);
  }

  /// Whether a lever is to do something.
  boolean any() {
    return !courses.isEmpty() || !out.isEmpty();
  }
}
