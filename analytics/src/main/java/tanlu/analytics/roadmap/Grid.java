package tanlu.analytics.roadmap;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// The non-fossil share of the power a region uses, from published grid factors of 2023: `1 − f /
/// f_fossil`, the nation's factor where a region has none.
final class Grid {
  private Grid() {}

  static Figure nonFossil(Dataset data, Region region) {
    return Figure.computed(
        Text.of(
            region.name().zh() + "2023年非化石电力占比（由电网排放因子推算）",
            region.name().en() + " 2023, non-fossil share of power (from the grid factor)"),
        Unit.PERCENT,
        "1 - factor / fossil",
        "factor",
        data.gridFactor(region).orElseGet(() -> data.gridFactor(data.nation()).orElseThrow()),
        "fossil",
        data.fossilPowerFactor());
  }
}
