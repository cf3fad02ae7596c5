package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// A lever's course as whoever asks gave it.
///
/// @param name with what is counted, but for shares and emissions
/// @param stays whether the lever is to stay as it is
/// @param values by year; of output against a start that was given, the percentage of that
public record GivenLever(Text name, boolean stays, Map<Integer, Figure> values) {

  /// By the lever's key.
  static Map<String, GivenLever> of(Ask ask, Parameters parameters) {
    Map<String, GivenLever> given = new LinkedHashMap<>();
    ask.levers()
        .forEach(
            (key, course) ->
                given.put(key, of(Objects.requireNonNull(parameters.levers().get(key)), course)));
    return given;
  }

  private static GivenLever of(Lever lever, Map<Integer, Double> course) {
    Optional<Double> start =
        Optional.of(lever.effect())
            .filter(effect -> effect == Lever.Effect.OUTPUT)
            .map(_ -> course.get(Start.NOWCAST));
    Unit unit = start.isPresent() ? Unit.PERCENT : LeverUse.unit(lever);
    double scale = start.map(from -> 100 / from).orElse(LeverUse.mega(lever));
    Map<Integer, Figure> values = new LinkedHashMap<>();
    new TreeMap<>(course)
        .forEach(
            (year, value) -> {
              if (start.isEmpty() || year > Start.NOWCAST) {
                values.put(year, figure(lever, year, Quantity.of(value * scale, unit)));
              }
            });
    return new GivenLever(name(lever, unit, start.isPresent()), course.isEmpty(), values);
  }

  private static Text name(Lever lever, Unit unit, boolean indexed) {
    Text name = lever.name();
    if (indexed) {
      return Text.of(
          name.zh() + "（相当于" + Start.NOWCAST + "年）",
          name.en() + " (against " + Start.NOWCAST + ")");
    }
    return unit.equals(Unit.ONE)
        ? Text.of(name.zh() + "（" + lever.unit() + "）", name.en() + " (" + lever.unit() + ")")
        : name;
  }

  private static Figure figure(Lever lever, int year, Quantity value) {
    String source = Parameters.ASKED_LEVER + "." + lever.key() + "." + year;
    return Figure.assumed(
        Text.of(
            lever.name().zh() + "（" + year + "，所给）", lever.name().en() + " (" + year + ", given)"),
        value,
        source,
        Basis.GIVEN,
        Verification.UNVERIFIED,
        new Derivation.Range(value.value(), value.value()));
  }
}
