package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// LMDI-I over sectors s between two table years: `C_s = P · G/P · X/G · x_s/X · C_s/x_s`, with
/// gross output x of the input-output tables, X its sum, and `C_h = P · C_h/P` for households.
///
/// Sectors are those of the inventory that both vintages share. Money of both tables is at current
/// prices: the deflator cancels in X/G and x_s/X, so relative prices act as structure and
/// intensity. A sector whose output or emissions are 0 in one of the years gives its whole change
/// to the factor that is 0, after the limits of Ang, Zhang & Choi (1998); one that emits without
/// output to neither.
///
/// @param effects population, gdp_per_head, output_per_gdp, structure, intensity, households, and
///   unattributed where a sector emits without output; they sum to the change
/// @param sectors structure and intensity effect of each sector, largest sum first whatever its
///   sign
public record SectoralLmdi(Map<String, Effect> effects, Map<String, Row> sectors) {

  public record Row(Text name, Figure structure, Figure intensity) {}

  static SectoralLmdi of(Dataset data, Span span) {
    return new Terms(data, span).sum();
  }

  /// The terms of one decomposition as they are collected sector by sector.
  private static final class Terms {
    private static final Text OUTPUT_PER_GDP = Text.of("单位GDP总产出", "gross output per GDP");
    private static final Text STRUCTURE = Text.of("产业结构", "sector structure");
    private static final Text INTENSITY =
        Text.of("部门碳强度（可比价）", "sector intensity (constant prices)");
    private static final Text HOUSEHOLDS = Text.of("居民人均直接排放", "households' CO₂ per head");
    private static final Text UNATTRIBUTED =
        Text.of("无产出部门的排放", "emissions of sectors without output");

    private final Dataset data;
    private final Span span;
    private final List<Figure> weights = new ArrayList<>();
    private final List<Figure> households = new ArrayList<>();
    private final List<Figure> structure = new ArrayList<>();
    private final List<Figure> intensity = new ArrayList<>();
    private final List<Figure> perHead = new ArrayList<>();
    private final List<Figure> unattributed = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    Terms(Dataset data, Span span) {
      this.data = data;
      this.span = span;
    }

    SectoralLmdi sum() {
      Figure x0 = output(span.from());
      Figure x1 = output(span.to());
      for (SectorGroup group : SectorGroup.of(Vintage.V2017)) {
        if (group.household()) {
          household(group);
        } else {
          sector(group, x0, x1);
        }
      }
      Factors factors = new Factors(data, span);
      List<Figure> everyone = new ArrayList<>(weights);
      everyone.addAll(households);
      Map<String, Effect> effects = new LinkedHashMap<>();
      Figure all = total(Text.of("对数平均之和", "sum of logarithmic means"), everyone);
      Figure made = total(Text.of("部门对数平均之和", "sum of the sectors' logarithmic means"), weights);
      effects.put(
          "population",
          effect(Factors.POPULATION, times(Factors.POPULATION, all, factors.population())));
      effects.put(
          "gdp_per_head",
          effect(Factors.GDP_PER_HEAD, times(Factors.GDP_PER_HEAD, made, factors.gdpPerHead())));
      Figure perGdp =
          factors.ratio(
              OUTPUT_PER_GDP,
              "(x1 / x0) / (g1 / g0)",
              "x1",
              x1,
              "x0",
              x0,
              "g1",
              data.gdp(span.region(), span.to()),
              "g0",
              data.gdp(span.region(), span.from()));
      effects.put("output_per_gdp", effect(OUTPUT_PER_GDP, times(OUTPUT_PER_GDP, made, perGdp)));
      effects.put("structure", effect(STRUCTURE, total(STRUCTURE, structure)));
      effects.put("intensity", effect(INTENSITY, total(INTENSITY, intensity)));
      effects.put("households", effect(HOUSEHOLDS, total(HOUSEHOLDS, perHead)));
      if (!unattributed.isEmpty()) {
        effects.put("unattributed", effect(UNATTRIBUTED, total(UNATTRIBUTED, unattributed)));
      }
      Map<String, Row> ranked = new LinkedHashMap<>();
      Totals.ranked(
              List.copyOf(rows.entrySet()),
              entry ->
                  Math.abs(
                      entry.getValue().structure().value() + entry.getValue().intensity().value()))
          .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
      return new SectoralLmdi(Effect.ranked(effects), ranked);
    }

    private void household(SectorGroup group) {
      Figure c0 = Totals.of(data, span.region(), span.from(), group);
      Figure c1 = Totals.of(data, span.region(), span.to(), group);
      if (c0.value() == 0 || c1.value() == 0) {
        perHead.add(whole(group.name(), HOUSEHOLDS, c0, c1));
        return;
      }
      Figure weight = weight(group.name(), c0, c1);
      households.add(weight);
      perHead.add(
          Figure.computed(
              label(group.name(), HOUSEHOLDS),
              Unit.MT_CO2,
              "w * ln((c1 / c0) / (p1 / p0))",
              "w",
              weight,
              "c1",
              c1,
              "c0",
              c0,
              "p1",
              data.population(span.region(), span.to()),
              "p0",
              data.population(span.region(), span.from())));
    }

    private void sector(SectorGroup group, Figure x0, Figure x1) {
      Figure c0 = Totals.of(data, span.region(), span.from(), group);
      Figure c1 = Totals.of(data, span.region(), span.to(), group);
      Figure o0 = output(group, span.from());
      Figure o1 = output(group, span.to());
      if (emitsWithoutOutput(c0, o0) || emitsWithoutOutput(c1, o1)) {
        unattributed.add(whole(group.name(), UNATTRIBUTED, c0, c1));
        return;
      }
      if (c0.value() == 0 && c1.value() == 0) {
        return;
      }
      if (c0.value() == 0 || c1.value() == 0) {
        boolean output = (c0.value() == 0 ? o0 : o1).value() == 0;
        (output ? structure : intensity)
            .add(whole(group.name(), output ? STRUCTURE : INTENSITY, c0, c1));
        return;
      }
      Figure weight = weight(group.name(), c0, c1);
      weights.add(weight);
      Figure moved =
          Figure.computed(
              label(group.name(), STRUCTURE),
              Unit.MT_CO2,
              "w * ln((o1 / o0) / (x1 / x0))",
              "w",
              weight,
              "o1",
              o1,
              "o0",
              o0,
              "x1",
              x1,
              "x0",
              x0);
      Figure cleaner =
          Figure.computed(
              label(group.name(), INTENSITY),
              Unit.MT_CO2,
              "w * ln((c1 / c0) / (o1 / deflator / o0))",
              "w",
              weight,
              "c1",
              c1,
              "c0",
              c0,
              "o1",
              o1,
              "o0",
              o0,
              "deflator",
              Rates.deflator(data, span.from(), span.to()));
      structure.add(moved);
      intensity.add(cleaner);
      rows.put(group.code(), new Row(group.name(), moved, cleaner));
    }

    private static boolean emitsWithoutOutput(Figure co2, Figure output) {
      return output.value() == 0 && co2.value() != 0;
    }

    private Figure weight(Text name, Figure c0, Figure c1) {
      return Figure.computed(
          label(name, Text.of("CO₂排放的对数平均", "logarithmic mean of CO₂")),
          Unit.MT_CO2,
          "lmean(c1, c0)",
          "c1",
          c1,
          "c0",
          c0);
    }

    private Figure whole(Text name, Text to, Figure c0, Figure c1) {
      return Figure.computed(label(name, to), Unit.MT_CO2, "c1 - c0", "c1", c1, "c0", c0);
    }

    private Figure times(Text name, Figure weight, Figure ratio) {
      return Figure.computed(
          span.label(Text.of(name.zh() + "的贡献", name.en() + ", effect")),
          Unit.MT_CO2,
          "w * ln(ratio)",
          "w",
          weight,
          "ratio",
          ratio);
    }

    private Figure total(Text name, List<Figure> terms) {
      return Figure.sum(
          span.label(Text.of(name.zh() + "的贡献", name.en() + ", effect")), Unit.MT_CO2, terms);
    }

    private Effect effect(Text name, Figure change) {
      Figure factor =
          Figure.computed(
              span.label(Text.of(name.zh() + "使排放乘以", name.en() + ", factor of emissions")),
              Unit.ONE,
              "exp(effect / lmean(end, start))",
              "effect",
              change,
              "end",
              span.end(),
              "start",
              span.start());
      return new Effect(name, change, span.relative(name, change), Optional.of(factor));
    }

    private Text label(Text sector, Text effect) {
      return span.label(Text.of(sector.zh() + "·" + effect.zh(), sector.en() + ": " + effect.en()));
    }

    /// Gross output of all 42 sectors.
    private Figure output(int year) {
      return Figure.sum(
          Held.label(span.region(), year, Text.of("总产出合计", "gross output of all sectors")),
          Unit.YI_YUAN,
          Vintage.ofTable(year).sectors().stream()
              .map(sector -> data.grossOutput(span.region(), year, sector))
              .toList());
    }

    /// Gross output of a group of the 2017 vintage under the codes of the year's own.
    private Figure output(SectorGroup group, int year) {
      Vintage vintage = Vintage.ofTable(year);
      return Figure.sum(
          Held.label(
              span.region(),
              year,
              Text.of(group.name().zh() + "总产出", group.name().en() + ", gross output")),
          Unit.YI_YUAN,
          group.rows().stream()
              .flatMap(row -> row.codes(vintage).stream())
              .distinct()
              .map(code -> vintage.sector(vintage.indexOf(code)))
              .map(sector -> data.grossOutput(span.region(), year, sector))
              .toList());
    }
  }
}
