package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import tanlu.analytics.proof.Text;

/// Levers whose shares are of one output: the routes to crude steel. Electric furnaces make e,
/// hydrogen h, and blast furnaces the remainder `100 − e − h`, which alone emits.
///
/// The first leaves `(100 − e) / (100 − e_0)` as any share does; the second leaves `(100 − e − h) /
/// (100 − e)` of that, over the same at the start, so that both leave the remainder over that of
/// the start. Shares that exceed the whole are refused.
final class Routes {
  private static final double ROUNDING = 1e-9;

  private Routes() {}

  /// What a lever leaves, beside the one whose output it shares.
  ///
  /// @param year of its own course that each has reached
  static Band left(List<Lever> levers, Lever lever, ToDoubleFunction<Lever> year) {
    Optional<Lever> first = first(levers, lever);
    if (first.isEmpty()) {
      return lever.left(year.applyAsDouble(lever));
    }
    Band e = first.get().level(year.applyAsDouble(first.get()) - first.get().lag());
    Band h = lever.level(year.applyAsDouble(lever) - lever.lag());
    double start = part(first.get().start().orElseThrow(), lever.start().orElseThrow());
    return new Band(
        part(e.low(), h.low()) / start,
        part(e.central(), h.central()) / start,
        part(e.high(), h.high()) / start);
  }

  private static double part(double first, double second) {
    return first >= 100 ? 0 : Math.max(0, 100 - first - second) / (100 - first);
  }

  private static Optional<Lever> first(List<Lever> levers, Lever lever) {
    return lever
        .beside()
        .map(
            key ->
                levers.stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ParameterException(
                                "lever "
                                    + lever.key()
                                    + " stands beside "
                                    + key
                                    + "; expected a lever that acts before it")));
  }

  /// The lever whose share is of the same output, whichever acts first.
  static Optional<Lever> partner(List<Lever> levers, Lever lever) {
    return first(levers, lever)
        .or(
            () ->
                levers.stream()
                    .filter(each -> each.beside().filter(lever.key()::equals).isPresent())
                    .findFirst());
  }

  /// What to say where shares of one output exceed the whole in some year of some scenario, of the
  /// latest such year.
  ///
  /// @param year of its own course that a lever has reached in a year
  static Optional<Text> excess(
      List<Lever> levers,
      List<Scenario> scenarios,
      int last,
      ToDoubleBiFunction<Lever, Integer> year) {
    for (Lever lever : levers) {
      Optional<Lever> first = first(levers, lever);
      for (int at = last; first.isPresent() && at > Start.NOWCAST; at--) {
        for (Scenario scenario : scenarios) {
          double e = first.get().level(year.applyAsDouble(first.get(), at)).at(scenario);
          double h = lever.level(year.applyAsDouble(lever, at)).at(scenario);
          if (e + h > 100 + ROUNDING) {
            return Optional.of(said(first.get(), e, lever, h, at));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Text said(Lever first, double e, Lever lever, double h, int year) {
    return Text.of(
        first.titleZh()
            + "的"
            + rounded(e)
            + "%与"
            + lever.titleZh()
            + "的"
            + rounded(h)
            + "%是同一产量的份额，"
            + year
            + "年合计超过100%，请降低其中一个或两个",
        first.titleEn()
            + " at "
            + rounded(e)
            + " % and "
            + lever.titleEn()
            + " at "
            + rounded(h)
            + " % in "
            + year
            + " are shares of one output; expected 100 % or less together: lower one or both");
  }

  private static double rounded(double share) {
    return Math.round(share * 10) / 10.0;
  }
}
