package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What a group's path does to the other provinces, against the group on the reference: `x −
/// x_ref`, `v x − v_ref x_ref`, `E − E_ref`, at the prices of the table. Final demand is the same
/// in sum; what households switch from fuels to power differs.
///
/// @param together all other provinces
/// @param group the group's own provinces
/// @param nation both
/// @param milestones emissions of the others, with their range
/// @param provinces the others in the neutral year, the largest loss of value added first
/// @param noneGains whether no other province has more value added
/// @param noneLoses whether none has less
/// @param sectors of the others that lose and that gain most value added, the largest loss first
/// @param tradeNow emissions embodied in trade in the nowcast year
/// @param trade in the neutral year
/// @param tradeReference in the neutral year with the group on the reference
public record OtherProvinces(
    Effect together,
    Effect group,
    Effect nation,
    Map<Integer, Milestone> milestones,
    Map<String, Effect> provinces,
    boolean noneGains,
    boolean noneLoses,
    Map<String, KnockOn> sectors,
    Trade tradeNow,
    Trade trade,
    Trade tradeReference) {

  /// @param output change of gross output
  /// @param valueAdded change of value added
  /// @param co2 change of emissions, where they are held
  public record Effect(Text name, Figure output, Figure valueAdded, Optional<Figure> co2) {}

  /// @param low P5
  /// @param high P95
  public record Milestone(Figure co2, Figure low, Figure high) {}

  /// @param fromOthers emitted in the other provinces for final demand in the group
  /// @param toOthers emitted in the group for final demand in the other provinces
  /// @param net from the others less to them
  public record Trade(Figure fromOthers, Figure toOthers, Figure net) {}

  private static final int SHOWN = 5;
  private static final String OUTPUT = "x − x_ref";
  private static final String ADDED = "v x − v_ref x_ref";
  private static final String CO2 = "E_t − E_ref,t; " + JointRoadmap.EMISSIONS;

  static OtherProvinces of(
      JointProjection projection, Proofs proofs, JointUncertainty uncertainty) {
    return new Builder(projection, proofs).build(uncertainty);
  }

  private static final class Builder {
    private final JointProjection projection;
    private final Proofs proofs;
    private final MultiRegionalTable table;
    private final int neutral;

    Builder(JointProjection projection, Proofs proofs) {
      this.projection = projection;
      this.proofs = proofs;
      this.table = projection.table();
      this.neutral = projection.ask().neutralYear();
    }

    OtherProvinces build(JointUncertainty uncertainty) {
      Map<String, Effect> others = new LinkedHashMap<>();
      List<Effect> own = new ArrayList<>();
      for (int p = 0; p < table.regions().size(); p++) {
        Effect effect = effect(p, projection.year(neutral));
        if (projection.provinces().get(p).member()) {
          own.add(effect);
        } else {
          others.put(table.regions().get(p).abbr(), effect);
        }
      }
      Effect group = together(projection.group().name(), own);
      List<Effect> all = new ArrayList<>(others.values());
      Effect together = together(Text.of("其他各省合计", "the other provinces together"), all);
      all.addAll(own);
      Map<Integer, Milestone> milestones = new LinkedHashMap<>();
      for (int year : projection.milestones()) {
        Uncertainty.Range band = uncertainty.others(year);
        milestones.put(year, new Milestone(elsewhere(year), band.low(), band.high()));
      }
      JointYear last = projection.year(neutral);
      return new OtherProvinces(
          together,
          group,
          together(Text.of("全国（各省合计）", "the nation (sum of provinces)"), all),
          milestones,
          ranked(others),
          others.values().stream().noneMatch(each -> each.valueAdded.value() > 0),
          others.values().stream().noneMatch(each -> each.valueAdded.value() < 0),
          sectors(last),
          trade(Start.NOWCAST, projection.year(Start.NOWCAST).path(), Text.of("", "")),
          trade(neutral, last.path(), Text.of("", "")),
          trade(neutral, last.reference(), Text.of("（参照情景）", " (reference)")));
    }

    private Figure elsewhere(int year) {
      List<Figure> changes = new ArrayList<>();
      for (int p = 0; p < table.regions().size(); p++) {
        if (!projection.provinces().get(p).member()) {
          effect(p, projection.year(year)).co2.ifPresent(changes::add);
        }
      }
      Text label =
          proofs.label(year, Text.of("路径引起的其他省排放变化", "change of emissions in the other provinces"));
      return changes.isEmpty()
          ? proofs.co2(label, 0, "no other province")
          : Figure.sum(label, Unit.MT_CO2, changes);
    }

    private Effect effect(int province, JointYear year) {
      Region region = table.regions().get(province);
      JointYear.Outcome path = year.path();
      JointYear.Outcome reference = year.reference();
      Optional<Figure> co2 =
          path.emissions().get(province).isEmpty()
              ? Optional.empty()
              : Optional.of(
                  proofs.co2(
                      ReductionTargets.label(
                          region, year.year(), Text.of("排放变化", "change of emissions")),
                      path.co2(province) - reference.co2(province),
                      CO2));
      return new Effect(
          region.name(),
          proofs.of(
              ReductionTargets.label(
                  region, year.year(), Text.of("总产出变化", "change of gross output")),
              sum(province, path.output()) - sum(province, reference.output()),
              Unit.YI_YUAN,
              OUTPUT),
          proofs.of(
              ReductionTargets.label(
                  region, year.year(), Text.of("增加值变化", "change of value added")),
              sum(province, path.valueAdded()) - sum(province, reference.valueAdded()),
              Unit.YI_YUAN,
              ADDED),
          co2);
    }

    private double sum(int province, double[] values) {
      double sum = 0;
      for (int i = table.index(province, 0); i < table.index(province + 1, 0); i++) {
        sum += values[i];
      }
      return sum;
    }

    private Effect together(Text name, List<Effect> effects) {
      return new Effect(
          name,
          sum(
              name,
              Text.of("总产出变化", "change of gross output"),
              Unit.YI_YUAN,
              effects,
              e -> Optional.of(e.output)),
          sum(
              name,
              Text.of("增加值变化", "change of value added"),
              Unit.YI_YUAN,
              effects,
              e -> Optional.of(e.valueAdded)),
          Optional.of(
              sum(name, Text.of("排放变化", "change of emissions"), Unit.MT_CO2, effects, e -> e.co2)));
    }

    private Figure sum(
        Text name,
        Text what,
        Unit unit,
        List<Effect> effects,
        java.util.function.Function<Effect, Optional<Figure>> part) {
      Text label =
          Text.of(
              name.zh() + neutral + "年" + what.zh(), name.en() + " " + neutral + ", " + what.en());
      List<Figure> figures = effects.stream().map(part).flatMap(Optional::stream).toList();
      return figures.isEmpty()
          ? proofs.of(label, 0, unit, "no other province")
          : Figure.sum(label, unit, figures);
    }

    private static Map<String, Effect> ranked(Map<String, Effect> effects) {
      Map<String, Effect> ranked = new LinkedHashMap<>();
      ToDoubleFunction<String> loss =
          abbr -> -Objects.requireNonNull(effects.get(abbr)).valueAdded.value();
      for (String abbr : Totals.ranked(List.copyOf(effects.keySet()), loss)) {
        ranked.put(abbr, Objects.requireNonNull(effects.get(abbr)));
      }
      return ranked;
    }

    private Map<String, KnockOn> sectors(JointYear year) {
      double[] added = year.path().valueAdded();
      double[] before = year.reference().valueAdded();
      int sectors = table.vintage().size();
      List<Integer> ranked =
          Totals.ranked(
              IntStream.range(0, added.length)
                  .filter(i -> !projection.provinces().get(i / sectors).member())
                  .filter(i -> added[i] != before[i])
                  .boxed()
                  .toList(),
              i -> before[i] - added[i]);
      Map<String, KnockOn> effects = new LinkedHashMap<>();
      for (int rank = 0; rank < ranked.size(); rank++) {
        if (rank < SHOWN || rank >= ranked.size() - SHOWN) {
          int i = ranked.get(rank);
          effects.put(table.code(i).replace('/', '-'), effect(year, i));
        }
      }
      return effects;
    }

    private KnockOn effect(JointYear year, int i) {
      Region region = table.regions().get(i / table.vintage().size());
      Text sector = table.vintage().sector(i % table.vintage().size()).name();
      Text name =
          Text.of(region.name().zh() + sector.zh(), region.name().en() + ", " + sector.en());
      return new KnockOn(
          name,
          proofs.of(
              Text.of(
                  name.zh() + neutral + "年总产出变化",
                  name.en() + " " + neutral + ", change of gross output"),
              year.path().output()[i] - year.reference().output()[i],
              Unit.YI_YUAN,
              OUTPUT),
          proofs.of(
              Text.of(
                  name.zh() + neutral + "年增加值变化",
                  name.en() + " " + neutral + ", change of value added"),
              year.path().valueAdded()[i] - year.reference().valueAdded()[i],
              Unit.YI_YUAN,
              ADDED));
    }

    private Trade trade(int year, JointYear.Outcome outcome, Text of) {
      JointYear.Embodied embodied = outcome.embodied().orElseThrow();
      Figure from =
          proofs.co2(
              proofs.label(
                  year,
                  Text.of(
                      "最终需求引起的其他省排放" + of.zh(),
                      "emitted in the other provinces for its final demand" + of.en())),
              embodied.fromOthers(),
              "Σ_{i∉G} f_i (L y_G)_i, f_i = E_i / (L y)_i, L = (I − A_t)⁻¹");
      Figure to =
          proofs.co2(
              proofs.label(
                  year,
                  Text.of(
                      "为其他省最终需求的排放" + of.zh(),
                      "emitted for the final demand of the other provinces" + of.en())),
              embodied.toOthers(),
              "Σ_{i∈G} f_i (L y_others)_i, f_i = E_i / (L y)_i, L = (I − A_t)⁻¹");
      return new Trade(
          from,
          to,
          Figure.computed(
              proofs.label(
                  year,
                  Text.of(
                      "省际贸易净转入的隐含排放" + of.zh(),
                      "net emissions embodied in its trade with the others" + of.en())),
              Unit.MT_CO2,
              "from - to",
              "from",
              from,
              "to",
              to));
    }
  }
}
