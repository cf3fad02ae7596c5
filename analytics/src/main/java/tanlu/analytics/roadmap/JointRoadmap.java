package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.analysis.Rates;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.TradeDecay;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A roadmap of several provinces together, and what it does to the other provinces, in the nowcast
/// year and the milestones.
///
/// The group follows the scenario, each member as in its own [Roadmap]; the other provinces stay on
/// what the scenario is set against. All are computed at once on the multi-regional table: `x = (I
/// − A_t)⁻¹ (y_t + Δ_t)`, `A^rs_ij,t = σ^rs_i a^s_ij,t`, Δ where a lever sets an output. Final
/// demand is the same in sum with and without the group's path; what households switch from fuels
/// to power differs. Where an output that is set falls, no other province makes it instead: where
/// it would be made is not known. Outputs that the other provinces' own levers set do not answer to
/// the group, except where these levers are frozen.
///
/// @param members in the order asked for
/// @param without of those asked for, the provinces without inventory: left out of the group
/// @param against what the other provinces stay on and the effects are counted from
/// @param tableYear of the multi-regional table
/// @param kind of that table
/// @param named whether the name is another than those of its members
/// @param nowcast emissions of the group in the nowcast year
/// @param highestYear the one of the nowcast year and the milestones in which they are highest
/// @param highest emissions in it
/// @param residual gross emissions in the neutral year
/// @param cut from the highest to it
/// @param annualFall the mean yearly fall that is
/// @param sinks what stands against the residual
/// @param milestones with their change against the highest
/// @param provinces the members, largest cut first
/// @param effects of the group's path
/// @param given courses given with the question, by the lever's key
/// @param notHeld other provinces without inventory: their emissions do not count
/// @param importsUnused provinces whose course of imported power does not act here: the group takes
///   power from where the multi-regional table says; a member's own roadmap takes it
/// @param assumptions beside those of the members' own roadmaps
public record JointRoadmap(
    Text name,
    boolean named,
    List<Region> members,
    List<Region> without,
    Scenario scenario,
    Text against,
    int baseYear,
    int nowcastYear,
    int neutralYear,
    int tableYear,
    Kind kind,
    Figure draws,
    Figure nowcast,
    int highestYear,
    Figure highest,
    Figure residual,
    Figure cut,
    Figure annualFall,
    JointSinks sinks,
    Map<Integer, Roadmap.Milestone> milestones,
    Map<String, Member> provinces,
    OtherProvinces effects,
    Map<String, GivenLever> given,
    List<Text> notHeld,
    List<Text> importsUnused,
    List<Figure> assumptions) {

  /// @param peakYear by the province's own roadmap
  /// @param milestones emissions among all provinces
  /// @param cut from the nowcast year to the neutral year
  /// @param share of the cuts of all members
  /// @param alone emissions in the neutral year by the province's own roadmap, in which demand from
  ///   other provinces grows with its own
  public record Member(
      Text name,
      int peakYear,
      Figure nowcast,
      Map<Integer, Figure> milestones,
      Figure residual,
      Figure cut,
      Figure share,
      Figure alone) {}

  static final String EMISSIONS =
      "E_rf,t = E_rf,2019 n_2024 (x_t / x_2024) Π_k ℓ_k,t, x = (I − A_t)⁻¹ (y_t + Δ_t),"
          + " A^rs_ij,t = σ^rs_i a^s_ij,t";

  /// @param ask of the first member, the same for all
  /// @throws NoDataException where no province of the group has an inventory
  /// @throws ParameterException where a lever asked for cannot be
  public static JointRoadmap of(Dataset data, Parameters parameters, ProvinceGroup group, Ask ask) {
    List<Region> held =
        group.members().stream()
            .filter(region -> data.inventory(region, Start.INVENTORY).isPresent())
            .toList();
    if (ask.levers().containsKey(PowerImports.LEVER)) {
      throw new ParameterException(
          Text.of(
              "几个省份一起算时，省际电力按多区域表的来源推算，不能另给" + PowerImports.LEVER + "，请对单个省份提出",
              "several provinces together take power from where the multi-regional table says, and "
                  + PowerImports.LEVER
                  + " does not go with them; ask it of one province"));
    }
    if (held.isEmpty()) {
      throw Start.noInventory(group.members().getFirst());
    }
    MultiRegionalTable table = data.multiRegional(Start.TABLE).orElseThrow();
    JointProjection projection =
        JointProjection.of(data, parameters, new ProvinceGroup(group.name(), held), ask, table);
    return new Builder(data, parameters, projection).build(group);
  }

  private static final class Builder {
    private final Dataset data;
    private final Parameters parameters;
    private final JointProjection projection;
    private final Proofs proofs;
    private final int neutral;

    Builder(Dataset data, Parameters parameters, JointProjection projection) {
      this.data = data;
      this.parameters = parameters;
      this.projection = projection;
      this.proofs = new Proofs(data, projection);
      this.neutral = projection.ask().neutralYear();
    }

    JointRoadmap build(ProvinceGroup asked) {
      JointUncertainty uncertainty = JointUncertainty.of(projection, parameters, proofs);
      Map<String, Map<Integer, Figure>> emissions = emissions();
      Map<Integer, Figure> together = together(emissions);
      int highestYear = highest(together);
      Figure highest =
          at(together, highestYear)
              .labelled(proofs.label(highestYear, Text.of("最高排放量", "highest emissions")));
      Figure residual =
          at(together, neutral)
              .labelled(proofs.label(neutral, Text.of("剩余排放", "residual emissions")));
      String span = highestYear + "–" + neutral;
      Scenario scenario = projection.ask().scenario();
      return new JointRoadmap(
          asked.name(),
          !asked.name().equals(ProvinceGroup.of(asked.members()).name()),
          projection.group().members(),
          asked.members().stream()
              .filter(region -> !projection.group().members().contains(region))
              .toList(),
          scenario,
          Wedges.label(Levels.Case.reference(scenario)),
          Start.INVENTORY,
          Start.NOWCAST,
          neutral,
          projection.table().year(),
          projection.table().kind(),
          Uncertainty.draws(parameters),
          at(together, Start.NOWCAST),
          highestYear,
          highest,
          residual,
          Figure.computed(
              Text.of(
                  asked.name().zh() + span + "年需减排量",
                  asked.name().en() + " " + span + ", emissions to cut"),
              Unit.MT_CO2,
              "highest - residual",
              "highest",
              highest,
              "residual",
              residual),
          Rates.fall(
              Text.of(
                  asked.name().zh() + span + "年排放年均下降",
                  asked.name().en() + " " + span + ", mean yearly fall of emissions"),
              highest,
              residual,
              neutral - highestYear),
          JointSinks.of(projection, parameters, proofs, residual),
          milestones(together, highest, uncertainty),
          provinces(emissions),
          OtherProvinces.of(projection, proofs, uncertainty),
          GivenLever.of(projection.ask(), parameters),
          data.provinces().stream()
              .filter(region -> data.inventory(region, Start.INVENTORY).isEmpty())
              .filter(region -> !asked.members().contains(region))
              .map(Region::name)
              .toList(),
          projection.table().regions().stream()
              .filter(region -> parameters.movesImports(region.abbr()))
              .map(Region::name)
              .toList(),
          projection.table().kind() == Kind.MODELLED ? TradeDecay.figures() : List.of());
    }

    private static Figure at(Map<Integer, Figure> years, int year) {
      return Objects.requireNonNull(years.get(year));
    }

    /// By member, then by year.
    private Map<String, Map<Integer, Figure>> emissions() {
      Map<String, Map<Integer, Figure>> emissions = new LinkedHashMap<>();
      for (Projection own : projection.members()) {
        Region region = own.ask().region();
        int province = projection.table().regions().indexOf(region);
        Map<Integer, Figure> years = new LinkedHashMap<>();
        for (int year : projection.years()) {
          years.put(
              year,
              proofs.co2(
                  Text.of(
                      region.name().zh() + year + "年CO₂排放（区域联动）",
                      region.name().en() + " " + year + ", CO₂ emissions (among all provinces)"),
                  projection.year(year).path().co2(province),
                  EMISSIONS));
        }
        emissions.put(region.abbr(), years);
      }
      return emissions;
    }

    private Map<Integer, Figure> together(Map<String, Map<Integer, Figure>> emissions) {
      Map<Integer, Figure> together = new LinkedHashMap<>();
      for (int year : projection.years()) {
        together.put(
            year,
            Figure.sum(
                proofs.label(year, Text.of("CO₂排放", "CO₂ emissions")),
                Unit.MT_CO2,
                emissions.values().stream().map(years -> at(years, year)).toList()));
      }
      return together;
    }

    private int highest(Map<Integer, Figure> together) {
      IntToDoubleFunction value = year -> at(together, year).value();
      return projection.years().stream()
          .reduce(
              Start.NOWCAST,
              (best, year) -> value.applyAsDouble(year) > value.applyAsDouble(best) ? year : best);
    }

    private Map<Integer, Roadmap.Milestone> milestones(
        Map<Integer, Figure> together, Figure highest, JointUncertainty uncertainty) {
      Map<Integer, Roadmap.Milestone> milestones = new LinkedHashMap<>();
      for (int year : projection.milestones()) {
        Figure co2 = at(together, year);
        Uncertainty.Range band = uncertainty.group(year);
        milestones.put(
            year,
            new Roadmap.Milestone(
                co2,
                band.low(),
                band.high(),
                Figure.computed(
                    proofs.label(
                        year, Text.of("排放较最高值变化", "change of emissions against the highest")),
                    Unit.PERCENT,
                    "co2 / highest - 1",
                    "co2",
                    co2,
                    "highest",
                    highest)));
      }
      return milestones;
    }

    private Map<String, Member> provinces(Map<String, Map<Integer, Figure>> emissions) {
      Map<String, Figure> cuts = new LinkedHashMap<>();
      emissions.forEach(
          (abbr, years) ->
              cuts.put(
                  abbr,
                  Figure.computed(
                      Text.of(
                          name(abbr).zh() + Start.NOWCAST + "–" + neutral + "年减排量",
                          name(abbr).en() + " " + Start.NOWCAST + "–" + neutral + ", cut"),
                      Unit.MT_CO2,
                      "nowcast - residual",
                      "nowcast",
                      at(years, Start.NOWCAST),
                      "residual",
                      at(years, neutral))));
      Figure all =
          Figure.sum(
              proofs.label(neutral, Text.of("各成员减排量合计", "cuts of all members together")),
              Unit.MT_CO2,
              List.copyOf(cuts.values()));
      Map<String, Member> provinces = new LinkedHashMap<>();
      for (String abbr :
          Totals.ranked(
              List.copyOf(cuts.keySet()), each -> Objects.requireNonNull(cuts.get(each)).value())) {
        provinces.put(
            abbr,
            member(
                abbr,
                Objects.requireNonNull(emissions.get(abbr)),
                Objects.requireNonNull(cuts.get(abbr)),
                all));
      }
      return provinces;
    }

    private Text name(String abbr) {
      return data.region(abbr).orElseThrow().name();
    }

    private Member member(String abbr, Map<Integer, Figure> years, Figure cut, Figure all) {
      Projection own =
          projection.members().stream()
              .filter(each -> each.ask().region().abbr().equals(abbr))
              .findFirst()
              .orElseThrow();
      Map<Integer, Figure> milestones = new LinkedHashMap<>(years);
      milestones.remove(Start.NOWCAST);
      Proofs alone = new Proofs(own);
      return new Member(
          name(abbr),
          own.peakYear(),
          at(years, Start.NOWCAST),
          milestones,
          at(years, neutral),
          cut,
          Totals.share(
              Text.of(
                  name(abbr).zh() + "占各成员减排量的比重",
                  name(abbr).en() + ", share of the cuts of all members"),
              cut,
              all),
          alone.co2(
              alone.label(neutral, Text.of("CO₂排放（单省路线图）", "CO₂ emissions (its own roadmap)")),
              own.year(neutral).total(),
              Proofs.EMISSIONS));
    }
  }
}
