package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tanlu.analytics.analysis.ChangeComparison;
import tanlu.analytics.analysis.DecouplingComparison;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.RegionComparison;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.TileMap;

/// Regions side by side.
final class CompareRegionsTool extends Tool {
  private static final String DECOUPLING = "decoupling";
  private static final Text REGION = Text.of("地区", "Region");

  CompareRegionsTool() {
    super(
        "compare_regions",
        Text.of("地区比较", "Region comparison"),
        "Ranks regions by CO2, CO2 per GDP or CO2 per person in one year, of all sectors or of one"
            + " (then intensity is CO2 per gross output), with best, worst, mean and median of the"
            + " group; with `from`, by how it changed since that year (order highest: greatest rise"
            + " first, lowest: greatest fall first); or by the decoupling of CO2 from GDP between"
            + " two years; regions ['all'] for every province, with a map.",
        JsonObjectSchema.builder()
            .addProperty(
                "regions",
                JsonArraySchema.builder()
                    .items(new JsonStringSchema())
                    .description(Schemas.REGION + "; ['all'] for all provinces")
                    .build())
            .addIntegerProperty(
                "year", "1997 to 2019; default 2019; a sector's intensity: 2012, 2017 (default)")
            .addEnumProperty(
                "indicator", List.of("co2", "intensity", "per_capita", DECOUPLING), "default co2")
            .addIntegerProperty(
                "from",
                "first year of a change, `year` the last; without it levels are ranked (decoupling:"
                    + " default 2005)")
            .addEnumProperty(
                "by",
                List.of("percent", "amount"),
                "with `from`: by the change in percent (default) or in the indicator's unit")
            .addStringProperty("sector", "one sector by name or code: its CO2 alone")
            .addEnumProperty(
                "order", List.of("highest", "lowest"), "what comes first; default highest")
            .required("regions")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    List<Region> regions = NamedRegions.in(arguments, "regions", knowledge);
    if (arguments.is("indicator", DECOUPLING)) {
      return decoupling(
          arguments, knowledge, regions, arguments.integer("year", Dataset.LAST_INVENTORY));
    }
    Indicator indicator =
        arguments.choice(
            "indicator", Indicator.CO2, knowledge.linker()::indicator, Indicator::code);
    boolean perOutput = indicator == Indicator.INTENSITY && arguments.has("sector");
    Optional<Integer> from = arguments.optionalInteger("from");
    if (from.isPresent()) {
      return change(arguments, knowledge, regions, indicator, from.get());
    }
    int year = arguments.integer("year", perOutput ? Schemas.TABLE : Dataset.LAST_INVENTORY);
    List<Text> warnings = new ArrayList<>();
    Optional<SectorGroup> sector = sector(arguments, knowledge, year, warnings);
    RegionComparison highest =
        RegionComparison.of(knowledge.dataset(), regions, year, indicator, sector);
    RegionComparison comparison = lowestFirst(arguments) ? lowest(highest) : highest;
    warnings.add(Wording.STALE);
    if (indicator == Indicator.INTENSITY) {
      warnings.add(perOutput ? Wording.PER_OUTPUT : Wording.CURRENT_PRICES);
    }
    if (!comparison.missing().isEmpty()) {
      warnings.add(missing(comparison.missing()));
    }
    if (!comparison.without().isEmpty()) {
      warnings.add(
          Text.of(
              names(comparison.without(), true) + "没有该部门的产出，未列入。",
              names(comparison.without(), false)
                  + ": no output of this sector in the table, left out."));
    }
    return Reply.of(comparison, charts(comparison), warnings, "territorial");
  }

  /// The sector asked for; all as one where a name means several.
  private static Optional<SectorGroup> sector(
      Arguments arguments, Knowledge knowledge, int year, List<Text> warnings) {
    Vintage vintage = Vintage.ofTable(Math.max(year, 2012));
    NamedSectors named = NamedSectors.in(arguments, knowledge.linker(), vintage);
    warnings.addAll(arguments.notes());
    return named.whole();
  }

  private static boolean lowestFirst(Arguments arguments) {
    return arguments.oneOf("order", "highest", List.of("highest", "lowest")).equals("lowest");
  }

  private static Reply change(
      Arguments arguments,
      Knowledge knowledge,
      List<Region> regions,
      Indicator indicator,
      int from) {
    boolean perOutput = indicator == Indicator.INTENSITY && arguments.has("sector");
    int asked = arguments.integer("year", perOutput ? Schemas.TABLE : Dataset.LAST_INVENTORY);
    // The last year of a five-year plan has no inventory yet.
    boolean sooner =
        !perOutput && asked > Dataset.LAST_INVENTORY && from < Dataset.LAST_INVENTORY - 1;
    int to = sooner ? Dataset.LAST_INVENTORY : asked;
    if (from >= to) {
      throw Arguments.order(from, to);
    }
    List<Text> warnings = new ArrayList<>();
    if (sooner) {
      warnings.add(Wording.endsSooner(asked, to));
    }
    Optional<SectorGroup> sector = sector(arguments, knowledge, to, warnings);
    ChangeComparison found =
        ChangeComparison.of(
            knowledge.dataset(),
            regions,
            from,
            to,
            indicator,
            sector,
            arguments.oneOf("by", "percent", List.of("percent", "amount")).equals("amount")
                ? ChangeComparison.Measure.AMOUNT
                : ChangeComparison.Measure.PERCENT,
            lowestFirst(arguments));
    warnings.add(Wording.STALE);
    if (indicator == Indicator.INTENSITY) {
      warnings.add(perOutput ? Wording.PER_OUTPUT : Wording.DEFLATED);
    }
    if (!found.missing().isEmpty()) {
      warnings.add(
          Text.of(
              names(found.missing(), true) + "缺这两年可比的数据，未列入。",
              names(found.missing(), false) + ": not comparable for both years, left out."));
    }
    return Reply.of(found, charts(found), warnings, "territorial");
  }

  private static List<ChartSpec> charts(ChangeComparison found) {
    String span = found.from() + "–" + found.to();
    boolean amount = found.by() == ChangeComparison.Measure.AMOUNT;
    Text what =
        amount
            ? Text.of(found.what().zh() + "变化量", "Change of " + found.what().en())
            : Text.of(found.what().zh() + "变化率", "Relative change of " + found.what().en());
    Function<ChangeComparison.Row, Double> value =
        row -> (amount ? row.change() : row.growth()).value();
    return ranking(
        new Heading(
            Text.of(span + "年各地区" + what.zh(), what.en() + " by region, " + span),
            amount ? found.indicator().unit() : Unit.PERCENT,
            Wording.inventory(span)),
        what,
        List.copyOf(found.regions().values()),
        ChangeComparison.Row::region,
        value);
  }

  /// Bars in order, and a map of more than a few provinces.
  private static <T> List<ChartSpec> ranking(
      Heading heading,
      Text what,
      List<T> rows,
      Function<T, Region> region,
      Function<T, Double> value) {
    List<ChartSpec> charts = new ArrayList<>();
    charts.add(
        new BarChart(
            heading,
            REGION,
            rows.stream().map(row -> region.apply(row).name()).toList(),
            List.of(Series.of(what, rows.stream().map(value).toList())),
            BarChart.Layout.RANKING));
    Map<String, Double> provinces = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !region.apply(row).isNation())
        .forEach(row -> provinces.put(region.apply(row).abbr(), value.apply(row)));
    if (provinces.size() > 5) {
      charts.add(new TileMap(heading, what, provinces));
    }
    return charts;
  }

  private static Reply decoupling(
      Arguments arguments, Knowledge knowledge, List<Region> regions, int to) {
    int from = arguments.integer("from", Dataset.FIRST_ECONOMY);
    if (from >= to) {
      throw Arguments.order(from, to);
    }
    List<Text> warnings = new ArrayList<>();
    Optional<SectorGroup> sector = sector(arguments, knowledge, to, warnings);
    DecouplingComparison found =
        DecouplingComparison.of(knowledge.dataset(), regions, from, to, sector);
    warnings.add(Wording.DEFLATED);
    if (!found.missing().isEmpty()) {
      warnings.add(missing(found.missing()));
    }
    return Reply.of(found, charts(found), warnings, "territorial");
  }

  private static List<ChartSpec> charts(DecouplingComparison found) {
    String span = found.from() + "–" + found.to();
    List<DecouplingComparison.Row> rows = List.copyOf(found.regions().values());
    List<ChartSpec> charts = new ArrayList<>();
    charts.add(
        new BarChart(
            new Heading(
                Text.of(
                    span + "年CO2与GDP变化率：" + found.what().zh(),
                    "CO2 of " + found.what().en() + " against GDP, " + span),
                Unit.PERCENT,
                Wording.inventory(span)),
            REGION,
            rows.stream().map(row -> row.region().name()).toList(),
            List.of(
                Series.of(
                    Text.of("CO2变化", "Change of CO2"),
                    rows.stream().map(row -> row.co2Change().value()).toList()),
                Series.of(
                    Text.of("GDP增长（可比价）", "Growth of GDP (constant prices)"),
                    rows.stream().map(row -> row.gdpChange().value()).toList())),
            BarChart.Layout.RANKING));
    Map<String, Double> provinces = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !row.region().isNation())
        .forEach(row -> provinces.put(row.region().abbr(), row.elasticity().value()));
    if (provinces.size() > 5) {
      Text what = Text.of("脱钩弹性", "Decoupling elasticity");
      charts.add(
          new TileMap(
              new Heading(
                  Text.of(
                      span + "年各省脱钩弹性：" + found.what().zh(),
                      "decoupling elasticity by province, " + span + ": " + found.what().en()),
                  Unit.ONE,
                  Wording.inventory(span)),
              what,
              provinces));
    }
    return charts;
  }

  private static Text missing(List<Region> regions) {
    return Text.of(
        names(regions, true) + "没有排放清单，未列入。",
        names(regions, false) + " has no emission inventory and is left out.");
  }

  private static RegionComparison lowest(RegionComparison comparison) {
    Map<String, RegionComparison.Row> reversed = new LinkedHashMap<>();
    List.copyOf(comparison.regions().entrySet())
        .reversed()
        .forEach(row -> reversed.put(row.getKey(), row.getValue()));
    return new RegionComparison(
        comparison.indicator(),
        comparison.what(),
        comparison.year(),
        reversed,
        comparison.spread(),
        comparison.reference(),
        comparison.missing(),
        comparison.without());
  }

  private static List<ChartSpec> charts(RegionComparison comparison) {
    Text what = comparison.what();
    Heading heading =
        new Heading(
            Text.of(
                comparison.year() + "年各地区" + what.zh(),
                what.en() + " by region, " + comparison.year()),
            comparison.indicator().unit(),
            Wording.inventory(Integer.toString(comparison.year())));
    return ranking(
        heading,
        what,
        List.copyOf(comparison.regions().values()),
        RegionComparison.Row::region,
        row -> row.value().value());
  }

  private static String names(List<Region> regions, boolean zh) {
    return regions.stream()
        .map(region -> zh ? region.name().zh() : region.name().en())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }
}
