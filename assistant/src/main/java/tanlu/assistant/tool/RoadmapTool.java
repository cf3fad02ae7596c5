package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.JointRoadmap;
import tanlu.analytics.roadmap.Outline;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.ProvinceGroup;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.roadmap.Scenario;

/// The timetable from the last inventory over the peak to neutrality, of one region or of several
/// provinces together.
final class RoadmapTool extends Tool {
  static final int LAST = 2060;

  /// Years from the peak to the neutral year, at least.
  private static final int APART = 5;

  private static final String PEAK_BY = "peak_by";

  private static final String DETAIL = "detail";
  private static final String FULL = "full";
  private static final String TIMETABLE = "timetable";
  private static final String REGIONS = "regions";
  private static final String DRAWS = "draws";
  private static final int LEAST_DRAWS = 100;
  private static final int MOST_DRAWS = 10_000;
  private static final double LEAST_GROWTH = -5;
  private static final double MOST_GROWTH = 15;

  /// Several times the forests of the nation.
  private static final double MOST_SINK = 10_000;

  RoadmapTool() {
    super(
        "roadmap",
        Text.of("达峰与中和路线图", "Roadmap to neutrality"),
        "A roadmap of a region to its neutral year, computed on its input-output structure: peak"
            + " year and level with range, milestones 2025 to 2060 with bands, cuts by sector,"
            + " wedges by group of levers, levers up and down the supply chain, residual and sink,"
            + " probabilities, benchmarks, every assumption. With `regions`, or a group such as"
            + " 长三角, provinces together on the interregional table: milestones with bands, each"
            + " member's part, and what their path does to output, value added and emissions of"
            + " the other provinces.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION + "; or a group such as 长三角")
            .addProperty(
                REGIONS,
                JsonArraySchema.builder()
                    .items(new JsonStringSchema())
                    .description(
                        "instead of region: provinces taken together among all provinces; one is"
                            + " enough, for its effect on the others")
                    .build())
            .addIntegerProperty(
                "peak_year",
                "2024 to 2055; the levers are paced to it. Default: when the levers make it peak")
            .addIntegerProperty(
                PEAK_BY,
                "2024 to 2055; the peak is to come no later: the levers are paced only where it"
                    + " would. Of one region, without peak_year")
            .addIntegerProperty(
                "neutral_year", "2030 to 2060, after the peak; default 2060, the national goal")
            .addEnumProperty(
                "scenario",
                List.of("bau", "stated", "strengthened"),
                "how far levers go; default stated")
            .addNumberProperty(
                "growth",
                "real GDP a year to the neutral year, %, -5 to 15; default by period as assumed")
            .addNumberProperty(
                "sink", "land sink in Mt CO2 a year, 0 to 10000; default as held for the region")
            .addProperty(
                "levers",
                JsonObjectSchema.builder()
                    .description(
                        "values of one's own by year, by lever key, e.g. {\"power.nonfossil\":"
                            + " {\"2035\": 70, \"2060\": 98}}: reached in those years whatever the"
                            + " peak and neutral year, linear before and between, after the last on"
                            + " as in the scenario (tonnes, rates and imports stay); 2024 instead"
                            + " of the start held; {} where a lever is to stay as it is. Outputs"
                            + " and captured tonnes are the nation's. power.imports is the share of"
                            + " net imports in the power one province uses, below 0 where it sends"
                            + " out, with its start in 2024 where none is held")
                    .additionalProperties(true)
                    .build())
            .addIntegerProperty(DRAWS, "Monte Carlo draws, 100 to 10000; default 500")
            .addStringProperty("sector", Schemas.SECTOR)
            .addEnumProperty(
                DETAIL,
                List.of(FULL, TIMETABLE),
                "timetable leaves out sectors, wedges, levers and chains, for views that follow a"
                    + " slider; default full")
            .addStringProperty(Pinned.PARAMETERS, Schemas.PARAMETERS)
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Optional<List<Region>> together =
        arguments.has(REGIONS)
            ? Optional.of(NamedRegions.in(arguments, REGIONS, knowledge))
            : NamedRegions.together(arguments, "region", REGIONS, knowledge);
    return together
        .map(regions -> joint(arguments, knowledge, regions))
        .orElseGet(() -> alone(arguments, knowledge));
  }

  private static Reply joint(Arguments arguments, Knowledge knowledge, List<Region> regions) {
    for (String one : List.of("region", "sink", "sector", DETAIL, PEAK_BY)) {
      if (arguments.has(one) && (arguments.has(REGIONS) || !one.equals("region"))) {
        throw Arguments.bad(
            one + "不能与" + REGIONS + "（几个省份一起）同时给出，请去掉其中一个",
            one + " does not go with " + REGIONS + ", several provinces together; leave one out");
      }
    }
    if (regions.stream().anyMatch(Region::isNation)) {
      throw Arguments.bad(
          REGIONS + "应为省份；全国的路线图请用region",
          REGIONS + " takes provinces; for the roadmap of the nation use region");
    }
    Ask ask = ask(arguments, knowledge, regions.getFirst());
    Parameters parameters = knowledge.parameters().get();
    Pinned.parameters(arguments, parameters);
    if (arguments.has("growth")) {
      double growth = arguments.number("growth", 0, LEAST_GROWTH, MOST_GROWTH);
      for (Region region : regions) {
        parameters = parameters.growing(region.abbr(), growth);
      }
    }
    parameters = draws(arguments).map(parameters::drawing).orElse(parameters);
    ProvinceGroup group =
        knowledge
            .linker()
            .group(regions)
            .filter(_ -> regions.size() > 1)
            .map(known -> new ProvinceGroup(known.name(), regions))
            .orElseGet(() -> ProvinceGroup.of(regions));
    JointRoadmap roadmap = JointRoadmap.of(knowledge.dataset(), parameters, group, ask);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.own(parameters));
    warnings.addAll(RoadmapWarnings.ended(ask, parameters.levers()));
    warnings.addAll(RoadmapWarnings.of(roadmap));
    return Reply.of(roadmap, JointRoadmapCharts.of(roadmap), warnings, "territorial");
  }

  private static Reply alone(Arguments arguments, Knowledge knowledge) {
    Dataset data = knowledge.dataset();
    Ask asked = ask(arguments, knowledge, arguments.region("region"));
    Parameters parameters = knowledge.parameters().get();
    Pinned.parameters(arguments, parameters);
    if (arguments.has("growth")) {
      double growth = arguments.number("growth", 0, LEAST_GROWTH, MOST_GROWTH);
      parameters = parameters.growing(asked.region().abbr(), growth);
    }
    if (arguments.has("sink")) {
      double sink = arguments.number("sink", 0, 0, MOST_SINK);
      parameters = parameters.sinking(asked.region().abbr(), sink);
    }
    parameters = draws(arguments).map(parameters::drawing).orElse(parameters);
    Optional<Integer> by = arguments.optionalInteger(PEAK_BY, Dataset.LAST_ECONOMY, LAST - APART);
    Ask ask = by.isPresent() ? peakingBy(by.get(), data, parameters, asked) : asked;
    NamedSectors named = NamedSectors.in(arguments, knowledge.linker(), Vintage.V2017);
    if (arguments.has(DETAIL)
        && arguments.oneOf(DETAIL, FULL, List.of(FULL, TIMETABLE)).equals(TIMETABLE)) {
      if (named.whole().isPresent()) {
        throw Arguments.bad(
            DETAIL + "为" + TIMETABLE + "时不含部门，不能同时给出sector，请去掉其中一个",
            DETAIL
                + " "
                + TIMETABLE
                + " holds no sectors and does not go with sector; leave one out");
      }
      Outline outline = Outline.of(data, parameters, ask);
      return Reply.of(
          outline,
          List.of(RoadmapCharts.pathway(data, outline)),
          warnings(arguments, parameters, data, ask, outline),
          "territorial");
    }
    Roadmap roadmap = Roadmap.of(data, parameters, ask);
    return Reply.of(
        named.asked(
            roadmap,
            roadmap.sectors(),
            all -> roadmap.together(all.name(), paths(roadmap, named.parts()))),
        RoadmapCharts.of(data, roadmap),
        warnings(arguments, parameters, data, ask, roadmap.outline()),
        "territorial");
  }

  /// Where the levers alone bring the peak by that year nothing waits for it.
  private static Ask peakingBy(int year, Dataset data, Parameters parameters, Ask ask) {
    if (ask.peakYear().isPresent()) {
      throw Arguments.bad(
          PEAK_BY + "不能与peak_year同时给出，请去掉其中一个",
          PEAK_BY + " does not go with peak_year; leave one out");
    }
    return Outline.of(data, parameters.drawing(1), ask).peakYear() > year ? ask.peaking(year) : ask;
  }

  private static Optional<Integer> draws(Arguments arguments) {
    return arguments.optionalInteger(DRAWS, LEAST_DRAWS, MOST_DRAWS);
  }

  private static List<Text> warnings(
      Arguments arguments, Parameters parameters, Dataset data, Ask ask, Outline outline) {
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.own(parameters));
    warnings.addAll(RoadmapWarnings.ended(ask, parameters.levers()));
    arguments
        .optionalInteger(PEAK_BY, Dataset.LAST_ECONOMY, LAST - APART)
        .ifPresent(by -> warnings.add(RoadmapWarnings.peaksBy(by, outline.peakYear())));
    warnings.addAll(RoadmapWarnings.of(data, outline));
    return warnings;
  }

  private static List<Roadmap.SectorPath> paths(Roadmap roadmap, List<SectorGroup> groups) {
    return groups.stream()
        .map(group -> Objects.requireNonNull(roadmap.sectors().get(group.code())))
        .toList();
  }

  /// Reads what a roadmap is asked for.
  private static Ask ask(Arguments arguments, Knowledge knowledge, Region region) {
    Optional<Integer> peak =
        arguments.optionalInteger("peak_year", Dataset.LAST_ECONOMY, LAST - APART);
    int neutral =
        arguments.integer(
            "neutral_year",
            Ask.DEFAULT_NEUTRAL,
            Math.max(2030, peak.orElse(Dataset.LAST_ECONOMY) + APART),
            LAST);
    Scenario scenario =
        arguments.choice(
            "scenario",
            Scenario.STATED,
            knowledge.linker()::scenario,
            each -> each.name().toLowerCase(Locale.ROOT));
    return new Ask(region, scenario, peak, neutral, LeverCourses.in(arguments, "levers"));
  }
}
