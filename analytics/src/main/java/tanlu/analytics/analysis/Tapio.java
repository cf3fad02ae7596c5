package tanlu.analytics.analysis;

import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.Decoupling;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Whether emissions decoupled from growth: Tapio's state with its elasticity, GDP at constant
/// prices by the nation's implicit deflator (an assumption). A sector's emissions are set against
/// the GDP of its region.
///
/// @param elasticity relative change of CO2 over relative change of GDP
public record Tapio(
    Decoupling.State state, Text name, Figure co2Change, Figure gdpChange, Figure elasticity) {

  /// @param what whose emissions they are, for the labels
  /// @param first emissions in `from`
  /// @param last emissions in `to`
  /// @return empty where there is nothing to compare: no emissions at the start, or no growth
  static Optional<Tapio> of(
      Dataset data, Region region, int from, int to, Text what, Figure first, Figure last) {
    if (first.value() == 0) {
      return Optional.empty();
    }
    Figure co2 =
        Figure.computed(
            label(region, from, to, Text.of(what.zh() + "CO₂排放变化率", what.en() + ", change of CO₂")),
            Unit.PERCENT,
            "last / first - 1",
            "last",
            last,
            "first",
            first);
    Figure gdp = Rates.realGrowth(data, region, from, to);
    return Decoupling.of(co2.value() / 100, gdp.value() / 100)
        .map(
            found ->
                new Tapio(
                    found.state(),
                    name(found.state()),
                    co2,
                    gdp,
                    Figure.computed(
                        label(
                            region,
                            from,
                            to,
                            Text.of(what.zh() + "脱钩弹性", what.en() + ", decoupling elasticity")),
                        Unit.ONE,
                        "co2 / gdp",
                        "co2",
                        co2,
                        "gdp",
                        gdp)));
  }

  private static Text label(Region region, int from, int to, Text what) {
    return Text.of(
        region.name().zh() + from + "–" + to + "年" + what.zh(),
        region.name().en() + " " + from + "–" + to + ", " + what.en());
  }

  static Text name(Decoupling.State state) {
    return switch (state) {
      case STRONG_DECOUPLING -> Text.of("强脱钩", "strong decoupling");
      case WEAK_DECOUPLING -> Text.of("弱脱钩", "weak decoupling");
      case EXPANSIVE_COUPLING -> Text.of("扩张连结", "expansive coupling");
      case EXPANSIVE_NEGATIVE_DECOUPLING -> Text.of("扩张负脱钩", "expansive negative decoupling");
      case STRONG_NEGATIVE_DECOUPLING -> Text.of("强负脱钩", "strong negative decoupling");
      case WEAK_NEGATIVE_DECOUPLING -> Text.of("弱负脱钩", "weak negative decoupling");
      case RECESSIVE_COUPLING -> Text.of("衰退连结", "recessive coupling");
      case RECESSIVE_DECOUPLING -> Text.of("衰退脱钩", "recessive decoupling");
    };
  }
}
