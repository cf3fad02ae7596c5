package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// One lever in a roadmap.
///
/// @param group the name of its group
/// @param values what is assumed of it: at the start, by year of its course after it
/// @param effect emissions that would be added in the neutral year if it alone stood still
/// @param cost yuan per tonne of CO2, where held
/// @param robust among the five of most effect in each of the three scenarios
public record LeverUse(
    Text name,
    Text group,
    Map<Integer, Figure> values,
    Figure effect,
    Optional<Figure> cost,
    boolean robust,
    List<String> upstream,
    List<String> downstream,
    Optional<Text> note) {
  private static final int MOST = 5;

  /// The levers that act on something in the region, most effect first.
  static Map<String, LeverUse> of(Projection projection, Proofs proofs) {
    int year = projection.ask().neutralYear();
    Map<String, Double> effects = effects(projection, projection.ask().scenario(), year);
    List<List<String>> strongest = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      Map<String, Double> of = effects(projection, scenario, year);
      strongest.add(ranked(of).subList(0, Math.min(MOST, of.size())));
    }
    Map<String, LeverUse> uses = new LinkedHashMap<>();
    for (String key : ranked(effects)) {
      Lever lever =
          projection.start().levers().stream()
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow();
      uses.put(
          key,
          new LeverUse(
              lever.name(),
              Wedges.name(lever.group()),
              values(projection, lever),
              proofs.co2(
                  proofs.label(
                      lever.name(),
                      year,
                      Text.of("停在起点会多出的排放", "emissions added if it stood still")),
                  effects.getOrDefault(key, 0.0),
                  "E_t(ℓ_k = 1) − E_t"),
              lever.cost().map(cost -> cost(lever, cost)),
              strongest.stream().allMatch(keys -> keys.contains(key)),
              lever.upstream(),
              lever.downstream(),
              lever.note()));
    }
    return uses;
  }

  private static List<String> ranked(Map<String, Double> effects) {
    return tanlu.analytics.analysis.Totals.ranked(
        List.copyOf(effects.keySet()), key -> effects.getOrDefault(key, 0.0));
  }

  /// What each lever holds down in a year: emissions if it alone stood still, less those with it.
  private static Map<String, Double> effects(Projection projection, Scenario scenario, int year) {
    List<Lever> levers = projection.start().levers();
    Levels.Case on = new Levels.Case.Of(scenario);
    double[] left = projection.levels().left(year, on);
    double[] none = projection.levels().left(year, new Levels.Case.Frozen());
    double with = projection.simulation().at(year, left).total();
    Map<String, Double> effects = new LinkedHashMap<>();
    for (int k = 0; k < left.length; k++) {
      Lever lever = levers.get(k);
      if (lever.effect() == Lever.Effect.REMOVAL || !projection.start().meets(lever)) {
        continue;
      }
      double[] still = left.clone();
      still[k] = none[k];
      effects.put(lever.key(), projection.simulation().at(year, still).total() - with);
    }
    return effects;
  }

  private static Map<Integer, Figure> values(Projection projection, Lever lever) {
    Map<Integer, Figure> values = new LinkedHashMap<>();
    if (lever.start().isPresent()) {
      Band start = Band.of(lever.start().getAsDouble());
      values.put(lever.startYear(), value(projection, lever, lever.startYear(), start));
    }
    lever
        .trajectory()
        .forEach((year, band) -> values.put(year, value(projection, lever, year, band)));
    return values;
  }

  private static Figure value(Projection projection, Lever lever, int year, Band band) {
    Dataset data = projection.start().data();
    Scenario scenario = projection.ask().scenario();
    boolean given = projection.ask().levers().getOrDefault(lever.key(), Map.of()).containsKey(year);
    String source = given ? Parameters.ASKED_LEVER : lever.source();
    double mega = mega(lever);
    Unit unit = unit(lever);
    String written = unit.equals(Unit.ONE) ? lever.unit() : "";
    return Figure.assumed(
        Text.of(
            lever.name().zh() + "（" + year + (written.isEmpty() ? "" : "，" + written) + "）",
            lever.name().en() + " (" + year + (written.isEmpty() ? "" : ", " + written) + ")"),
        Quantity.of(band.at(scenario) * mega, unit),
        given
            ? source + "." + lever.key() + "." + year
            : "lever." + lever.key() + "." + year + "." + scenario.name().toLowerCase(Locale.ROOT),
        Basis.of(data, given ? source : source + year),
        Basis.verification(data, source),
        new Derivation.Range(
            Math.min(band.low(), band.high()) * mega, Math.max(band.low(), band.high()) * mega));
  }

  static Unit unit(Lever lever) {
    return switch (lever.unit()) {
      case "%", "% stock" -> Unit.PERCENT;
      case "%/yr" -> Unit.PERCENT_PER_YEAR;
      case "100 MtCO2/yr", "MtCO2/yr" -> Unit.MT_CO2;
      default -> Unit.ONE;
    };
  }

  /// What of that unit one of the lever's is.
  static double mega(Lever lever) {
    return lever.unit().startsWith("100 ") ? 100 : 1;
  }

  private static Figure cost(Lever lever, Band cost) {
    return Figure.assumed(
        Text.of(lever.name().zh() + "减排成本", lever.name().en() + ", abatement cost"),
        Quantity.of(cost.central(), Unit.YUAN_PER_T),
        "lever." + lever.key() + ".cost",
        Text.of("本项目情景判断，未经核实", "this project's scenario judgement, unverified"),
        tanlu.analytics.proof.Verification.UNVERIFIED,
        new Derivation.Range(cost.low(), cost.high()));
  }
}
