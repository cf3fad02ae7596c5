package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.roadmap.InterregionalEconomy.Technology;

/// Computes a year of all provinces: outputs, emissions, what trade embodies, how outputs answer to
/// draws. Safe to share between threads.
final class Outcomes {
  private final MultiRegionalTable table;
  private final List<ProvincePath> provinces;
  private final InterregionalState start;
  private final Levels.Case path;
  private final Levels.Case reference;
  private final int sectors;

  /// @param path how the levers of the group's provinces stand
  /// @param reference how those of the others do, and of the group's where it is on the reference
  Outcomes(
      InterregionalEconomy economy,
      List<ProvincePath> provinces,
      Levels.Case path,
      Levels.Case reference) {
    this.table = economy.table();
    this.provinces = provinces;
    this.path = path;
    this.reference = reference;
    this.sectors = table.vintage().size();
    this.start = economy.start(new OneCase(Start.NOWCAST, reference, false).technologies);
  }

  /// @param traded whether to tell what trade embodies
  JointYear of(int year, boolean traded) {
    OneCase referred = new OneCase(year, reference, false);
    InterregionalState state = start.at(referred.technologies);
    JointYear.Outcome on = referred.outcome(state, traded);
    // Up to the nowcast year nothing has been chosen yet.
    if (year == Start.NOWCAST) {
      return new JointYear(year, on, on);
    }
    OneCase chosen = new OneCase(year, path, true);
    return new JointYear(year, chosen.outcome(state.at(chosen.technologies), traded), on);
  }

  /// A year with the group's levers in one case.
  private final class OneCase {
    private final int year;
    private final List<Levels.Case> cases;
    private final List<Technology> technologies;
    private final boolean drawn;

    /// @param members how the levers of the group's provinces stand
    /// @param drawn whether they move with draws
    OneCase(int year, Levels.Case members, boolean drawn) {
      this.year = year;
      this.drawn = drawn;
      cases = provinces.stream().map(each -> each.member() ? members : reference).toList();
      technologies = new ArrayList<>();
      for (int p = 0; p < provinces.size(); p++) {
        technologies.add(provinces.get(p).technology(year, cases.get(p)));
      }
    }

    JointYear.Outcome outcome(InterregionalState state, boolean traded) {
      double[] growth = growth(Band::central);
      Map<Integer, Band[]> levers = levers(state);
      List<InterregionalState.Course> courses = courses(state, growth, levers);
      Iterator<double[]> outputs = state.outputs(courses).iterator();
      double[] output = outputs.next();
      JointYear.Ends grown = new JointYear.Ends(outputs.next(), outputs.next());
      Map<Integer, JointYear.Ends> moved = new LinkedHashMap<>();
      for (int lever : levers.keySet()) {
        moved.put(lever, new JointYear.Ends(outputs.next(), outputs.next()));
      }
      double[] added = new double[output.length];
      Arrays.setAll(added, i -> state.valueAdded(i) * output[i]);
      List<Optional<Simulation.Year>> emissions = new ArrayList<>();
      for (int p = 0; p < provinces.size(); p++) {
        emissions.add(provinces.get(p).emissions(year, cases.get(p), of(p, output), base(p)));
      }
      return new JointYear.Outcome(
          output,
          added,
          emissions,
          traded ? Optional.of(embodied(state, growth, emissions)) : Optional.empty(),
          new JointYear.Responses(grown, moved));
    }

    /// The central one, growth at its ends, then every lever at its own, these as changes.
    private List<InterregionalState.Course> courses(
        InterregionalState state, double[] growth, Map<Integer, Band[]> levers) {
      double[] none = new double[state.given().length];
      double[] still = new double[growth.length];
      List<InterregionalState.Course> courses = new ArrayList<>();
      courses.add(new InterregionalState.Course(growth, state.given()));
      for (ToDoubleFunction<Band> end : ENDS) {
        courses.add(new InterregionalState.Course(less(growth(end), growth), none));
      }
      for (Band[] around : levers.values()) {
        for (ToDoubleFunction<Band> end : ENDS) {
          double[] change = new double[around.length];
          Arrays.setAll(change, c -> end.applyAsDouble(around[c]) - around[c].central());
          courses.add(new InterregionalState.Course(still, change));
        }
      }
      return courses;
    }

    private double[] growth(ToDoubleFunction<Band> end) {
      return provinces.stream().mapToDouble(each -> end.applyAsDouble(each.growth(year))).toArray();
    }

    /// By lever that sets an output in some province of the group, the outputs it sets, and at its
    /// ends, in the order of those set; 0 where another sets it.
    private Map<Integer, Band[]> levers(InterregionalState state) {
      Map<Integer, Band[]> levers = new LinkedHashMap<>();
      int[] set = state.set();
      for (int lever : drawn ? setting() : new TreeSet<Integer>()) {
        Band[] around = new Band[set.length];
        for (int c = 0; c < set.length; c++) {
          int p = set[c] / sectors;
          around[c] =
              provinces.get(p).member() && sets(p, lever, set[c] % sectors)
                  ? provinces
                      .get(p)
                      .around(lever, year, cases.get(p))
                      .times(table.grossOutput(set[c]))
                  : Band.of(0);
        }
        levers.put(lever, around);
      }
      return levers;
    }

    private SortedSet<Integer> setting() {
      SortedSet<Integer> setting = new TreeSet<>();
      for (int p = 0; p < cases.size(); p++) {
        Technology technology = technologies.get(p);
        for (int k = 0; provinces.get(p).member() && k < technology.left().length; k++) {
          if (technology.shifts().get(k).sets(technology.left()[k])) {
            setting.add(k);
          }
        }
      }
      return setting;
    }

    private boolean sets(int province, int lever, int sector) {
      return technologies.get(province).shifts().get(lever).given() == sector;
    }
  }

  private static final List<ToDoubleFunction<Band>> ENDS = List.of(Band::low, Band::high);

  private double[] of(int province, double[] output) {
    return Arrays.copyOfRange(output, table.index(province, 0), table.index(province + 1, 0));
  }

  private double[] base(int province) {
    double[] base = new double[sectors];
    Arrays.setAll(base, i -> table.grossOutput(table.index(province, i)));
    return base;
  }

  /// Where a lever sets an output it is shared out by what demand asks for: f = E / (L y).
  private JointYear.Embodied embodied(
      InterregionalState state, double[] growth, List<Optional<Simulation.Year>> emissions) {
    boolean[] group = new boolean[provinces.size()];
    for (int p = 0; p < group.length; p++) {
      group[p] = provinces.get(p).member();
    }
    List<double[]> required = state.required(growth, group);
    double[] f = intensity(emissions, required.get(0));
    double fromOthers = 0;
    double toOthers = 0;
    for (int i = 0; i < f.length; i++) {
      if (group[i / sectors]) {
        toOthers += f[i] * required.get(2)[i];
      } else {
        fromOthers += f[i] * required.get(1)[i];
      }
    }
    return new JointYear.Embodied(fromOthers, toOthers);
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

  private static double[] less(double[] values, double[] central) {
    double[] less = new double[values.length];
    Arrays.setAll(less, i -> values[i] - central[i]);
    return less;
  }
}
