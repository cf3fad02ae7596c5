package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.data.Sector;
import tanlu.analytics.proof.Text;

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

  /// What changes: of one supplier's product where one is named.
  public Text quantity() {
    return of.map(Sector::name)
        .map(
            good ->
                Text.of(
                    "单位产出的" + good.zh() + "投入", "input of " + good.en() + " per unit of output"))
        .orElse(lever.label());
  }

  /// What is supposed, in a clause.
  Text meaning() {
    return of.isEmpty()
        ? lever.meaning()
        : Text.of(
            "该部门单位产出对这一种投入的采购变化（技术系数的一项）",
            "what it buys of this one input per unit of output changes: one technical coefficient");
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
