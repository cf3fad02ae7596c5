package tanlu.analytics.roadmap;

import java.util.Objects;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// The year of a region's highest emissions, inventories and pathway together.
///
/// @param inventory whether it is a year of the inventories, before any pathway begins
public record Highest(int year, Figure co2, boolean inventory) {

  static Highest of(Projection projection, Proofs proofs) {
    int peak = projection.peakYear();
    Figure path =
        peak == Start.NOWCAST
            ? Objects.requireNonNull(projection.start().nowcast().years().get(peak))
            : proofs.co2(
                proofs.label(peak, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")),
                projection.year(peak).total(),
                Proofs.EMISSIONS);
    Highest highest = new Highest(peak, path, false);
    Dataset data = projection.start().data();
    Region region = projection.ask().region();
    for (int year : data.inventoryYears(region)) {
      Figure held = Totals.territorial(data, region, year);
      highest = held.value() > highest.co2.value() ? new Highest(year, held, true) : highest;
    }
    return highest;
  }
}
