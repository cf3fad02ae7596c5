package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tanlu.analytics.analysis.Effect;
import tanlu.analytics.analysis.LmdiDecomposition;
import tanlu.analytics.analysis.SdaDecomposition;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.WaterfallChart;

/// Why emissions changed between two years.
final class DecomposeChangeTool extends Tool {
  private static final int SHOWN = 10;
  private static final int FIRST_TABLE = 2012;
  private static final Text DRIVER = Text.of("驱动因素", "Driver");

  DecomposeChangeTool() {
    super(
        "decompose_change",
        Text.of("变化分解", "Drivers of change"),
        "Why a region's CO2 changed between two years: population, GDP per head and CO2 per GDP"
            + " (lmdi; structure and intensity of sectors too between table years), or intensity,"
            + " production structure and final demand between table years (sda); decoupling state"
            + " of the region and its sectors (lmdi).",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty(
                "from",
                "first year; lmdi: from 2005, default 2005; sda: a table year, default 2012")
            .addIntegerProperty(
                "to", "last year; lmdi: to 2019, default 2019; sda: a table year, default 2017")
            .addEnumProperty("method", List.of("lmdi", "sda"), "default lmdi")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    String method = arguments.oneOf("method", "lmdi", List.of("lmdi", "sda"));
    boolean sda = method.equals("sda");
    int from = arguments.integer("from", sda ? FIRST_TABLE : Dataset.FIRST_ECONOMY);
    int to = arguments.integer("to", sda ? Schemas.TABLE : Dataset.LAST_INVENTORY);
    if (from >= to) {
      throw Arguments.order(from, to);
    }
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.add(Wording.DEFLATED);
    if (Vintage.ofTable(from) != Vintage.ofTable(to) && sda) {
      warnings.add(
          Text.of(
              "两张表的部门分类不同，已按对照表合并为共有部门再比较。",
              "The two tables classify sectors differently; they are compared after joining what"
                  + " one of them splits."));
    }
    return sda
        ? structural(
            SdaDecomposition.of(knowledge.dataset(), region, from, to),
            knowledge.dataset(),
            warnings)
        : index(LmdiDecomposition.of(knowledge.dataset(), region, from, to), warnings);
  }

  private static Reply index(LmdiDecomposition found, List<Text> warnings) {
    List<ChartSpec> charts = new ArrayList<>();
    Heading heading =
        heading(
            found.region(),
            found.from(),
            found.to(),
            Text.of("CO2排放变化的驱动因素", "drivers of the change in CO2"));
    charts.add(
        waterfall(
            heading,
            found.start(),
            found.effects().values(),
            found.end(),
            found.from(),
            found.to()));
    found
        .bySector()
        .ifPresent(
            detail ->
                charts.add(
                    waterfall(
                        heading(
                            found.region(),
                            found.from(),
                            found.to(),
                            Text.of("CO2排放变化：结构与强度", "change in CO2: structure and intensity")),
                        found.start(),
                        detail.effects().values(),
                        found.end(),
                        found.from(),
                        found.to())));
    List<LmdiDecomposition.SectorChange> rows =
        found.sectors().values().stream().limit(SHOWN).toList();
    charts.add(
        sectors(
            heading(
                found.region(),
                found.from(),
                found.to(),
                Text.of("CO2排放变化最大的部门", "sectors whose CO2 changed most")),
            rows.stream().map(LmdiDecomposition.SectorChange::name).toList(),
            rows.stream().map(row -> row.change().value()).toList()));
    return Reply.of(found, charts, warnings, "territorial");
  }

  private static Reply structural(SdaDecomposition found, Dataset data, List<Text> warnings) {
    Stream.of(found.from(), found.to())
        .flatMap(year -> Wording.modelled(data, found.region(), year).stream())
        .distinct()
        .forEach(warnings::add);
    List<SdaDecomposition.SectorChange> rows =
        found.sectors().values().stream().limit(SHOWN).toList();
    List<ChartSpec> charts =
        List.of(
            waterfall(
                heading(
                    found.region(),
                    found.from(),
                    found.to(),
                    Text.of("CO2排放变化的结构分解", "structural decomposition of CO2")),
                found.start(),
                found.effects().values(),
                found.end(),
                found.from(),
                found.to()),
            sectors(
                heading(
                    found.region(),
                    found.from(),
                    found.to(),
                    Text.of("CO2排放变化最大的部门", "sectors whose CO2 changed most")),
                rows.stream().map(SdaDecomposition.SectorChange::name).toList(),
                rows.stream().map(row -> row.change().value()).toList()));
    return Reply.of(found, charts, warnings, "territorial");
  }

  private static ChartSpec waterfall(
      Heading heading, Figure start, Collection<Effect> effects, Figure end, int from, int to) {
    List<WaterfallChart.Bar> bars = new ArrayList<>();
    bars.add(WaterfallChart.Bar.total(Text.of(from + "年", Integer.toString(from)), start.value()));
    effects.forEach(
        effect -> bars.add(WaterfallChart.Bar.step(effect.name(), effect.change().value())));
    bars.add(WaterfallChart.Bar.total(Text.of(to + "年", Integer.toString(to)), end.value()));
    return new WaterfallChart(heading, DRIVER, bars);
  }

  private static ChartSpec sectors(Heading heading, List<Text> names, List<Double> changes) {
    return new BarChart(
        heading,
        Text.of("部门", "Sector"),
        names,
        List.of(Series.of(Text.of("CO2排放变化", "Change of CO2"), changes)),
        BarChart.Layout.RANKING);
  }

  private static Heading heading(Region region, int from, int to, Text what) {
    String span = from + "–" + to;
    return new Heading(
        Text.of(
            region.name().zh() + span + "年" + what.zh(),
            region.name().en() + " " + span + ": " + what.en()),
        Unit.MT_CO2,
        Wording.inventory(span));
  }
}
