package tanlu.analytics.roadmap;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// The course of a lever that whoever asks gives: values in the region itself, by the calendar, the
/// same in every scenario up to the last year named. The value of a year named holds in that year
/// whatever pace the other levers keep; linear from the start and between the years. After the last
/// it goes on as the scenario's own course does: of a share, what is left falls in the same
/// proportion, `100 − s_t = (100 − s_T) (100 − c_t) / (100 − c_T)`; of all else the value moves so,
/// `x_t = x_T c_t / c_T`. A rate holds from its year on.
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
              zh(lever) + "没有给出" + lever.startYear() + "年以后的年份，至少要一个",
              en(lever)
                  + " has no year after "
                  + lever.startYear()
                  + "; expected one or more"));
    }
    goOn(lever, course);
    return lever.changed(
        lever.startYear(),
        begun == null ? lever.start() : OptionalDouble.of(begun.central()),
        course,
        lever.cost(),
        lever.source());
  }

  private static void goOn(Lever lever, NavigableMap<Integer, Band> course) {
    if (lever.effect() == Lever.Effect.RATE) {
      return;
    }
    Map.Entry<Integer, Band> last = course.lastEntry();
    Band given = last.getValue();
    Band from = lever.level(last.getKey());
    boolean share = lever.effect() == Lever.Effect.SHARE;
    lever
        .trajectory()
        .tailMap(last.getKey(), false)
        .forEach(
            (year, to) ->
                course.put(
                    year,
                    new Band(
                        onward(share, given.low(), from.low(), to.low()),
                        onward(share, given.central(), from.central(), to.central()),
                        onward(share, given.high(), from.high(), to.high()))));
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
              zh(lever) + "的年份是" + year + "，应在" + first + "到" + Start.LAST + "之间",
              en(lever)
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
              zh(lever)
                  + "在"
                  + year
                  + "年为"
                  + value
                  + (percent ? "%" : "")
                  + "，应"
                  + (percent ? "为0到100%" : divides ? "大于0" : "不小于0"),
              en(lever)
                  + " in "
                  + year
                  + " is "
                  + value
                  + (percent ? " %" : "")
                  + "; expected "
                  + (percent ? "0 to 100 %" : divides ? "above 0" : "0 or more")));
    }
  }

  private static String zh(Lever lever) {
    return "措施“" + lever.name().zh() + "”（" + lever.key() + "）";
  }

  private static String en(Lever lever) {
    return "lever “" + lever.name().en() + "” (" + lever.key() + ")";
  }
}
