package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// Emissions along the chain of one sector's suppliers or users inside the region, by single paths.
/// They are the emissions that would go with the sector, its own apart: paths end where they come
/// back to it, so what it emits itself is `own`, the inventory's figure, and nothing counts twice.
///
/// A step takes in what the sector reached uses of its own product, so no path repeats a sector at
/// once.
///
/// Upstream along Leontief, `x_s a_is a_ki … f`: the suppliers' emissions for what the sector
/// makes. Downstream along Ghosh, `x_s b_si b_ik … f`: the users' emissions while working up what
/// it sells. Local-share coefficients; both sums equal the loss of total extraction less `own`.
///
/// @param code the sector's
/// @param own empty where the inventory does not hold the sector
/// @param total along the whole chain, without `own`
/// @param covered by the paths together; empty without a path
/// @param coverage of the total by the paths; empty without a path
/// @param remainder in all other paths: the sum of what the search cut, not a difference
/// @param outside upstream only: emissions elsewhere, in the inputs the chain draws from outside
///   the region, at the nation's multipliers of the year
/// @param emitters who emits along the chain, all paths counted, largest first
/// @param paths largest first
/// @param partners direct suppliers, most embodied emissions first, or direct users, largest flow
///   first
/// @param notHeld sectors whose emissions the inventory does not hold: counted as 0 on the way
public record SupplyChain(
    Region region,
    int year,
    Kind kind,
    Direction direction,
    String code,
    Text name,
    Figure grossOutput,
    Optional<Figure> own,
    Figure total,
    Optional<Figure> covered,
    Optional<Figure> coverage,
    Figure remainder,
    Optional<Figure> outside,
    List<Emitter> emitters,
    List<Path> paths,
    List<Partner> partners,
    List<Text> notHeld) {

  /// Which way the chain is followed.
  public enum Direction {
    UPSTREAM,
    DOWNSTREAM
  }

  /// @param share of the total along the chain
  public record Emitter(String code, Text name, Figure co2, Figure share) {}

  /// @param steps from the sector next to the one asked for to the one that emits
  /// @param share of the total along the chain
  public record Path(List<Step> steps, Figure co2, Figure share) {}

  public record Step(String code, Text name) {}

  /// Whom to choose by: the direct trade with one sector.
  ///
  /// @param flow bought or sold, what comes from outside included
  /// @param share of the sector's intermediate inputs, or of its supply
  /// @param intensity upstream of the product as bought, embodied along its whole chain; downstream
  ///   the user's own, empty where not held
  /// @param co2 upstream: embodied in the purchase
  public record Partner(
      String code,
      Text name,
      Figure flow,
      Figure share,
      Optional<Figure> intensity,
      Optional<Figure> co2) {}

  /// @param top the most paths to list
  /// @throws NoDataException where the table gives the sector no output, or there is no table or
  ///   inventory
  public static SupplyChain of(
      Dataset data, Region region, int year, Sector sector, Direction direction, int top) {
    return new SupplyChainFigures(data, region, year, sector, direction).of(top);
  }
}
