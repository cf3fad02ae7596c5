package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Yearly rates of change and of decarbonisation.
public final class Rates {
  private Rates() {}

  /// Mean yearly change `(last / first)^(1/n) − 1`, per year.
  static Figure annual(Text label, Figure first, Figure last, int years) {
    return Figure.computed(
        label,
        Unit.PERCENT_PER_YEAR,
        "(last / first) ^ (1 / " + years + ") - 1",
        "last",
        last,
        "first",
        first);
  }

  /// Mean yearly fall of CO2 per GDP at current prices, `1 − (I_t / I_0)^(1/n)`.
  static Figure decarbonisation(Dataset data, Region region, int from, int to) {
    return fall(
        Text.of(
            region.name().zh() + from + "–" + to + "年年均脱碳率（现价）",
            region.name().en() + " " + from + "–" + to + ", decarbonisation rate (current prices)"),
        Totals.intensity(data, region, from),
        Totals.intensity(data, region, to),
        to - from);
  }

  /// The yearly rate a fall implies; over no years the fall itself, nothing where both are one.
  ///
  /// @param first intensity at the start
  /// @param last intensity after `years`
  public static Figure fall(Text label, Figure first, Figure last, int years) {
    return Figure.computed(
        label,
        Unit.PERCENT_PER_YEAR,
        years == 0 ? "1 - last / first" : "1 - (last / first) ^ (1 / " + years + ")",
        "last",
        last,
        "first",
        first);
  }

  /// The decarbonisation rate at constant prices: GDP deflated by the nation's implicit deflator,
  /// the nominal growth of the sum of provinces over real growth.
  public static Figure comparable(Dataset data, Region region, int from, int to) {
    return Figure.computed(
        constantPrices(region, from, to, Text.of("年均脱碳率", "decarbonisation rate")),
        Unit.PERCENT_PER_YEAR,
        "1 - ratio ^ (1 / " + (to - from) + ")",
        "ratio",
        realIntensityRatio(data, region, from, to));
  }

  /// Growth of GDP at constant prices over a whole period.
  static Figure realGrowth(Dataset data, Region region, int from, int to) {
    return Figure.computed(
        constantPrices(region, from, to, Text.of("GDP增长", "growth of GDP")),
        Unit.PERCENT,
        "(g1 / g0) / deflator - 1",
        "g1",
        data.gdp(region, to),
        "g0",
        data.gdp(region, from),
        "deflator",
        deflator(data, from, to));
  }

  /// The fall of CO2 per real GDP over a whole period.
  public static Figure comparableFall(Dataset data, Region region, int from, int to) {
    return Figure.computed(
        constantPrices(region, from, to, Text.of("单位GDP碳排放累计下降", "fall of CO₂ per GDP")),
        Unit.PERCENT,
        "1 - ratio",
        "ratio",
        realIntensityRatio(data, region, from, to));
  }

  /// CO2 per real GDP at the end over that at the start.
  private static Figure realIntensityRatio(Dataset data, Region region, int from, int to) {
    return Figure.computed(
        constantPrices(region, from, to, Text.of("单位GDP碳排放之比", "ratio of CO₂ per GDP")),
        Unit.ONE,
        "(c1 / c0) / ((g1 / g0) / deflator)",
        "c1",
        Totals.territorial(data, region, to),
        "c0",
        Totals.territorial(data, region, from),
        "g1",
        data.gdp(region, to),
        "g0",
        data.gdp(region, from),
        "deflator",
        deflator(data, from, to));
  }

  private static Text constantPrices(Region region, int from, int to, Text what) {
    String span = from + "–" + to;
    return Text.of(
        region.name().zh() + span + "年" + what.zh() + "（可比价，按全国隐含平减指数）",
        region.name().en()
            + " "
            + span
            + ", "
            + what.en()
            + " (constant prices, national implicit deflator)");
  }

  /// Price level of `to` against `from`: nominal over real growth of the nation.
  public static Figure deflator(Dataset data, int from, int to) {
    if (from == to) {
      throw new IllegalArgumentException("a deflator needs two different years, not " + from);
    }
    List<Object> inputs = new ArrayList<>();
    StringBuilder real = new StringBuilder();
    for (int year = from + 1; year <= to; year++) {
      String name = "r" + year;
      real.append(real.isEmpty() ? "" : " * ").append("(1 + ").append(name).append(')');
      inputs.add(name);
      inputs.add(data.assumptions().figure("growth.cn.gdp_real." + year, Unit.PERCENT));
    }
    inputs.add("n1");
    inputs.add(data.gdp(data.nation(), to));
    inputs.add("n0");
    inputs.add(data.gdp(data.nation(), from));
    return Figure.computed(
        Text.of(
            from + "–" + to + "年全国隐含GDP平减", "national implicit GDP deflator " + from + "–" + to),
        Unit.ONE,
        "(n1 / n0) / (" + real + ")",
        inputs.toArray());
  }
}
