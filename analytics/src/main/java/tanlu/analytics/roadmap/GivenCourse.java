package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// The course of a lever that whoever asks gives: values in the region itself, by the calendar, the
/// same in every scenario. The value of a year named holds in that year whatever pace the other
/// levers keep; linear from the start and between the years. After the last year T named, shares,
/// indices and outputs go on as the lever does in the scenario asked for, see [#onward]; all else
/// stays, and a rate holds from its year on.
final class GivenCourse {
  private GivenCourse() {}

  /// The lever on that course.
  ///
  /// @param lever as the region has it
  /// @param points by year; that of the nowcast year stands instead of the lever's start in it;
  ///   none where the lever is to stay at its start
  /// @throws ParameterException where a value or year is out of bounds, or no year follows the
  ///   start
  static Lever on(Lever lever, Map<Integer, Double> points) {
    if (points.isEmpty()) {
      return lever.changed(
          lever.startYear(), lever.start(), new TreeMap<>(), lever.cost(), lever.source());
    }
    points.forEach((year, value) -> check(lever, year, value));
    NavigableMap<Integer, Band> course = new TreeMap<>();
    points.forEach((year, value) -> course.put(year, Band.of(value)));
    Band begun = course.remove(lever.startYear());
    if (course.isEmpty()) {
      throw new ParameterException(
          Text.of(
              "措施" + lever.titleZh() + "没有给出" + lever.startYear() + "年以后的年份，至少要一个",
              "lever "
                  + lever.titleEn()
                  + " has no year after "
                  + lever.startYear()
                  + "; expected one or more"));
    }
    return lever.changed(
        lever.startYear(),
        begun == null ? lever.start() : OptionalDouble.of(begun.central()),
        course,
        lever.cost(),
        lever.source());
  }

  /// The levers with what they go on to after the last year given for them, by the calendar, of
  /// shares and the rest as much as the scenario's own course c has left then, at its pace: `100 −
  /// s_t = (100 − s_T) (100 − c_t) / (100 − c_T)`, `x_t = x_T c_t / c_T`. Of two shares of one
  /// output it leaves the other its own.
  ///
  /// @param acting with the courses given, see [#on]
  /// @param standard the same levers without
  static List<Lever> onward(Ask ask, List<Lever> acting, List<Lever> standard, Pace pace) {
    List<Lever> levers = new ArrayList<>(acting);
    for (int k = 0; k < levers.size(); k++) {
      Map<Integer, Double> given = ask.levers().getOrDefault(levers.get(k).key(), Map.of());
      if (levers.get(k).goesOn() && !given.isEmpty()) {
        int last = Collections.max(given.keySet());
        levers.set(k, onward(ask, last, levers, k, standard, pace));
      }
    }
    return levers;
  }

  private static Lever onward(
      Ask ask, int last, List<Lever> levers, int k, List<Lever> standard, Pace pace) {
    Lever lever = levers.get(k);
    boolean share = lever.effect() == Lever.Effect.SHARE;
    Scenario scenario = ask.scenario();
    double given = lever.level(last).at(scenario);
    double from = standard.get(k).level(pace.leverYear(last)).at(scenario);
    NavigableMap<Integer, Band> course = new TreeMap<>(lever.trajectory());
    for (int year = last + 1; year <= ask.neutralYear(); year++) {
      double to = standard.get(k).level(pace.leverYear(year)).at(scenario);
      double value = onward(share, given, from, to);
      int at = year;
      double room =
          Routes.partner(levers, lever)
              .map(other -> 100 - reached(ask, other, at, pace).at(scenario))
              .orElse(Double.POSITIVE_INFINITY);
      course.put(year, Band.of(Math.min(value, room)));
    }
    return lever.changed(lever.startYear(), lever.start(), course, lever.cost(), lever.source());
  }

  private static Band reached(Ask ask, Lever lever, int year, Pace pace) {
    return lever.level(ask.levers().containsKey(lever.key()) ? year : pace.leverYear(year));
  }

  /// It stays where the scenario's course has nothing to measure by.
  private static double onward(boolean share, double given, double from, double to) {
    double whole = share ? 100 : 0;
    return from == whole ? given : whole + (given - whole) * (to - whole) / (from - whole);
  }

  private static void check(Lever lever, int year, double value) {
    boolean begins = lever.startYear() == Start.NOWCAST && lever.start().isPresent();
    int first = begins ? Start.NOWCAST : lever.startYear() + 1;
    if (year < first || year > Start.LAST) {
      throw new ParameterException(
          Text.of(
              "措施" + lever.titleZh() + "的年份是" + year + "，应在" + first + "到" + Start.LAST + "之间",
              "lever "
                  + lever.titleEn()
                  + " in "
                  + year
                  + ": expected a year from "
                  + first
                  + " to "
                  + Start.LAST));
    }
    boolean percent = lever.effect() == Lever.Effect.SHARE || lever.effect() == Lever.Effect.RATE;
    boolean divides =
        year == lever.startYear()
            && (lever.effect() == Lever.Effect.INDEX || lever.effect() == Lever.Effect.OUTPUT);
    if (!(value >= 0) || (percent && value > 100) || (divides && value == 0)) {
      throw new ParameterException(
          Text.of(
              "措施"
                  + lever.titleZh()
                  + "在"
                  + year
                  + "年为"
                  + value
                  + (percent ? "%" : "")
                  + "，应"
                  + (percent ? "为0到100%" : divides ? "大于0" : "不小于0"),
              "lever "
                  + lever.titleEn()
                  + " in "
                  + year
                  + " is "
                  + value
                  + (percent ? " %" : "")
                  + "; expected "
                  + (percent ? "0 to 100 %" : divides ? "above 0" : "0 or more")));
    }
  }
}
