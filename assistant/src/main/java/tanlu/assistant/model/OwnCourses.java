package tanlu.assistant.model;

import static tanlu.assistant.link.LeverWishes.UNDATED;
import static tanlu.assistant.model.Slots.LEVERS;
import static tanlu.assistant.model.Slots.YEAR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Lever;
import tanlu.analytics.roadmap.Parameters;

/// Courses of levers given earlier, with what a later message says of them: another year, another
/// value, one lever less. A lever without a course is to stay as it is.
final class OwnCourses {
  private static final int FEW = 2;
  private static final String GROWTH = "growth";

  /// What a share of sales was asked back for.
  private static final String VEHICLES = "trans.nev";

  private final Map<String, SortedMap<Integer, Double>> before = new LinkedHashMap<>();

  private final boolean sales;

  private final boolean growing;

  /// @param slots those of before
  OwnCourses(Map<String, Object> slots) {
    sales = slots.containsKey(Slots.SALES);
    growing = slots.containsKey(GROWTH) && !slots.containsKey(LEVERS);
    if (slots.get(LEVERS) instanceof Map<?, ?> courses) {
      courses.forEach((lever, course) -> before.put(lever.toString(), course(course)));
    }
  }

  private static SortedMap<Integer, Double> course(Object points) {
    SortedMap<Integer, Double> course = new TreeMap<>();
    ((Map<?, ?>) points).forEach((year, value) -> course.put((Integer) year, (Double) value));
    return course;
  }

  /// The slots of a later message with the courses settled, and without the years that are theirs.
  Map<String, Object> in(Map<String, Object> later) {
    Map<String, SortedMap<Integer, Double>> said = new LinkedHashMap<>();
    if (later.get(LEVERS) instanceof Map<?, ?> levers) {
      levers.forEach((lever, course) -> said.put(lever.toString(), course(course)));
    } else if (later.containsKey(GROWTH)) {
      return later;
    } else if (later.get(Slots.POINTS) instanceof Map<?, ?> points) {
      if (growing && points.size() == 1 && points.get(UNDATED) instanceof Double rate) {
        return Slots.with(later, GROWTH, rate);
      }
      spoken(later).ifPresent(lever -> said.put(lever, course(points)));
    } else if (later.get(YEAR) instanceof Integer year) {
      undated().ifPresent(lever -> said.put(lever, dated(lever, year)));
    }
    if (said.isEmpty()) {
      return later;
    }
    Map<String, SortedMap<Integer, Double>> now = new LinkedHashMap<>(before);
    boolean givenUp =
        said.entrySet().stream()
            .anyMatch(each -> each.getValue().isEmpty() && before.containsKey(each.getKey()));
    said.forEach(
        (lever, course) -> {
          if (givenUp && course.isEmpty()) {
            now.remove(lever);
          } else {
            now.merge(lever, course, OwnCourses::together);
          }
        });
    Map<String, Object> settled = new LinkedHashMap<>(later);
    settled.put(LEVERS, now);
    settled.keySet().removeAll(List.of(YEAR, "later_year", "from", "to", "amount"));
    if (now.isEmpty()) {
      settled.remove(LEVERS);
    }
    return settled;
  }

  /// A lever whose value has no year yet.
  private Optional<String> undated() {
    return before.keySet().stream()
        .filter(lever -> Objects.requireNonNull(before.get(lever)).containsKey(UNDATED))
        .findFirst();
  }

  private SortedMap<Integer, Double> dated(String lever, int year) {
    SortedMap<Integer, Double> course = new TreeMap<>(before.get(lever));
    course.put(year, Objects.requireNonNull(course.remove(UNDATED)));
    return course;
  }

  /// The lever a value without a name is of: one whose name is partly said, the only one, or one
  /// that has a value in that year.
  private Optional<String> spoken(Map<String, Object> later) {
    if (sales) {
      return Optional.of(VEHICLES);
    }
    String question = String.valueOf(later.get("question")).toLowerCase(Locale.ROOT);
    List<String> courses =
        before.keySet().stream()
            .filter(lever -> !Objects.requireNonNull(before.get(lever)).isEmpty())
            .toList();
    return courses.stream()
        .filter(lever -> courses.size() == 1 || named(question, lever))
        .findFirst()
        .or(
            () ->
                courses.stream()
                    .filter(lever -> ofItsYears(lever, later.get(Slots.POINTS)))
                    .findFirst());
  }

  private boolean ofItsYears(String lever, @Nullable Object points) {
    return points instanceof Map<?, ?> said
        && Objects.requireNonNull(before.get(lever)).keySet().containsAll(said.keySet());
  }

  private static boolean named(String question, String key) {
    Lever lever = Parameters.standard().levers().get(key);
    if (lever == null) {
      return false;
    }
    Text name = lever.name();
    return IntStream.range(0, name.zh().length() - FEW)
            .mapToObj(i -> name.zh().substring(i, i + FEW))
            .filter(pair -> !pair.contains("占"))
            .anyMatch(question::contains)
        || List.of(name.en().toLowerCase(Locale.ROOT).split("\\W+")).stream()
            .filter(word -> word.length() > FEW + 1 && !word.equals("share"))
            .anyMatch(question::contains);
  }

  /// A value without a year is that of the only year before, or of the last.
  private static SortedMap<Integer, Double> together(
      SortedMap<Integer, Double> first, SortedMap<Integer, Double> more) {
    if (first.isEmpty()) {
      return more;
    }
    SortedMap<Integer, Double> both = new TreeMap<>(first);
    both.putAll(more);
    Double undated = both.remove(UNDATED);
    if (undated != null && more.containsKey(UNDATED)) {
      both.put(first.lastKey(), undated);
    }
    return both;
  }
}
