package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import tanlu.analytics.data.MultiRegionalTable;

/// Computes a year of all provinces: outputs, emissions, what trade embodies, how outputs answer to
/// draws. The factors live only meanwhile.
final class Outcomes {
  private final MultiRegionalTable table;
  private final List<ProvincePath> provinces;
  private final InterregionalEconomy economy;
  private final int sectors;

  Outcomes(MultiRegionalTable table, List<ProvincePath> provinces, InterregionalEconomy economy) {
    this.table = table;
    this.provinces = provinces;
    this.economy = economy;
    this.sectors = table.vintage().size();
  }

  /// @param members how the levers of the group's provinces stand
  /// @param others how those of the other provinces do
  /// @param drawn whether the levers of the group's provinces move with draws
  JointYear.Outcome of(int year, Levels.Case members, Levels.Case others, boolean drawn) {
    List<Levels.Case> cases =
        provinces.stream().map(each -> each.member() ? members : others).toList();
    List<InterregionalEconomy.Technology> technologies = new ArrayList<>();
    for (int p = 0; p < provinces.size(); p++) {
      technologies.add(provinces.get(p).technology(year, cases.get(p)));
    }
    InterregionalState state = economy.at(technologies);
    double[] growth = growth(year, Band::central);
    double[] output = state.output(growth, state.given());
    double[] added = new double[output.length];
    Arrays.setAll(added, i -> state.valueAdded(i) * output[i]);
    List<Optional<Simulation.Year>> emissions = new ArrayList<>();
    for (int p = 0; p < provinces.size(); p++) {
      double[] own = of(p, output);
      emissions.add(provinces.get(p).emissions(year, cases.get(p), own, base(p)));
    }
    return new JointYear.Outcome(
        output,
        added,
        emissions,
        // Where a lever sets an output it is shared out by what demand asks for: f = E / (L y).
        embodied(state, growth, intensity(emissions, state.required(state.finalDemand(growth)))),
        responses(state, year, cases, growth, drawn));
  }

  private double[] growth(int year, ToDoubleFunction<Band> end) {
    return provinces.stream().mapToDouble(each -> end.applyAsDouble(each.growth(year))).toArray();
  }

  private double[] of(int province, double[] output) {
    return Arrays.copyOfRange(output, table.index(province, 0), table.index(province + 1, 0));
  }

  private double[] base(int province) {
    double[] base = new double[sectors];
    Arrays.setAll(base, i -> table.grossOutput(table.index(province, i)));
    return base;
  }

  private double[] intensity(List<Optional<Simulation.Year>> emissions, double[] output) {
    double[] f = new double[output.length];
    for (int p = 0; p < emissions.size(); p++) {
      if (emissions.get(p).isPresent()) {
        double[] own = emissions.get(p).get().intensity(of(p, output));
        System.arraycopy(own, 0, f, table.index(p, 0), sectors);
      }
    }
    return f;
  }

  private JointYear.Embodied embodied(
      InterregionalState state, double[] growth, double[] intensity) {
    boolean[] group = new boolean[provinces.size()];
    boolean[] others = new boolean[provinces.size()];
    for (int p = 0; p < group.length; p++) {
      group[p] = provinces.get(p).member();
      others[p] = !group[p];
    }
    double[] required = state.required(state.domesticDemand(growth, group));
    double[] own = new double[intensity.length];
    double fromOthers = 0;
    for (int i = 0; i < own.length; i++) {
      if (group[i / sectors]) {
        own[i] = intensity[i];
      } else {
        fromOthers += intensity[i] * required[i];
      }
    }
    double[] m = state.multipliers(own);
    double[] elsewhere = state.domesticDemand(growth, others);
    double toOthers = 0;
    for (int i = 0; i < m.length; i++) {
      toOthers += m[i] * elsewhere[i];
    }
    return new JointYear.Embodied(fromOthers, toOthers);
  }

  private JointYear.Responses responses(
      InterregionalState state, int year, List<Levels.Case> cases, double[] growth, boolean drawn) {
    double[] none = new double[state.given().length];
    JointYear.Ends grown =
        new JointYear.Ends(
            state.output(less(growth(year, Band::low), growth), none),
            state.output(less(growth(year, Band::high), growth), none));
    Map<Integer, JointYear.Ends> levers = new LinkedHashMap<>();
    double[] still = new double[growth.length];
    for (int lever : drawn ? setting(year, cases) : List.<Integer>of()) {
      levers.put(
          lever,
          new JointYear.Ends(
              state.output(still, outputs(state, lever, year, cases, Band::low)),
              state.output(still, outputs(state, lever, year, cases, Band::high))));
    }
    return new JointYear.Responses(grown, levers);
  }

  /// The levers that set an output in some province of the group.
  private Iterable<Integer> setting(int year, List<Levels.Case> cases) {
    TreeSet<Integer> setting = new TreeSet<>();
    for (int p = 0; p < cases.size(); p++) {
      if (!provinces.get(p).member()) {
        continue;
      }
      InterregionalEconomy.Technology technology = provinces.get(p).technology(year, cases.get(p));
      for (int k = 0; k < technology.left().length; k++) {
        if (technology.shifts().get(k).sets(technology.left()[k])) {
          setting.add(k);
        }
      }
    }
    return setting;
  }

  /// How far a lever's end is from where it stands, in the outputs it sets.
  private double[] outputs(
      InterregionalState state,
      int lever,
      int year,
      List<Levels.Case> cases,
      ToDoubleFunction<Band> end) {
    int[] set = state.set();
    double[] change = new double[set.length];
    for (int c = 0; c < set.length; c++) {
      int p = set[c] / sectors;
      ProvincePath province = provinces.get(p);
      if (province.member() && sets(province, year, cases.get(p), lever, set[c] % sectors)) {
        Band band = province.around(lever, year, cases.get(p));
        change[c] = table.grossOutput(set[c]) * (end.applyAsDouble(band) - band.central());
      }
    }
    return change;
  }

  private static boolean sets(
      ProvincePath province, int year, Levels.Case chosen, int lever, int sector) {
    return province.technology(year, chosen).shifts().get(lever).given() == sector;
  }

  private static double[] less(double[] values, double[] central) {
    double[] less = new double[values.length];
    Arrays.setAll(less, i -> values[i] - central[i]);
    return less;
  }
}
