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
  private static final List<ToDoubleFunction<Band>> ENDS = List.of(Band::low, Band::high);

  private final MultiRegionalTable table;
  private final List<ProvincePath> provinces;
  private final InterregionalEconomy economy;
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
    this.economy = economy;
  }

  /// @param traded whether to tell what trade embodies
  JointYear of(int year, boolean traded) {
    List<Technology> usual =
        provinces.stream().map(each -> each.technology(year, reference)).toList();
    OneCase referred = new OneCase(year, reference, Map.of(), economy.at(usual));
    JointYear.Outcome on = referred.outcome(traded);
    // Up to the nowcast year nothing has been chosen yet.
    if (year == Start.NOWCAST) {
      return new JointYear(year, on, on);
    }
    Map<Integer, Technology> moved = new LinkedHashMap<>();
    for (int p = 0; p < provinces.size(); p++) {
      if (provinces.get(p).member()) {
        moved.put(p, provinces.get(p).technology(year, path));
      }
    }
    OneCase chosen = new OneCase(year, path, moved, referred.state.with(moved));
    return new JointYear(year, chosen.outcome(traded), on);
  }

  /// A year with the group's levers in one case and the others' on the reference.
  private final class OneCase {
    private final int year;
    private final List<Levels.Case> cases;
    private final Map<Integer, Technology> moved;
    private final InterregionalState state;

    /// @param members how the levers of the group's provinces stand
    /// @param moved their technologies where these move with draws
    OneCase(
        int year, Levels.Case members, Map<Integer, Technology> moved, InterregionalState state) {
      this.year = year;
      this.moved = moved;
      this.state = state;
      cases = provinces.stream().map(each -> each.member() ? members : reference).toList();
    }

    JointYear.Outcome outcome(boolean traded) {
      double[] growth = growth(Band::central);
      List<double[]> grown = new ArrayList<>(List.of(growth));
      List<double[]> given = new ArrayList<>(List.of(state.given()));
      for (ToDoubleFunction<Band> end : ENDS) {
        grown.add(less(growth(end), growth));
        given.add(new double[state.given().length]);
      }
      Map<Integer, Band[]> levers = levers();
      for (Band[] around : levers.values()) {
        for (ToDoubleFunction<Band> end : ENDS) {
          given.add(change(around, end));
        }
      }
      Iterator<double[]> outputs = state.outputs(grown, given).iterator();
      double[] output = outputs.next();
      JointYear.Ends faster = new JointYear.Ends(outputs.next(), outputs.next());
      Map<Integer, JointYear.Ends> answers = new LinkedHashMap<>();
      for (int lever : levers.keySet()) {
        answers.put(lever, new JointYear.Ends(outputs.next(), outputs.next()));
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
          new JointYear.Responses(faster, answers));
    }

    private double[] growth(ToDoubleFunction<Band> end) {
      return provinces.stream().mapToDouble(each -> end.applyAsDouble(each.growth(year))).toArray();
    }

    /// By lever that sets an output in some province of the group, the outputs it sets, and at its
    /// ends, in the order of those set; 0 where another sets it.
    private Map<Integer, Band[]> levers() {
      Map<Integer, Band[]> levers = new LinkedHashMap<>();
      int[] set = state.set();
      for (int lever : setting()) {
        Band[] around = new Band[set.length];
        for (int c = 0; c < set.length; c++) {
          int p = set[c] / sectors;
          around[c] =
              sets(p, lever, set[c] % sectors)
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
      for (Technology technology : moved.values()) {
        for (int k = 0; k < technology.left().length; k++) {
          if (technology.shifts().get(k).sets(technology.left()[k])) {
            setting.add(k);
          }
        }
      }
      return setting;
    }

    private boolean sets(int province, int lever, int sector) {
      Technology technology = moved.get(province);
      return technology != null && technology.shifts().get(lever).given() == sector;
    }
  }

  private static double[] change(Band[] around, ToDoubleFunction<Band> end) {
    double[] change = new double[around.length];
    Arrays.setAll(change, c -> end.applyAsDouble(around[c]) - around[c].central());
    return change;
  }

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
