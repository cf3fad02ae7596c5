package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.analysis.Rates;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Emissions between the last inventory and the last GDP: `E_t = E_0 (G_t / G_0) (1 − f)^(u/n)`, u
/// years after the inventory, G real GDP, f the nation's fall of CO2 per GDP over n years. GDP of
/// the last year stands on a later census, so that year grows at the nation's real rate.
///
/// The range goes from the region's own rate of the five years before the inventory to the
/// nation's, whichever is lower first.
///
/// @param years estimates by year, the inventory's own first
/// @param low the lower estimate of the last year
/// @param high the higher estimate of the last year
/// @param fall f, over n years
/// @param growth real GDP of the last year over the inventory's
public record Nowcast(
    Map<Integer, Figure> years, Figure low, Figure high, Figure fall, Figure growth) {
  private static final int TREND = 5;

  static Nowcast of(Dataset data, Region region, Parameters parameters) {
    Figure base = Totals.territorial(data, region, Start.INVENTORY);
    Driver since = parameters.intensityFall();
    int n = since.to() - since.from();
    Figure fall =
        Figure.assumed(
            Text.of(
                (since.from() + 1) + "–" + since.to() + "年全国单位GDP碳排放累计下降",
                "fall of the nation's CO₂ per GDP " + (since.from() + 1) + "–" + since.to()),
            Quantity.of(since.band().central(), Unit.PERCENT),
            "nowcast.intensity_fall",
            Basis.of(data, since.source()),
            Basis.verification(data, since.source()),
            new Derivation.Range(since.band().low(), since.band().high()));
    Map<Integer, Figure> years = new LinkedHashMap<>();
    for (int year = Start.INVENTORY; year <= Start.NOWCAST; year++) {
      years.put(year, year == Start.INVENTORY ? base : at(data, region, year, base, fall, n));
    }
    Figure own = own(data, region, base);
    Figure nation = Objects.requireNonNull(years.get(Start.NOWCAST));
    boolean lower = own.value() < nation.value();
    return new Nowcast(
        years,
        lower ? own : nation,
        lower ? nation : own,
        fall,
        realGrowth(data, region, Start.NOWCAST));
  }

  private static Figure at(Dataset data, Region region, int year, Figure base, Figure fall, int n) {
    return Figure.computed(
        label(region, year, Text.of("CO₂排放（按GDP推算）", "CO₂ emissions (nowcast by GDP)")),
        Unit.MT_CO2,
        "base * growth * (1 - fall) ^ (" + (year - Start.INVENTORY) + " / " + n + ")",
        "base",
        base,
        "growth",
        realGrowth(data, region, year),
        "fall",
        fall);
  }

  private static Figure own(Dataset data, Region region, Figure base) {
    int u = Start.NOWCAST - Start.INVENTORY;
    return Figure.computed(
        label(
            region,
            Start.NOWCAST,
            Text.of(
                "CO₂排放（按本地此前脱碳率推算）", "CO₂ emissions (nowcast at the region's own earlier rate)")),
        Unit.MT_CO2,
        "base * growth * (1 - rate) ^ " + u,
        "base",
        base,
        "growth",
        realGrowth(data, region, Start.NOWCAST),
        "rate",
        Rates.comparable(data, region, Start.INVENTORY - TREND, Start.INVENTORY));
  }

  /// Real GDP of a year over that of the inventory's.
  private static Figure realGrowth(Dataset data, Region region, int year) {
    Text label =
        label(
            region,
            year,
            Text.of("实际GDP（" + Start.INVENTORY + "年=1）", "real GDP (" + Start.INVENTORY + " = 1)"));
    int held = Math.min(year, Start.NOWCAST - 1);
    Figure nominal = data.gdp(region, held);
    Figure base = data.gdp(region, Start.INVENTORY);
    Figure deflator = Rates.deflator(data, Start.INVENTORY, held);
    if (year == held) {
      return Figure.computed(
          label, Unit.ONE, "g1 / g0 / deflator", "g1", nominal, "g0", base, "deflator", deflator);
    }
    return Figure.computed(
        label,
        Unit.ONE,
        "g1 / g0 / deflator * (1 + r)",
        "g1",
        nominal,
        "g0",
        base,
        "deflator",
        deflator,
        "r",
        data.assumptions().figure("growth.cn.gdp_real." + year, Unit.PERCENT));
  }

  /// Emissions of a year over those of the inventory.
  double ratio(int year) {
    return Objects.requireNonNull(years.get(year)).value()
        / Objects.requireNonNull(years.get(Start.INVENTORY)).value();
  }

  private static Text label(Region region, int year, Text what) {
    return Text.of(
        region.name().zh() + year + "年" + what.zh(),
        region.name().en() + " " + year + ", " + what.en());
  }
}
