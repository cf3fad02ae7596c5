package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.ScenarioComparison;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;

/// Roadmaps of several scenarios or regions side by side.
final class ScenarioCompareTool extends Tool {
  private static final int MOST = 12;

  ScenarioCompareTool() {
    super(
        "scenario_compare",
        Text.of("情景比较", "Scenario comparison"),
        "Roadmaps side by side, unranked: one region in its three scenarios, or up to 12 regions in"
            + " one scenario; peak year and level, milestones, residual.",
        JsonObjectSchema.builder()
            .addProperty(
                "regions",
                JsonArraySchema.builder()
                    .items(new JsonStringSchema())
                    .description(Schemas.REGION)
                    .build())
            .addEnumProperty(
                "scenario",
                List.of("bau", "stated", "strengthened"),
                "default: all three for one region, stated for several")
            .addIntegerProperty("neutral_year", "2030 to 2060; default 2060")
            .addStringProperty(Pinned.PARAMETERS, Schemas.PARAMETERS)
            .required("regions")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    List<Region> regions = NamedRegions.in(arguments, "regions", knowledge);
    if (regions.size() > MOST) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  "regions有" + regions.size() + "个地区，最多比较" + MOST + "个",
                  "regions names " + regions.size() + " regions; expected " + MOST + " or fewer"),
              List.of()));
    }
    int neutral = arguments.integer("neutral_year", Ask.DEFAULT_NEUTRAL, 2030, RoadmapTool.LAST);
    Optional<Scenario> scenario =
        arguments.optionalChoice(
            "scenario", knowledge.linker()::scenario, each -> each.name().toLowerCase(Locale.ROOT));
    List<Scenario> scenarios =
        scenario
            .map(List::of)
            .orElse(regions.size() == 1 ? List.of(Scenario.values()) : List.of(Scenario.STATED));
    List<Ask> asks = new ArrayList<>();
    for (Region region : regions) {
      for (Scenario each : scenarios) {
        asks.add(Ask.of(region, each).neutralBy(neutral));
      }
    }
    Parameters parameters = knowledge.parameters().get();
    Pinned.parameters(arguments, parameters);
    ScenarioComparison comparison = ScenarioComparison.of(knowledge.dataset(), parameters, asks);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.own(parameters));
    warnings.add(Wording.STALE);
    warnings.add(
        Text.of(
            "各地区按所列顺序并列，不按达峰早晚或峰值高低排名。",
            "Regions stand in the order asked for and are not ranked by how early or how low they"
                + " peak."));
    return Reply.of(comparison, List.of(chart(comparison, neutral)), warnings, "territorial");
  }

  private static LineChart chart(ScenarioComparison comparison, int neutral) {
    int first = comparison.rows().getFirst().pathway().keySet().iterator().next();
    List<Integer> years = IntStream.rangeClosed(first, neutral).boxed().toList();
    List<Series> series = new ArrayList<>();
    for (ScenarioComparison.Row row : comparison.rows()) {
      series.add(
          Series.of(
                  Text.of(
                      row.region().name().zh() + "（" + row.scenario().label().zh() + "）",
                      row.region().name().en() + " (" + row.scenario().label().en() + ")"),
                  years.stream().map(year -> value(row.pathway(), year)).toList())
              .asAssumed());
    }
    return new LineChart(
        new Heading(
            Text.of("CO2排放路径比较", "CO2 pathways compared"),
            Unit.MT_CO2,
            Text.of(
                "数据：CEADs排放清单至" + first + "年；其后为情景推算",
                "Data: CEADs inventories up to " + first + "; computed afterwards")),
        Text.of("年份", "Year"),
        years.stream().map(String::valueOf).toList(),
        series);
  }

  private static Double value(Map<Integer, tanlu.analytics.proof.Figure> pathway, int year) {
    return Objects.requireNonNull(pathway.get(year)).value();
  }
}
