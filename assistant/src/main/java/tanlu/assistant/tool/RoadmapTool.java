package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.analysis.EmissionsTrend;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.Roadmap;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.AreaChart;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;

/// The timetable from the last inventory over the peak to neutrality.
final class RoadmapTool extends Tool {
  private static final int WEDGES = 6;
  private static final int LATEST = 2100;

  /// % a year from which a peak level hangs more on the rate than on anything else; a judgement.
  private static final double FAST = 4;

  RoadmapTool() {
    super(
        "roadmap",
        Text.of("达峰与中和路线图", "Roadmap to neutrality"),
        "A peak-then-neutral roadmap of a region: yearly CO2 from the last inventory, peak"
            + " level, milestones 2025 to 2060, cuts by sector, residual and sink, every"
            + " assumption.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("peak_year", "2020 to 2040; default 2030, the national goal")
            .addIntegerProperty(
                "neutral_year", "after the peak, at most 2100; default 2060, the national goal")
            .addEnumProperty(
                "scenario",
                List.of("bau", "stated", "strengthened"),
                "how far levers go; default stated")
            .addStringProperty("sector", Schemas.SECTOR)
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int peak =
        arguments.integer("peak_year", Roadmap.DEFAULT_PEAK, Dataset.LAST_INVENTORY + 1, 2040);
    int neutral = arguments.integer("neutral_year", Roadmap.DEFAULT_NEUTRAL, peak + 5, LATEST);
    Levers.Scenario scenario =
        arguments.choice(
            "scenario",
            Levers.Scenario.STATED,
            knowledge.linker()::scenario,
            each -> each.name().toLowerCase(Locale.ROOT));
    Dataset data = knowledge.dataset();
    Roadmap roadmap = Roadmap.of(data, region, peak, neutral, scenario);
    Map<String, Roadmap.SectorPath> asked = new LinkedHashMap<>();
    Vintage vintage = Vintage.ofTable(roadmap.baseYear());
    for (SectorGroup group :
        arguments.allOf(
            "sector", name -> knowledge.linker().sector(name, vintage), SectorGroup::code)) {
      asked.put(
          group.code(),
          java.util.Objects.requireNonNull(roadmap.sectors().get(group.code()), group.code()));
    }
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.add(Wording.STALE);
    warnings.add(
        Text.of(
            "路线图是按所列假设推算的情景，不是预测；" + (roadmap.baseYear() + 1) + "年以后各年均为推算值。",
            "The roadmap is a scenario on the assumptions listed, not a forecast; every year after "
                + roadmap.baseYear()
                + " is computed."));
    if (roadmap.alreadyPeaked()) {
      warnings.add(
          Text.of(
              region.name().zh() + "近五年排放已在下降，按已过峰值处理，未采用" + peak + "年达峰。",
              "Emissions of "
                  + region.name().en()
                  + " have been falling over the last five years, so no new"
                  + " peak in "
                  + peak
                  + " is assumed."));
    } else if (roadmap.growth().value() > FAST) {
      warnings.add(
          Text.of(
              "近五年排放增长较快，峰值水平对增速假设很敏感。",
              "Emissions grew fast over the last five years; the peak level hangs on that rate."));
    }
    if (roadmap.sink().isEmpty()) {
      warnings.add(
          Text.of(
              "没有" + region.name().zh() + "的碳汇数据，剩余排放未能抵扣。",
              "No sink figure is held for "
                  + region.name().en()
                  + "; the residual is shown uncovered."));
    }
    return Reply.of(
        asked.isEmpty() ? roadmap : new Asked<>(roadmap, asked),
        List.of(pathway(data, roadmap), wedges(roadmap), cuts(roadmap)),
        warnings,
        "territorial");
  }

  private static ChartSpec pathway(Dataset data, Roadmap roadmap) {
    Region region = roadmap.region();
    var history =
        EmissionsTrend.of(
            data,
            List.of(region),
            Dataset.FIRST_ECONOMY,
            roadmap.baseYear(),
            Indicator.CO2,
            List.of());
    Map<Integer, Figure> past = history.regions().values().iterator().next().values();
    List<Integer> years =
        IntStream.rangeClosed(Dataset.FIRST_ECONOMY, roadmap.neutralYear()).boxed().toList();
    List<@Nullable Double> measured = new ArrayList<>();
    List<@Nullable Double> planned = new ArrayList<>();
    for (int year : years) {
      measured.add(value(past.get(year)));
      planned.add(value(roadmap.pathway().get(year)));
    }
    Series.Mark peak =
        new Series.Mark(
            Integer.toString(roadmap.peakYear()),
            Text.of("达峰" + roadmap.peakYear(), "Peak " + roadmap.peakYear()));
    Series.Mark neutral =
        new Series.Mark(
            Integer.toString(roadmap.neutralYear()),
            Text.of("中和" + roadmap.neutralYear(), "Neutral " + roadmap.neutralYear()));
    return new LineChart(
        heading(region, Text.of("CO2排放路径与时间表", "CO2 pathway and timetable"), roadmap),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        List.of(
            Series.of(Text.of("清单（实绩）", "Inventory"), measured),
            Series.of(Text.of("路径（推算）", "Pathway (computed)"), planned)
                .asAssumed()
                .marked(peak, neutral)));
  }

  private static @Nullable Double value(@Nullable Figure figure) {
    return figure == null ? null : (Double) figure.value();
  }

  private static ChartSpec wedges(Roadmap roadmap) {
    List<Integer> years =
        IntStream.rangeClosed(roadmap.baseYear(), roadmap.neutralYear()).boxed().toList();
    List<String> codes = List.copyOf(roadmap.sectors().keySet());
    List<String> apart = codes.subList(0, Math.min(WEDGES, codes.size()));
    List<Series> series = new ArrayList<>();
    double[] rest = years.stream().mapToDouble(year -> at(roadmap, year)).toArray();
    for (String code : apart) {
      List<Double> values =
          years.stream().map(year -> roadmap.sectorAt(code, year).value()).toList();
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= values.get(i);
      }
      series.add(Series.of(name(roadmap, code), values));
    }
    series.addFirst(Series.of(Text.of("其余部门", "Other sectors"), rest));
    return new AreaChart(
        heading(roadmap.region(), Text.of("分部门减排路径", "pathway by sector"), roadmap),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        series,
        List.of());
  }

  private static double at(Roadmap roadmap, int year) {
    return java.util.Objects.requireNonNull(roadmap.pathway().get(year)).value();
  }

  private static Text name(Roadmap roadmap, String code) {
    return java.util.Objects.requireNonNull(roadmap.sectors().get(code)).name();
  }

  private static ChartSpec cuts(Roadmap roadmap) {
    List<Roadmap.SectorPath> largest =
        roadmap.sectors().values().stream()
            .filter(sector -> sector.cut().value() > 0)
            .limit(10)
            .toList();
    return new BarChart(
        heading(
            roadmap.region(),
            Text.of("各部门需减排量（前十）", "emissions to cut by sector (ten largest)"),
            roadmap),
        Text.of("部门", "Sector"),
        largest.stream().map(Roadmap.SectorPath::name).toList(),
        List.of(
            Series.of(
                Text.of("峰值至中和年减排量", "Cut from peak to neutral year"),
                largest.stream().map(sector -> sector.cut().value()).toList())),
        BarChart.Layout.RANKING);
  }

  private static Heading heading(Region region, Text what, Roadmap roadmap) {
    String span = roadmap.baseYear() + "–" + roadmap.neutralYear();
    return new Heading(
        Text.of(
            region.name().zh() + span + "年" + what.zh(),
            region.name().en() + " " + span + ": " + what.en()),
        Unit.MT_CO2,
        Text.of(
            "数据：CEADs排放清单至" + roadmap.baseYear() + "年；其后为" + roadmap.scenario().label().zh() + "推算",
            "Data: CEADs inventories up to "
                + roadmap.baseYear()
                + "; computed afterwards, "
                + roadmap.scenario().label().en()));
  }
}
