package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// A roadmap of territorial CO2 to the neutral year: how much, where, by which levers, how sure.
///
/// @param baseYear of the last inventory
/// @param nowcastYear up to which emissions are estimated by GDP
/// @param peakYear the year of the highest emissions from the nowcast year on
/// @param askedPeak the peak year asked for; the peak comes as near to it as the levers' pace lets
///   it
/// @param peakedBefore whether no later year is above the nowcast year
/// @param peaksAsLeversBegin whether the peak falls in the year up to which scenarios hardly
///   differ: set by the scenarios, not foreseen
/// @param highest the year of an inventory above the pathway's peak, where there is one: emissions
///   may have peaked in it
/// @param growth mean yearly growth of real GDP assumed from the nowcast to the neutral year
/// @param residual gross emissions in the neutral year
/// @param sink land sink held for the region in that year
/// @param removal captured from the air in that year, the region's share of the nation's
/// @param uncovered residual met by neither
/// @param imports of power, beside the emissions; empty where no share is held
/// @param cut from peak to residual
/// @param annualFall the mean yearly fall that is
/// @param pathway by year, the inventory's first
/// @param sectors by the code of a sector group,, largest cut first
/// @param levers by key, most effect first
/// @param given courses given with the question, by the lever's key
/// @param givenEffects what these courses change, by milestone
/// @param chains of the sectors with the largest cuts
/// @param cost of the levers in the neutral year, against what the wedges are set against
/// @param effects on output and value added, by sector
/// @param assumptions drivers and parameters beside the levers
public record Roadmap(
    Region region,
    Scenario scenario,
    int baseYear,
    int nowcastYear,
    int peakYear,
    Optional<Integer> askedPeak,
    int neutralYear,
    boolean peakedBefore,
    boolean peaksAsLeversBegin,
    Optional<Highest> highest,
    Figure base,
    Nowcast nowcast,
    Figure growth,
    Figure peak,
    Figure residual,
    Optional<Figure> sink,
    Optional<Figure> removal,
    Figure uncovered,
    Optional<ImportedPower> imports,
    Figure cut,
    Figure annualFall,
    Map<Integer, Milestone> milestones,
    Map<Integer, Figure> pathway,
    Map<String, SectorPath> sectors,
    Wedges wedges,
    Map<String, LeverUse> levers,
    Map<String, GivenLever> given,
    Map<Integer, GivenEffect> givenEffects,
    Uncertainty uncertainty,
    AbatementCost cost,
    Feasibility feasibility,
    Map<String, Chain> chains,
    Map<String, KnockOn> effects,
    List<Figure> assumptions) {

  /// @param low P5
  /// @param high P95
  /// @param change against the peak
  public record Milestone(Figure co2, Figure low, Figure high, Figure change) {}

  /// @param cut from the peak to the neutral year
  /// @param share of all sectors' cuts together
  /// @param left part of the peak year's emissions that stays
  public record SectorPath(
      Text name,
      Figure peak,
      Figure residual,
      Figure cut,
      Figure share,
      Figure left,
      Map<Integer, Figure> milestones) {}

  /// Several of its sectors as one.
  public SectorPath together(Text name, List<SectorPath> parts) {
    return SectorPaths.together(this, name, parts);
  }

  private static final int LEVERS_BEGIN = 2026;

  /// @throws NoDataException where the region has no inventory
  /// @throws ParameterException where a lever asked for cannot be
  public static Roadmap of(Dataset data, Parameters parameters, Ask ask) {
    Timetable timetable = Timetable.of(data, parameters, ask);
    Projection projection = timetable.projection();
    Proofs proofs = timetable.proofs();
    Map<Integer, Figure> pathway = timetable.pathway();
    Map<String, SectorPath> sectors = timetable.sectors();
    Sinks sinks = timetable.sinks();
    int peakYear = projection.peakYear();
    return new Roadmap(
        ask.region(),
        ask.scenario(),
        Start.INVENTORY,
        Start.NOWCAST,
        peakYear,
        ask.peakYear(),
        ask.neutralYear(),
        peakYear == Start.NOWCAST,
        peakYear == LEVERS_BEGIN - 1,
        Optional.of(Highest.of(projection, proofs)).filter(Highest::inventory),
        Objects.requireNonNull(pathway.get(Start.INVENTORY)),
        projection.start().nowcast(),
        timetable.growth(),
        timetable.peak(),
        timetable.residual(),
        sinks.land(),
        sinks.removal(),
        sinks.uncovered(),
        timetable.imports(),
        timetable.cut(),
        timetable.annualFall(),
        timetable.milestones(),
        pathway,
        sectors,
        Wedges.of(projection, proofs),
        LeverUse.of(projection, proofs),
        GivenLever.of(ask, parameters),
        GivenEffect.of(data, parameters, ask, timetable),
        timetable.uncertainty(),
        AbatementCost.of(
            projection.start().levers(),
            timetable
                .draws()
                .against(
                    projection.left(
                        ask.neutralYear(), Levels.Case.reference(ask.scenario()), Set.of("*"))),
            ask.neutralYear(),
            parameters,
            proofs),
        Feasibility.of(projection, proofs, parameters),
        Chain.of(projection, proofs, List.copyOf(sectors.keySet())),
        KnockOn.of(projection, proofs),
        assumptions(projection, parameters, timetable));
  }

  /// The same without who, how and how sure.
  public Outline outline() {
    return new Outline(
        region,
        scenario,
        baseYear,
        nowcastYear,
        peakYear,
        askedPeak,
        neutralYear,
        growth,
        peak,
        residual,
        sink,
        removal,
        uncovered,
        cut,
        annualFall,
        milestones,
        pathway,
        uncertainty.bands(),
        imports);
  }

  private static List<Figure> assumptions(
      Projection projection, Parameters parameters, Timetable timetable) {
    Dataset data = projection.start().data();
    Region region = projection.ask().region();
    List<Figure> assumed = new ArrayList<>();
    for (Driver driver : Parameters.of(parameters.growth(), region.abbr())) {
      String period =
          driver.from() == driver.to() ? "" + driver.from() : driver.from() + "–" + driver.to();
      assumed.add(
          Figure.assumed(
              Text.of(period + "年实际GDP增速", "growth of real GDP " + period),
              Quantity.of(driver.band().central(), Unit.PERCENT_PER_YEAR),
              driver.source(),
              Basis.of(data, driver.source()),
              Basis.verification(data, driver.source()),
              new Derivation.Range(driver.band().low(), driver.band().high())));
    }
    assumed.add(projection.start().nowcast().fall());
    assumed.add(Grid.nonFossil(data, region));
    assumed.add(InventoryError.of(data));
    timetable.sinks().land().ifPresent(assumed::add);
    timetable.imports().ifPresent(imports -> assumed.add(imports.share()));
    return assumed;
  }
}
