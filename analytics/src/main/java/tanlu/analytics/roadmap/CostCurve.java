package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// What can be cut in a year beyond business as usual, at what cost: the marginal abatement cost
/// curve.
///
/// On the economy of business as usual the levers go to their strengthened course one after the
/// other, in their order; what each takes off a sector is one step. Levers without a cost, which
/// are the outputs of materials and fuels, are not on it.
///
/// @param baseline emissions by business as usual, Mt
/// @param steps cheapest first
record CostCurve(Region region, int year, double baseline, List<Step> steps) {

  /// @param sector code of the sector group
  /// @param emissions of the sector by business as usual, Mt
  /// @param potential Mt
  /// @param cost yuan per tonne
  record Step(
      String lever,
      Text name,
      String sector,
      Text sectorName,
      double emissions,
      double potential,
      Band cost) {}

  private static final double SMALLEST = 1e-6;

  static CostCurve of(Dataset data, Parameters parameters, Region region, int year) {
    Projection projection = Projection.of(data, parameters, Ask.of(region, Scenario.BAU));
    Levels.Case strong = new Levels.Case.Of(Scenario.STRENGTHENED);
    double[] left = projection.levels().left(year, new Levels.Case.Of(Scenario.BAU));
    double[] goal = projection.levels().left(year, strong);
    Simulation.Year usual = projection.year(year);
    double base = projection.start().nowcast().ratio(Start.NOWCAST);
    List<Step> steps = new ArrayList<>();
    Simulation.Year before = usual;
    for (int k = 0; k < left.length; k++) {
      Lever lever = projection.start().levers().get(k);
      if (lever.cost().isEmpty() || lever.effect() == Lever.Effect.REMOVAL) {
        continue;
      }
      left[k] = goal[k];
      Simulation.Year after =
          projection.simulation().at(year, left.clone(), usual.economy(), base, 1);
      for (SectorGroup sector : SectorGroup.of(Vintage.V2017)) {
        double taken = Projection.group(sector, before) - Projection.group(sector, after);
        if (taken > SMALLEST) {
          steps.add(
              new Step(
                  lever.key(),
                  lever.name(),
                  sector.code(),
                  sector.name(),
                  Projection.group(sector, usual),
                  taken,
                  lever.cost().get()));
        }
      }
      before = after;
    }
    steps.sort(Comparator.comparingDouble(step -> step.cost.central()));
    return new CostCurve(region, year, usual.total(), steps);
  }
}
