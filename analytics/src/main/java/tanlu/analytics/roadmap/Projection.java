package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.proof.Text;

/// The course of a region's emissions that answers what was asked: inventory, nowcast, simulation.
///
/// Where a peak year is asked for, the levers' pace up to it is the one nearest their own with
/// which emissions do peak in it.
final class Projection {
  private static final double STEP = 0.5;
  private static final double REACH = 12;

  private final Ask ask;
  private final Start start;
  private final Simulation simulation;
  private final Levels levels;
  private final Levels reference;
  private final List<Simulation.Year> years;
  private final int peakYear;

  private Projection(Ask ask, Start start, Simulation simulation, Levels levels, Levels reference) {
    this.ask = ask;
    this.reference = reference;
    this.start = start;
    this.simulation = simulation;
    this.levels = levels;
    this.years = simulation.run(levels, new Levels.Case.Of(ask.scenario()), ask.neutralYear());
    this.peakYear = highest(years);
  }

  static Projection of(Dataset data, Parameters parameters, Ask ask) {
    Start standard = Start.of(data, ask.region(), parameters);
    Start start = ask.levers().isEmpty() ? standard : standard.given(ask.levers());
    for (String key : ask.levers().keySet()) {
      start.levers().stream()
          .filter(lever -> lever.key().equals(key) && !start.meets(lever))
          .forEach(lever -> refuse(ask, lever));
    }
    Simulation simulation = new Simulation(start, parameters);
    Projection natural =
        paced(ask, start, standard.levers(), simulation, Pace.to(ask.neutralYear()));
    natural
        .excess()
        .ifPresent(
            said -> {
              throw new ParameterException(said);
            });
    return ask.peakYear()
        .filter(asked -> asked != natural.peakYear)
        .map(asked -> natural.peakingIn(asked, standard.levers()))
        .orElse(natural);
  }

  /// Shares of one output beyond the whole; a pace can bring them about where only some of them
  /// follow it.
  private Optional<Text> excess() {
    return Routes.excess(
        levels.levers(), List.of(ask.scenario()), ask.neutralYear(), levels::courseYear);
  }

  private static void refuse(Ask ask, Lever lever) {
    throw new ParameterException(
        Text.of(
            ask.region().name().zh()
                + "没有措施"
                + lever.key()
                + "（"
                + lever.name().zh()
                + "）可作用的排放，请去掉它",
            ask.region().name().en()
                + " has no emissions for the lever "
                + lever.key()
                + " ("
                + lever.name().en()
                + ") to act on; leave it out"));
  }

  private static Projection paced(
      Ask ask, Start start, List<Lever> standard, Simulation simulation, Pace pace) {
    Levels levels =
        new Levels(
            GivenCourse.onward(ask, start.levers(), standard, pace),
            ask.levers().keySet(),
            pace,
            ask.neutralYear());
    Levels reference =
        ask.levers().isEmpty() ? levels : new Levels(standard, pace, ask.neutralYear());
    return new Projection(ask, start, simulation, levels, reference);
  }

  /// The pace nearest the natural one that puts the peak where it was asked for; where none does,
  /// the one whose peak comes nearest.
  private Projection peakingIn(int asked, List<Lever> standard) {
    double natural = levels.pace().leverYear(asked);
    Projection best = this;
    for (double moved = 0; moved <= REACH && best.peakYear != asked; moved += STEP) {
      for (double anchor : new double[] {natural - moved, natural + moved}) {
        if (best.peakYear == asked || anchor < Start.NOWCAST || anchor > Start.LAST) {
          continue;
        }
        Projection tried =
            paced(ask, start, standard, simulation, new Pace(ask.neutralYear(), asked, anchor));
        if (Math.abs(tried.peakYear - asked) < Math.abs(best.peakYear - asked)
            && tried.excess().isEmpty()) {
          best = tried;
        }
      }
    }
    return best;
  }

  private static int highest(List<Simulation.Year> years) {
    Simulation.Year peak = years.getFirst();
    for (Simulation.Year year : years) {
      peak = year.total() > peak.total() ? year : peak;
    }
    return peak.year();
  }

  /// What a file of the user's own sets instead of the standard.
  List<String> own() {
    return simulation.own();
  }

  Ask ask() {
    return ask;
  }

  Start start() {
    return start;
  }

  Simulation simulation() {
    return simulation;
  }

  Levels levels() {
    return levels;
  }

  /// What is known of the power the region takes in, where anything is.
  Optional<PowerImports> imports() {
    return start.imports();
  }

  /// What the levers leave with some groups on the reference, `*` for all of them. The reference is
  /// without the levers that were asked for, so that what they change shows.
  double[] left(int year, Levels.Case against, Set<String> off) {
    double[] left = levels.left(year, new Levels.Case.Of(ask.scenario()));
    double[] referred = reference.left(year, against);
    for (int k = 0; k < left.length; k++) {
      if (off.contains("*") || off.contains(start.levers().get(k).group())) {
        left[k] = referred[k];
      }
    }
    return left;
  }

  int peakYear() {
    return peakYear;
  }

  /// A year from the nowcast's on.
  Simulation.Year year(int year) {
    return years.get(year - Start.NOWCAST);
  }

  /// Emissions of a sector group from the inventory's year on, Mt.
  double group(SectorGroup group, int year) {
    return group(group, year < Start.NOWCAST ? null : year(year), year);
  }

  private double group(
      SectorGroup group, Simulation.@org.jspecify.annotations.Nullable Year simulated, int year) {
    double sum = 0;
    for (InventoryRow row : group.rows()) {
      sum +=
          simulated == null
              ? start.co2(row.row()) * start.nowcast().ratio(year)
              : simulated.row(row.row());
    }
    return sum;
  }

  /// Emissions of a group in a year simulated on other levels.
  static double group(SectorGroup group, Simulation.Year year) {
    double sum = 0;
    for (InventoryRow row : group.rows()) {
      sum += year.row(row.row());
    }
    return sum;
  }

  /// The years a roadmap names, up to the neutral year.
  List<Integer> milestones() {
    return milestones(ask.neutralYear());
  }

  static List<Integer> milestones(int neutral) {
    List<Integer> named = new ArrayList<>(List.of(2025, 2030, 2035, 2040, 2050, 2060));
    named.removeIf(year -> year > neutral);
    if (!named.contains(neutral)) {
      named.add(neutral);
    }
    return named;
  }
}
