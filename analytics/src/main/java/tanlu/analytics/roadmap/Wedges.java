package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// What each group of levers adds to the fall, so that it adds up.
///
/// Each group in turn is set to the reference: the rise `c_gs` in sector s is its contribution.
/// Contributions overlap, so within each sector they are scaled to the gap between reference and
/// scenario; where the scale would leave [½, 2] the contributions stay and what is missing is shown
/// as interaction. Wedges and interaction sum to the gap exactly.
///
/// @param against what the scenario is set against
/// @param reference emissions of that, by year from the nowcast's on
/// @param groups by group, largest in the neutral year first
/// @param interaction by year
/// @param overlap gap less the unscaled contributions, by year: how much they overlap
public record Wedges(
    Text against,
    Map<Integer, Figure> reference,
    Map<String, Wedge> groups,
    Map<Integer, Figure> interaction,
    Map<Integer, Figure> overlap) {

  /// @param neutral what it cuts in the neutral year
  /// @param cut against the reference, by year
  public record Wedge(Text name, Figure neutral, Map<Integer, Figure> cut) {}

  private static final Map<String, Text> NAMES =
      Map.ofEntries(
          Map.entry("imports", Text.of("外来电", "Imported power")),
          Map.entry("power", Text.of("电力非化石化", "Non-fossil power")),
          Map.entry("capture", Text.of("碳捕集", "Carbon capture")),
          Map.entry("demand", Text.of("产量需求下降", "Lower output of materials and fuels")),
          Map.entry("steel", Text.of("钢铁工艺替代", "Other steel processes")),
          Map.entry("materials", Text.of("原料与燃料替代", "Other materials and feedstock")),
          Map.entry("efficiency", Text.of("能效提升", "Energy efficiency")),
          Map.entry("electrification", Text.of("工业与建筑电气化", "Electrification")),
          Map.entry("transport", Text.of("交通零排放", "Zero-emission transport")),
          Map.entry("background", Text.of("自主能效", "Background efficiency")));

  /// The name of a group of levers; its key where it has none.
  static Text name(String group) {
    return NAMES.getOrDefault(group, Text.of(group, group));
  }

  /// One year's split.
  ///
  /// @param cut Mt by group
  @SuppressWarnings("ArrayRecordComponent")
  record Split(double reference, double[] cut, double interaction, double overlap) {}

  static Wedges of(Projection projection, Proofs proofs) {
    Scenario scenario = projection.ask().scenario();
    Levels.Case against = Levels.Case.reference(scenario);
    List<String> groups = groups(projection);
    Map<Integer, Figure> reference = new LinkedHashMap<>();
    Map<Integer, Figure> interaction = new LinkedHashMap<>();
    Map<Integer, Figure> overlap = new LinkedHashMap<>();
    Map<String, Map<Integer, Figure>> cuts = new LinkedHashMap<>();
    groups.forEach(group -> cuts.put(group, new LinkedHashMap<>()));
    for (int year = Start.NOWCAST + 1; year <= projection.ask().neutralYear(); year++) {
      Split split = split(projection, against, groups, year);
      reference.put(
          year,
          proofs.co2(
              proofs.label(year, Text.of("参照情景排放", "emissions in the reference case")),
              split.reference,
              Proofs.EMISSIONS));
      for (int g = 0; g < groups.size(); g++) {
        Text name = name(groups.get(g));
        Objects.requireNonNull(cuts.get(groups.get(g)))
            .put(
                year,
                proofs.co2(
                    proofs.label(name, year, Text.of("减排贡献", "contribution to the cut")),
                    split.cut[g],
                    "w_g = Σ_s gap_s c_gs / Σ_h c_hs"));
      }
      interaction.put(
          year,
          proofs.co2(
              proofs.label(year, Text.of("各组措施交互作用", "interaction of the groups")),
              split.interaction,
              "Σ_s gap_s − Σ_g w_g"));
      overlap.put(
          year,
          proofs.co2(
              proofs.label(year, Text.of("各组措施重叠量", "overlap of the groups")),
              split.overlap,
              "Σ_s (gap_s − Σ_g c_gs)"));
    }
    Map<String, Wedge> wedges = new LinkedHashMap<>();
    List<String> order =
        tanlu.analytics.analysis.Totals.ranked(
            groups,
            group ->
                Objects.requireNonNull(
                        Objects.requireNonNull(cuts.get(group)).get(projection.ask().neutralYear()))
                    .value());
    for (String group : order) {
      Map<Integer, Figure> cut = Objects.requireNonNull(cuts.get(group));
      Figure neutral = Objects.requireNonNull(cut.get(projection.ask().neutralYear()));
      wedges.put(group, new Wedge(name(group), neutral, cut));
    }
    return new Wedges(label(against), reference, wedges, interaction, overlap);
  }

  static Text label(Levels.Case against) {
    return switch (against) {
      case Levels.Case.Of of -> of.scenario().label();
      case Levels.Case.Frozen _ -> Text.of("措施冻结在起点", "levers frozen at their start");
    };
  }

  /// Groups with a lever that acts on emissions here and differs from the reference.
  static List<String> groups(Projection projection) {
    Set<String> groups = new LinkedHashSet<>();
    for (Lever lever : projection.start().levers()) {
      if (lever.effect() != Lever.Effect.REMOVAL && projection.start().meets(lever)) {
        groups.add(lever.group());
      }
    }
    if (projection.ask().scenario() != Scenario.BAU) {
      groups.remove("background");
    }
    return new ArrayList<>(groups);
  }

  static Split split(Projection projection, Levels.Case against, List<String> groups, int year) {
    Simulation.Year scenario = projection.year(year);
    Simulation.Year reference = run(projection, against, Set.of("*"), year);
    List<Simulation.Year> without =
        groups.stream().map(group -> run(projection, against, Set.of(group), year)).toList();
    double[] cut = new double[groups.size()];
    double interaction = 0;
    double overlap = 0;
    for (SectorGroup sector : SectorGroup.of(Vintage.V2017)) {
      double now = Projection.group(sector, scenario);
      double gap = Projection.group(sector, reference) - now;
      double sum = 0;
      for (Simulation.Year year1 : without) {
        sum += Projection.group(sector, year1) - now;
      }
      double scale = gap / sum;
      boolean scaled = scale >= 0.5 && scale <= 2;
      double rest = gap;
      for (int g = 0; g < cut.length; g++) {
        double part = (Projection.group(sector, without.get(g)) - now) * (scaled ? scale : 1);
        cut[g] += part;
        rest -= part;
      }
      interaction += rest;
      overlap += gap - sum;
    }
    return new Split(reference.total(), cut, interaction, overlap);
  }

  /// A year with some groups on the reference; `*` is all of them.
  static Simulation.Year run(
      Projection projection, Levels.Case against, Set<String> off, int year) {
    return projection.simulation().at(year, projection.left(year, against, off));
  }

  /// Exact Shapley values of the groups in a year: the mean of their contributions over all orders.
  ///
  /// @throws IllegalArgumentException for more than 12 groups
  static Map<String, Double> shapley(
      Projection projection, Levels.Case against, List<String> groups, int year) {
    int n = groups.size();
    if (n > 12) {
      throw new IllegalArgumentException(
          "exact Shapley values of " + n + " groups; expected 12 or fewer");
    }
    double[] total = new double[1 << n];
    for (int on = 0; on < total.length; on++) {
      Set<String> off = new LinkedHashSet<>();
      for (int g = 0; g < n; g++) {
        if ((on & 1 << g) == 0) {
          off.add(groups.get(g));
        }
      }
      total[on] = run(projection, against, off, year).total();
    }
    double[] weight = new double[n];
    for (int size = 0; size < n; size++) {
      weight[size] = factorial(size) * factorial(n - size - 1) / factorial(n);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int g = 0; g < n; g++) {
      double value = 0;
      for (int on = 0; on < total.length; on++) {
        if ((on & 1 << g) == 0) {
          value += weight[Integer.bitCount(on)] * (total[on] - total[on | 1 << g]);
        }
      }
      values.put(groups.get(g), value);
    }
    return values;
  }

  private static double factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }
}
