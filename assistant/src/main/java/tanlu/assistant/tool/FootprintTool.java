package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.analysis.Footprint;
import tanlu.analytics.analysis.FootprintOrigins;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;

/// Consumption-based against production-based emissions.
final class FootprintTool extends Tool {
  private static final int SHOWN = 10;
  private static final String ORIGIN = "origin";
  private static final List<String> BY = List.of("sector", "final_demand", ORIGIN);

  FootprintTool() {
    super(
        "footprint",
        Text.of("消费侧足迹", "Footprint"),
        "A region's consumption-based CO2 against its production-based CO2: content of imports"
            + " and exports, by kind of final demand and by product, with local emission"
            + " multipliers. By origin: from which provinces a province's footprint comes and for"
            + " which it emits.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR)
            .addEnumProperty(
                "by",
                BY,
                "what the chart shows; default sector; origin: provinces only, 2012, 2017 and years"
                    + " of imported multi-regional tables")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int year = arguments.integer("year", Schemas.TABLE);
    String by = arguments.oneOf("by", "sector", BY);
    if (by.equals(ORIGIN)) {
      return byOrigin(FootprintOrigins.of(knowledge.dataset(), region, year), arguments.notes());
    }
    Footprint footprint = Footprint.of(knowledge.dataset(), region, year);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    warnings.add(
        Text.of(
            "本地系数按进口与流入比例扣除（local-share）；省外部分按同年全国强度计。",
            "Local-share coefficients: imports and inflow taken out in proportion to use; what"
                + " comes from outside at the nation's intensity of the same year."));
    Text source = Wording.table(knowledge.dataset(), region, year);
    return Reply.of(
        footprint,
        List.of(by.equals("sector") ? bySector(footprint, source) : byDemand(footprint, source)),
        warnings,
        "consumption");
  }

  private static Reply byOrigin(FootprintOrigins footprint, List<Text> notes) {
    List<Text> warnings = new ArrayList<>(notes);
    warnings.addAll(Wording.multiRegional(footprint));
    List<Text> names =
        new ArrayList<>(
            List.of(
                Text.of("本省", "The province itself"),
                Text.of("进口", "Imports"),
                Text.of("来源省份不明", "Province not known")));
    List<Double> values =
        new ArrayList<>(
            List.of(
                footprint.own().value(),
                footprint.imported().value(),
                footprint.unallocated().value()));
    footprint.origins().values().stream()
        .limit(SHOWN)
        .forEach(
            origin -> {
              names.add(origin.name());
              values.add(origin.co2().value());
            });
    ChartSpec chart =
        new BarChart(
            new Heading(
                Text.of(
                    footprint.region().name().zh() + footprint.year() + "年消费侧CO2来自哪里（前十省份）",
                    footprint.region().name().en()
                        + " "
                        + footprint.year()
                        + ": where its consumption-based CO2 is emitted (ten provinces)"),
                Unit.MT_CO2,
                Wording.multiRegionalSource(footprint)),
            Text.of("排放地", "Emitted in"),
            names,
            List.of(Series.of(Text.of("隐含CO2", "Embodied CO2"), values)),
            BarChart.Layout.RANKING);
    return Reply.of(footprint, List.of(chart), warnings, "consumption");
  }

  private static ChartSpec bySector(Footprint footprint, Text source) {
    List<Footprint.Product> products = footprint.products().values().stream().limit(SHOWN).toList();
    return new BarChart(
        heading(
            footprint,
            Text.of("消费侧与生产侧排放（前十部门）", "consumption- and production-based CO2 (ten products)"),
            source),
        Text.of("部门", "Sector"),
        products.stream().map(Footprint.Product::name).toList(),
        List.of(
            Series.of(
                Text.of("消费侧（产品最终需求隐含）", "Consumption-based"),
                products.stream().map(product -> product.consumptionBased().value()).toList()),
            Series.of(
                Text.of("生产侧", "Production-based"),
                products.stream().map(product -> product.productionBased().value()).toList())),
        BarChart.Layout.RANKING);
  }

  private static ChartSpec byDemand(Footprint footprint, Text source) {
    return new BarChart(
        heading(footprint, Text.of("各类最终需求隐含CO2", "CO2 embodied in final demand"), source),
        Text.of("最终需求", "Final demand"),
        footprint.finalDemand().values().stream().map(Footprint.Demand::name).toList(),
        List.of(
            Series.of(
                Text.of("隐含CO2", "Embodied CO2"),
                footprint.finalDemand().values().stream()
                    .map(demand -> demand.co2().value())
                    .toList())),
        BarChart.Layout.RANKING);
  }

  private static Heading heading(Footprint footprint, Text what, Text source) {
    return new Heading(
        Text.of(
            footprint.region().name().zh() + footprint.year() + "年" + what.zh(),
            footprint.region().name().en() + " " + footprint.year() + ": " + what.en()),
        Unit.MT_CO2,
        source);
  }
}
