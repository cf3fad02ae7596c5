package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.analysis.EmissionsTrend;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;

/// How an indicator moved over the years.
final class EmissionsTrendTool extends Tool {
  private static final int SECTORS = 5;

  EmissionsTrendTool() {
    super(
        "emissions_trend",
        Text.of("历史趋势", "Emissions trend"),
        "History of CO2, CO2 per GDP or CO2 per person in one or more regions, or of sectors:"
            + " change, mean yearly change, decarbonisation rate at current and constant prices.",
        JsonObjectSchema.builder()
            .addProperty(
                "regions",
                JsonArraySchema.builder()
                    .items(new JsonStringSchema())
                    .description(Schemas.REGION)
                    .build())
            .addIntegerProperty("from", "first year, 1997 at the earliest; default 2005")
            .addIntegerProperty("to", "last year; default 2019")
            .addEnumProperty("indicator", List.of("co2", "intensity", "per_capita"), "default co2")
            .addStringProperty("sector", "one sector by name or code: the history of its CO2")
            .addEnumProperty(
                "by",
                List.of("region", "sector"),
                "sector: a region's five largest; default region")
            .required("regions")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    List<Region> regions = NamedRegions.in(arguments, "regions", knowledge);
    int from = arguments.integer("from", Dataset.FIRST_ECONOMY);
    int asked = arguments.integer("to", Dataset.LAST_INVENTORY);
    if (from >= asked) {
      throw Arguments.order(from, asked);
    }
    boolean later =
        asked > Dataset.LAST_INVENTORY
            && from < Dataset.LAST_INVENTORY
            && regions.stream()
                .allMatch(region -> knowledge.dataset().inventory(region, asked).isEmpty());
    int to = later ? Dataset.LAST_INVENTORY : asked;
    Indicator indicator =
        arguments.choice(
            "indicator", Indicator.CO2, knowledge.linker()::indicator, Indicator::code);
    List<SectorGroup> sectors =
        NamedSectors.in(arguments, knowledge.linker(), Vintage.V2017).whole().stream().toList();
    boolean bySector =
        arguments.oneOf("by", "region", List.of("region", "sector")).equals("sector");
    EmissionsTrend trend =
        bySector
            ? EmissionsTrend.ofLargestSectors(
                knowledge.dataset(), regions.getFirst(), from, to, SECTORS)
            : EmissionsTrend.of(knowledge.dataset(), regions, from, to, indicator, sectors);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    if (later) {
      warnings.add(Wording.endsSooner(asked, to));
    }
    warnings.add(Wording.STALE);
    if ((bySector || !sectors.isEmpty()) && indicator != Indicator.CO2) {
      warnings.add(
          Text.of(
              "分部门只有排放量的历史，这里给出排放量。", "By sector only CO2 itself has a history; that is shown."));
    }
    if (bySector && regions.size() > 1) {
      warnings.add(
          Text.of(
              "分部门走势一次只看一个地区，这里是" + regions.getFirst().name().zh() + "。",
              "Sectors are followed in one region at a time, here in "
                  + regions.getFirst().name().en()
                  + "."));
    }
    if (trend.from() > from) {
      warnings.add(
          Text.of(
              indicator.label().zh() + "数据始于" + trend.from() + "年，从该年算起。",
              "There are no figures before " + trend.from() + "; the trend starts there."));
    }
    if (trend.indicator() == Indicator.INTENSITY) {
      warnings.add(Wording.CURRENT_PRICES);
    }
    trend.regions().values().stream()
        .filter(line -> !line.left().isEmpty())
        .map(EmissionsTrendTool::broken)
        .forEach(warnings::add);
    return Reply.of(trend, List.of(chart(trend)), warnings, "territorial");
  }

  private static LineChart chart(EmissionsTrend trend) {
    List<Integer> years = IntStream.rangeClosed(trend.from(), trend.to()).boxed().toList();
    List<Region> regions =
        trend.regions().values().stream().map(EmissionsTrend.Line::region).distinct().toList();
    boolean sectors = regions.size() == 1 && trend.regions().size() > 1;
    List<Series> series =
        trend.regions().values().stream()
            .map(
                line -> {
                  List<@Nullable Double> values = new ArrayList<>();
                  for (int year : years) {
                    Figure figure = line.values().get(year);
                    values.add(figure == null ? null : (Double) figure.value());
                  }
                  return Series.of(sectors ? ofRegion(line) : line.name(), values);
                })
            .toList();
    Text names =
        sectors
            ? Text.of(
                regions.getFirst().name().zh() + "各部门",
                regions.getFirst().name().en() + " by sector,")
            : Text.of(
                trend.regions().values().stream()
                    .map(line -> line.name().zh())
                    .limit(5)
                    .collect(Collectors.joining("、")),
                trend.regions().values().stream()
                    .map(line -> line.name().en())
                    .limit(5)
                    .collect(Collectors.joining(", ")));
    String span = trend.from() + "–" + trend.to();
    Text what = trend.what();
    return new LineChart(
        new Heading(
            Text.of(
                names.zh() + span + "年" + what.zh(), names.en() + " " + span + ": " + what.en()),
            trend.indicator().unit(),
            Wording.inventory(span)),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        series);
  }

  /// The sector's name where the title names the region.
  private static Text ofRegion(EmissionsTrend.Line line) {
    Text region = line.region().name();
    return Text.of(
        Strings.CS.removeStart(line.name().zh(), region.zh()),
        Strings.CS.removeStart(line.name().en(), region.en() + ", "));
  }

  private static Text broken(EmissionsTrend.Line line) {
    String years = line.left().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return Text.of(
        line.region().name().zh() + years + "年清单数据残缺，已略去。",
        "The inventories of "
            + line.region().name().en()
            + " for "
            + years
            + " are broken and left out.");
  }
}
