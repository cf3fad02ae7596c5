package tanlu.analytics.roadmap;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// The course of a lever that whoever asks gives: values in the region itself, by the calendar, the
/// same in every scenario. The value of a year named holds in that year whatever pace the other
/// levers keep; linear from the start and between the years, level after the last, and a rate holds
/// from its year on.
final class GivenCourse {
  private GivenCourse() {}

  /// The lever on that course.
  ///
  /// @param lever as the region has it
  /// @param points by year; that of the nowcast year stands instead of the lever's start in it
  /// @throws ParameterException where a value or year is out of bounds, or no year follows the
  ///   start
  static Lever on(Lever lever, Map<Integer, Double> points) {
    points.forEach((year, value) -> check(lever, year, value));
    NavigableMap<Integer, Band> course = new TreeMap<>();
    points.forEach((year, value) -> course.put(year, Band.of(value)));
    Band begun = course.remove(lever.startYear());
    if (course.isEmpty()) {
      throw new ParameterException(
          Text.of(
              "措施" + lever.key() + "没有给出" + lever.startYear() + "年以后的年份，至少要一个",
              "lever "
                  + lever.key()
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

  private static void check(Lever lever, int year, double value) {
    boolean begins = lever.startYear() == Start.NOWCAST && lever.start().isPresent();
    int first = begins ? Start.NOWCAST : lever.startYear() + 1;
    if (year < first || year > Start.LAST) {
      throw new ParameterException(
          Text.of(
              "措施" + lever.key() + "的年份是" + year + "，应在" + first + "到" + Start.LAST + "之间",
              "lever "
                  + lever.key()
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
                  + lever.key()
                  + "在"
                  + year
                  + "年为"
                  + value
                  + "，应"
                  + (percent ? "为0到100%" : divides ? "大于0" : "不小于0"),
              "lever "
                  + lever.key()
                  + " in "
                  + year
                  + " is "
                  + value
                  + "; expected "
                  + (percent ? "0 to 100 %" : divides ? "above 0" : "0 or more")));
    }
  }
}
