package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What every lever leaves in every year, on the pace of one timetable.
final class Levels {
  private final List<Lever> levers;
  private final Set<String> given;
  private final Pace pace;
  private final Map<Integer, List<Band>> byYear = new TreeMap<>();

  Levels(List<Lever> levers, Pace pace, int last) {
    this(levers, Set.of(), pace, last);
  }

  /// @param given levers whose course was given by the calendar, which no pace moves
  Levels(List<Lever> levers, Set<String> given, Pace pace, int last) {
    this.levers = levers;
    this.given = given;
    this.pace = pace;
    for (int year = Start.NOWCAST; year <= last; year++) {
      int at = year;
      byYear.put(
          year,
          levers.stream()
              .map(lever -> Routes.left(levers, lever, each -> courseYear(each, at)))
              .toList());
    }
  }

  /// The year of its own course that a lever has reached in a year.
  double courseYear(Lever lever, int year) {
    return given.contains(lever.key()) ? year : pace.leverYear(year);
  }

  List<Lever> levers() {
    return levers;
  }

  Pace pace() {
    return pace;
  }

  Band band(int lever, int year) {
    return byYear.getOrDefault(year, List.of()).get(lever);
  }

  /// What a lever leaves and what it would one step less far and one step further: the scenario's
  /// neighbours.
  Band around(int lever, int year, Case chosen) {
    return switch (chosen) {
      case Case.Frozen _ -> Band.of(none(levers.get(lever)));
      case Case.Of of -> {
        Band band = band(lever, year);
        yield switch (of.scenario) {
          case BAU -> new Band(band.low(), band.low(), band.central());
          case STATED -> band;
          case STRENGTHENED -> new Band(band.central(), band.high(), band.high());
        };
      }
    };
  }

  /// What a lever leaves where it does not move with draws.
  Band still(int lever, int year, Case chosen) {
    return Band.of(left(lever, year, chosen));
  }

  double[] left(int year, Case scenario) {
    double[] left = new double[levers.size()];
    for (int k = 0; k < left.length; k++) {
      left[k] = left(k, year, scenario);
    }
    return left;
  }

  private double left(int k, int year, Case chosen) {
    return switch (chosen) {
      case Case.Of of -> band(k, year).at(of.scenario);
      case Case.Frozen _ -> none(levers.get(k));
    };
  }

  /// What a lever leaves that does not act: all, no tonnes, no output of its own.
  private static double none(Lever lever) {
    return switch (lever.effect()) {
      case SHARE, INDEX, RATE, IMPORTS -> 1;
      case OUTPUT -> Double.NaN;
      case TONNES, REMOVAL -> 0;
    };
  }

  /// How the levers stand: as a scenario has them, or as they are at the start.
  sealed interface Case {
    record Of(Scenario scenario) implements Case {}

    record Frozen() implements Case {}

    /// What a scenario is set against: business as usual, and that against no change at all.
    static Case reference(Scenario scenario) {
      return scenario == Scenario.BAU ? new Frozen() : new Of(Scenario.BAU);
    }
  }
}
