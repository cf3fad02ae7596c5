package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.InterregionalEconomy.Technology;

/// One province among all: its growth, what its levers do to its technology, and its emissions on
/// outputs that all provinces' economies together bring about.
///
/// Where a province has no inventory levers do not act and its emissions are not held.
final class ProvincePath {
  /// @param levels of the province's path
  /// @param reference of the reference: without what was asked for
  /// @param referred the case the reference is
  private record Held(
      Start start, Simulation simulation, Levels levels, Levels reference, Levels.Case referred) {
    Levels at(Levels.Case chosen) {
      return chosen.equals(referred) ? reference : levels;
    }
  }

  private final boolean member;
  private final Optional<Held> held;
  private final double[] industry;
  private final Band[] growth;

  private ProvincePath(
      Dataset data, Parameters parameters, Ask ask, boolean member, Optional<Held> held) {
    Region region = ask.region();
    this.member = member;
    this.held = held;
    industry = DemandStructure.index(parameters, data, region);
    growth = Draws.growth(Parameters.of(parameters.growth(), region.abbr()), ask.neutralYear());
  }

  /// A province on the path of its own roadmap, and on the reference without the levers and the
  /// peak year that were asked for.
  ///
  /// @param parameters without those levers
  static ProvincePath of(Dataset data, Parameters parameters, Projection own) {
    int neutral = own.ask().neutralYear();
    List<Lever> standard = Start.of(data, own.ask().region(), parameters).levers();
    Held held =
        new Held(
            own.start(),
            own.simulation(),
            own.levels(),
            new Levels(standard, Pace.to(neutral), neutral),
            Levels.Case.reference(own.ask().scenario()));
    return new ProvincePath(data, parameters, own.ask(), true, Optional.of(held));
  }

  /// A province that stays on the reference.
  static ProvincePath beside(Dataset data, Parameters parameters, Ask ask) {
    if (data.inventory(ask.region(), Start.INVENTORY).isEmpty()) {
      return new ProvincePath(data, parameters, ask, false, Optional.empty());
    }
    Start start = Start.of(data, ask.region(), parameters);
    Levels levels = new Levels(start.levers(), Pace.to(ask.neutralYear()), ask.neutralYear());
    Levels.Case referred = Levels.Case.reference(ask.scenario());
    Held held = new Held(start, new Simulation(start, parameters), levels, levels, referred);
    return new ProvincePath(data, parameters, ask, false, Optional.of(held));
  }

  boolean member() {
    return member;
  }

  /// Final demand over that of the nowcast year.
  Band growth(int year) {
    return growth[year - Start.NOWCAST];
  }

  Technology technology(int year, Levels.Case chosen) {
    double index = industry[year - Start.NOWCAST];
    return held.map(
            own -> new Technology(own.start.shifts(), own.at(chosen).left(year, chosen), index))
        .orElseGet(() -> new Technology(List.of(), new double[0], index));
  }

  /// Emissions of a year; empty where they are not held.
  ///
  /// @param output x of the province's sectors, on the multi-regional table
  /// @param base the same in that table
  Optional<Simulation.Year> emissions(
      int year, Levels.Case chosen, double[] output, double[] base) {
    return held.map(
        own -> {
          Economy.State state =
              new Economy.State(scaled(own.start.economy(), output, base), new double[0]);
          double now = own.start.nowcast().ratio(Start.NOWCAST);
          return own.simulation.at(year, own.at(chosen).left(year, chosen), state, now, 1);
        });
  }

  /// Outputs of the province's own table, changed as those of the multi-regional table are.
  private static double[] scaled(Economy own, double[] output, double[] base) {
    double[] scaled = new double[output.length];
    for (int i = 0; i < scaled.length; i++) {
      boolean same = own.output(i) == base[i] || base[i] == 0;
      scaled[i] = same ? output[i] : own.output(i) * output[i] / base[i];
    }
    return scaled;
  }

  /// What a lever leaves and at the ends of its draws.
  ///
  /// @throws java.util.NoSuchElementException where levers do not act
  Band around(int lever, int year, Levels.Case chosen) {
    return held.orElseThrow().at(chosen).around(lever, year, chosen);
  }

  /// Emissions away from their central values by the years' places, levers included; none where
  /// they are not held.
  List<DrawnTotal> drawn(Levels.Case chosen, List<Integer> years) {
    return drawn(
        years,
        own -> {
          DrawnEmissions drawn =
              new DrawnEmissions(
                  own.start, (k, year) -> own.at(chosen).around(k, year, chosen), years);
          return t -> (at, activity, from) -> drawn.total(at, t, activity, from);
        });
  }

  /// The same with the levers where they are: a reference is one case, not a range.
  List<DrawnTotal> referred(Levels.Case chosen, List<Integer> years) {
    return drawn(
        years,
        own -> {
          DrawnEmissions drawn =
              new DrawnEmissions(
                  own.start, (k, year) -> own.at(chosen).still(k, year, chosen), years);
          return drawn::still;
        });
  }

  private List<DrawnTotal> drawn(
      List<Integer> years, Function<Held, IntFunction<DrawnTotal>> emissions) {
    IntFunction<DrawnTotal> byYear = held.map(emissions).orElse(_ -> (at, activity, from) -> 0);
    return IntStream.range(0, years.size()).mapToObj(byYear).toList();
  }

  /// Activity of households, which does not depend on outputs, over that of the nowcast year.
  double population(int year) {
    return held.map(own -> own.simulation.population(year)).orElse(1.0);
  }
}
