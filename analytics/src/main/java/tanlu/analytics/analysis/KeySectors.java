package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.Linkages.Quadrant;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// Which sectors hold a region's economy and its emissions together: linkages, multipliers and what
/// would be lost without a sector, local-share throughout, over the sectors with output.
///
/// @param grossOutput of all sectors
/// @param co2 production-based; empty without an inventory
/// @param key both linkages above average, most output at stake first
/// @param backward only the pull on suppliers above average
/// @param forward only the push to users above average
/// @param emissionKey both emission-weighted linkages above average, most emissions at stake first;
///   empty without an inventory
/// @param withoutOutput sectors the table gives no output: left out
/// @param notHeld sectors whose own emissions the inventory does not hold: counted without them
/// @param sectors by code, most output at stake first
public record KeySectors(
    Region region,
    int year,
    Kind kind,
    Figure grossOutput,
    Optional<Figure> co2,
    List<Place> key,
    List<Place> backward,
    List<Place> forward,
    List<Place> emissionKey,
    List<Text> withoutOutput,
    List<Text> notHeld,
    Map<String, Row> sectors) {

  /// A sector of a quadrant with what put it there.
  ///
  /// @param backward in `emissionKey` weighted by emissions, as is `forward`
  /// @param share of gross output, in `emissionKey` of emissions, that would be lost with it
  public record Place(String code, Text name, Figure backward, Figure forward, Figure share) {}

  /// @param backward Rasmussen's power of dispersion, mean 1
  /// @param forward from Ghosh's inverse, mean 1
  /// @param sensitivity the forward linkage from Leontief's inverse, mean 1
  /// @param quadrant by `backward` and `forward`
  public record Row(
      Text name,
      Quadrant quadrant,
      Figure backward,
      Figure forward,
      Figure sensitivity,
      Multiplier multipliers,
      Loss loss,
      Optional<Emission> emissions) {}

  /// Per unit of final demand for what the sector makes here, all sectors together.
  ///
  /// @param valueAdded of it, after inputs from outside
  /// @param income compensation of employees; empty where the table does not give it apart
  public record Multiplier(Figure output, Figure valueAdded, Optional<Figure> income) {}

  /// Gross output of all sectors that would be lost without the sector.
  ///
  /// @param total it neither buys nor sells nor meets final demand
  /// @param share of the region's gross output, for `total`
  /// @param backward it only stops buying
  /// @param forward it only stops selling to sectors
  public record Loss(Figure total, Figure share, Figure backward, Figure forward) {}

  /// The same in CO2.
  ///
  /// @param co2 the sector's own; empty, as are the scopes, where the inventory does not hold it
  /// @param multiplier per unit of final demand for what the sector makes here
  /// @param backward emission-weighted, mean 1
  /// @param forward emission-weighted, mean 1
  public record Emission(
      Optional<Figure> co2,
      Figure multiplier,
      Figure backward,
      Figure forward,
      Quadrant quadrant,
      Loss loss,
      Optional<Scope> scopes) {}

  /// Emissions per unit delivered to final demand, total-use: inputs from outside count at the
  /// region's own intensities.
  ///
  /// @param one the sector's own
  /// @param two of making the electricity and heat it buys
  /// @param threeUpstream the rest of its chain of suppliers
  public record Scope(Figure one, Figure two, Figure threeUpstream) {}

  public static KeySectors of(Dataset data, Region region, int year) {
    KeySectorFigures figures = new KeySectorFigures(data, region, year);
    Map<String, Row> sectors = new LinkedHashMap<>();
    for (int k : figures.mostAtStakeFirst()) {
      sectors.put(figures.code(k), figures.row(k));
    }
    return new KeySectors(
        region,
        year,
        figures.kind(),
        figures.grossOutput(),
        figures.co2(),
        places(sectors, Quadrant.KEY),
        places(sectors, Quadrant.BACKWARD),
        places(sectors, Quadrant.FORWARD),
        emissionPlaces(sectors),
        figures.withoutOutput(),
        figures.notHeld(),
        sectors);
  }

  private static List<Place> places(Map<String, Row> sectors, Quadrant quadrant) {
    return sectors.entrySet().stream()
        .filter(entry -> entry.getValue().quadrant() == quadrant)
        .map(
            entry -> {
              Row row = entry.getValue();
              return new Place(
                  entry.getKey(), row.name(), row.backward(), row.forward(), row.loss().share());
            })
        .toList();
  }

  private static List<Place> emissionPlaces(Map<String, Row> sectors) {
    List<Place> places = new ArrayList<>();
    sectors.forEach(
        (code, row) ->
            row.emissions()
                .filter(emission -> emission.quadrant() == Quadrant.KEY)
                .ifPresent(
                    emission ->
                        places.add(
                            new Place(
                                code,
                                row.name(),
                                emission.backward(),
                                emission.forward(),
                                emission.loss().share()))));
    return Totals.ranked(places, place -> place.share().value());
  }
}
