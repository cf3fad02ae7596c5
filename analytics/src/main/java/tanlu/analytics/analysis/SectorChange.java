package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.data.Sector;

/// A supposed change of one sector.
///
/// @param of the supplier, where one input of the sector changes; [Lever#INPUT] only
/// @param fraction −0.3 for 30 % less; −1 or more
public record SectorChange(Sector sector, Lever lever, Optional<Sector> of, double fraction) {
  public SectorChange {
    if (!(fraction >= -1) || fraction == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the change of " + sector.name().en() + " is " + fraction + "; expected −1 or more");
    }
    if (of.isPresent() && lever != Lever.INPUT) {
      throw new IllegalArgumentException(
          "a change of " + lever.code() + " names a supplier; expected one for input only");
    }
  }

  List<Sector> sectors() {
    return Stream.concat(Stream.of(sector), of.stream()).toList();
  }

  /// Whether both change the same quantity, or the output and the demand that decides it.
  public boolean clashes(SectorChange other) {
    if (!sector.equals(other.sector)) {
      return false;
    }
    boolean same = lever == other.lever && of.equals(other.of);
    return same || (sizes() && other.sizes());
  }

  private boolean sizes() {
    return lever == Lever.OUTPUT || lever == Lever.DEMAND;
  }
}
