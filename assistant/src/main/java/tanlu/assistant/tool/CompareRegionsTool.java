package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.RegionComparison;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.TileMap;

/// Regions side by side.
final class CompareRegionsTool extends Tool {
  CompareRegionsTool() {
    super(
        "compare_regions",
        Text.of("地区比较", "Region comparison"),
        "Ranks regions by CO2, CO2 per GDP or CO2 per person in one year; regions ['all'] for"
            + " every province, with a map.",
        JsonObjectSchema.builder()
            .addProperty(
                "regions",
                JsonArraySchema.builder()
                    .items(new JsonStringSchema())
                    .description(Schemas.REGION + "; ['all'] for all provinces")
                    .build())
            .addIntegerProperty("year", "1997 to 2019; default 2019")
            .addEnumProperty("indicator", List.of("co2", "intensity", "per_capita"), "default co2")
            .addEnumProperty(
                "order", List.of("highest", "lowest"), "what comes first; default highest")
            .required("regions")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    List<Region> regions = arguments.regions("regions", knowledge.dataset().provinces());
    int year = arguments.integer("year", Dataset.LAST_INVENTORY);
    Indicator indicator =
        arguments.choice(
            "indicator", Indicator.CO2, knowledge.linker()::indicator, Indicator::code);
    String order = arguments.oneOf("order", "highest", List.of("highest", "lowest"));
    RegionComparison highest = RegionComparison.of(knowledge.dataset(), regions, year, indicator);
    RegionComparison comparison = order.equals("lowest") ? lowest(highest) : highest;
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.add(Wording.STALE);
    if (indicator == Indicator.INTENSITY) {
      warnings.add(Wording.CURRENT_PRICES);
    }
    if (!comparison.missing().isEmpty()) {
      warnings.add(
          Text.of(
              names(comparison.missing(), true) + "没有排放清单，未列入。",
              names(comparison.missing(), false) + " has no emission inventory and is left out."));
    }
    return Reply.of(comparison, charts(comparison), warnings, "territorial");
  }

  private static RegionComparison lowest(RegionComparison comparison) {
    Map<String, RegionComparison.Row> reversed = new LinkedHashMap<>();
    List.copyOf(comparison.regions().entrySet())
        .reversed()
        .forEach(row -> reversed.put(row.getKey(), row.getValue()));
    return new RegionComparison(
        comparison.indicator(),
        comparison.year(),
        reversed,
        comparison.spread(),
        comparison.missing());
  }

  private static List<ChartSpec> charts(RegionComparison comparison) {
    Text what = comparison.indicator().label();
    Heading heading =
        new Heading(
            Text.of(
                comparison.year() + "年各地区" + what.zh(),
                what.en() + " by region, " + comparison.year()),
            comparison.indicator().unit(),
            Wording.inventory(Integer.toString(comparison.year())));
    List<RegionComparison.Row> rows = List.copyOf(comparison.regions().values());
    List<ChartSpec> charts = new ArrayList<>();
    charts.add(
        new BarChart(
            heading,
            Text.of("地区", "Region"),
            rows.stream().map(row -> row.region().name()).toList(),
            List.of(Series.of(what, rows.stream().map(row -> row.value().value()).toList())),
            BarChart.Layout.RANKING));
    Map<String, Double> provinces = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !row.region().isNation())
        .forEach(row -> provinces.put(row.region().abbr(), row.value().value()));
    if (provinces.size() > 5) {
      charts.add(new TileMap(heading, what, provinces));
    }
    return charts;
  }

  private static String names(List<Region> regions, boolean zh) {
    return regions.stream()
        .map(region -> zh ? region.name().zh() : region.name().en())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }
}
