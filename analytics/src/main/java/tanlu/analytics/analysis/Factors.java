package tanlu.analytics.analysis;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Ratios, last year over first, of what drives a region's emissions.
final class Factors {
  static final Text POPULATION = Text.of("人口", "population");
  static final Text GDP_PER_HEAD = Text.of("人均GDP（可比价）", "GDP per head (constant prices)");
  static final Text CO2_PER_GDP = Text.of("单位GDP碳排放（可比价）", "CO₂ per GDP (constant prices)");

  private final Dataset data;
  private final Span span;

  Factors(Dataset data, Span span) {
    this.data = data;
    this.span = span;
  }

  Figure population() {
    return ratio(
        POPULATION,
        "p1 / p0",
        "p1",
        data.population(span.region(), span.to()),
        "p0",
        data.population(span.region(), span.from()));
  }

  Figure gdpPerHead() {
    return ratio(
        GDP_PER_HEAD,
        "(g1 / deflator / g0) / (p1 / p0)",
        "g1",
        data.gdp(span.region(), span.to()),
        "g0",
        data.gdp(span.region(), span.from()),
        "deflator",
        Rates.deflator(data, span.from(), span.to()),
        "p1",
        data.population(span.region(), span.to()),
        "p0",
        data.population(span.region(), span.from()));
  }

  Figure co2PerGdp() {
    return ratio(
        CO2_PER_GDP,
        "(c1 / c0) / (g1 / deflator / g0)",
        "c1",
        span.end(),
        "c0",
        span.start(),
        "g1",
        data.gdp(span.region(), span.to()),
        "g0",
        data.gdp(span.region(), span.from()),
        "deflator",
        Rates.deflator(data, span.from(), span.to()));
  }

  Figure ratio(Text name, String formula, Object... inputs) {
    return Figure.computed(
        span.label(Text.of(name.zh() + "之比", name.en() + ", ratio")), Unit.ONE, formula, inputs);
  }
}
