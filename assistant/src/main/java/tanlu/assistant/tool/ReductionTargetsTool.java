package tanlu.assistant.tool;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.BudgetShare;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.Reconciler;
import tanlu.analytics.roadmap.ReductionTargets;
import tanlu.analytics.roadmap.TargetAsk;
import tanlu.analytics.roadmap.TargetRule;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;

/// How much to cut and by when.
final class ReductionTargetsTool extends Tool {
  private static final List<String> ALLOCATIONS =
      List.of("none", "least_cost", "equal_effort", "historical");
  private static final double MOST_LEVEL = 20_000;
  private static final double LEAST_WEIGHT = 1e-3;
  private static final double MOST_WEIGHT = 1e6;

  ReductionTargetsTool() {
    super(
        "reduction_targets",
        Text.of("减排目标", "Reduction targets"),
        "How much a region must cut after a rule: Science Based Targets (absolute, cross-sector,"
            + " sectoral convergence), TPI sector benchmarks, the nation's contribution for 2035,"
            + " national and provincial falls of CO2 per GDP, rates of PwC and UNEP, a peak or"
            + " neutral year of one's own; and the cut given out to the sectors.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addEnumProperty(
                "rule",
                Arrays.stream(TargetRule.values()).map(TargetRule::code).toList(),
                "default intensity_65_2030; tpi_… need a sector, peak a peak_year")
            .addIntegerProperty(
                "base_year", "base year of the absolute rules, 2005 to 2019; default 2019")
            .addIntegerProperty("peak_year", "of the rules peak and neutral, 2025 to 2059")
            .addNumberProperty(
                "peak_level", "of the rule peak: emissions in that year at most, Mt CO2")
            .addIntegerProperty("neutral_year", "of the rule neutral, 2030 to 2060; default 2060")
            .addStringProperty(
                "sector", "of the rules sbti_sectoral and tpi_…: power, steel, cement or paper")
            .addEnumProperty(
                "allocate",
                ALLOCATIONS,
                "gives the cut of an absolute rule out to the sectors; default none")
            .addProperty(
                "weights",
                JsonArraySchema.builder()
                    .items(
                        JsonObjectSchema.builder()
                            .addStringProperty("sector", Schemas.SECTOR)
                            .addNumberProperty("weight", "above 0")
                            .required("sector", "weight")
                            .build())
                    .description(
                        "gives the cut out by weights of one's own, whatever allocate says; other"
                            + " sectors take nothing")
                    .build())
            .addIntegerProperty("year", "target year to allocate: 2030 or 2035; default 2035")
            .addStringProperty(Pinned.PARAMETERS, Schemas.PARAMETERS)
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    Parameters parameters = knowledge.parameters().get();
    Pinned.parameters(arguments, parameters);
    TargetAsk ask = ask(arguments, knowledge, region);
    ReductionTargets targets = ReductionTargets.of(knowledge.dataset(), parameters, ask);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.own(parameters));
    warnings.add(Wording.STALE);
    if (targets.achieved().isPresent()) {
      warnings.add(
          Text.of(
              "可比价降幅按全国隐含平减指数推算，与官方公布的降幅口径不同，不能直接相比。",
              "The fall at constant prices uses the nation's implicit deflator and differs from"
                  + " official figures: never set one against the other."));
    }
    Optional<Allocation> allocation = allocation(arguments, knowledge, parameters, targets);
    List<ChartSpec> charts = new ArrayList<>(charts(targets));
    allocation.ifPresent(given -> charts.addAll(AllocationCharts.of(given)));
    return Reply.of(
        new Reconciled(
            targets,
            Reconciler.of(knowledge.dataset(), parameters, region),
            BudgetShare.of(knowledge.dataset(), parameters, region),
            allocation),
        charts,
        warnings,
        "territorial");
  }

  /// The targets of the rule asked for, beside the other rates and shares in use.
  ///
  /// @param rates competing rates on one footing
  /// @param budget shares of the nation's cumulative emissions, by principle
  /// @param allocation to sectors, where asked for
  record Reconciled(
      @JsonUnwrapped ReductionTargets targets,
      Reconciler rates,
      Map<String, BudgetShare> budget,
      Optional<Allocation> allocation) {}

  private static TargetAsk ask(Arguments arguments, Knowledge knowledge, Region region) {
    TargetRule rule =
        arguments.choice(
            "rule", TargetRule.INTENSITY_2030, knowledge.linker()::rule, TargetRule::code);
    int base =
        arguments.integer(
            "base_year", Dataset.LAST_INVENTORY, Dataset.FIRST_ECONOMY, Dataset.LAST_INVENTORY);
    TargetAsk ask = TargetAsk.of(region, rule).since(base);
    Optional<Integer> peak =
        arguments.optionalInteger("peak_year", Dataset.LAST_ECONOMY + 1, RoadmapTool.LAST - 1);
    if (peak.isPresent()) {
      Optional<Double> level =
          arguments.has("peak_level")
              ? Optional.of(arguments.number("peak_level", 1, 1, MOST_LEVEL))
              : Optional.empty();
      ask = ask.peaking(peak.get(), level);
    }
    ask =
        ask.neutralBy(
            arguments.integer(
                "neutral_year",
                Ask.DEFAULT_NEUTRAL,
                Math.max(2030, peak.orElse(Dataset.LAST_ECONOMY) + 5),
                RoadmapTool.LAST));
    if (arguments.has("sector")) {
      NamedSectors named = NamedSectors.in(arguments, knowledge.linker(), Vintage.V2017);
      if (!named.parts().isEmpty()) {
        throw new ProblemException(
            new Problem(
                Problem.Kind.BAD_ARGUMENT,
                Text.of("这条规则一次只算一个部门", "this rule takes one sector at a time"),
                named.parts().stream().map(SectorGroup::name).limit(10).toList()));
      }
      ask = ask.in(named.whole().orElseThrow().code());
    }
    return rule == TargetRule.PROVINCIAL
        ? ask.setting(ProvincialTargets.of(knowledge.corpus(), region))
        : ask;
  }

  private static Optional<Allocation> allocation(
      Arguments arguments, Knowledge knowledge, Parameters parameters, ReductionTargets targets) {
    String method = arguments.oneOf("allocate", "none", ALLOCATIONS);
    int year = arguments.integer("year", 2035, 2030, 2035);
    Map<String, Double> weights =
        arguments.has("weights") ? weights(arguments, knowledge) : Map.of();
    if (method.equals("none") && weights.isEmpty()) {
      return Optional.empty();
    }
    ReductionTargets.Target target = targets.targets().get(year);
    Optional<Figure> allowed = target == null ? Optional.empty() : target.allowed();
    if (allowed.isEmpty() || targets.rule().sectoral()) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  "allocate需要给出全地区排放总量的规则和年份，例如2035年国家自主贡献（ndc_2035）",
                  "allocate needs a rule that gives the region's emissions allowed in the year,"
                      + " such as the nation's contribution for 2035, ndc_2035"),
              List.of()));
    }
    double most = allowed.get().value();
    return Optional.of(
        weights.isEmpty()
            ? Allocation.of(
                knowledge.dataset(),
                parameters,
                targets.region(),
                year,
                most,
                Allocation.Method.valueOf(method.toUpperCase(Locale.ROOT)))
            : Allocation.weighted(
                knowledge.dataset(), parameters, targets.region(), year, most, weights));
  }

  private static Map<String, Double> weights(Arguments arguments, Knowledge knowledge) {
    Map<String, Double> weights = new LinkedHashMap<>();
    arguments
        .each(
            "weights",
            each -> {
              List<SectorGroup> groups =
                  each.allOf(
                      "sector",
                      name -> knowledge.linker().sector(name, Vintage.V2017),
                      SectorGroup::code);
              double weight = each.number("weight", 0, LEAST_WEIGHT, MOST_WEIGHT);
              return groups.stream()
                  .map(group -> Map.entry(group.code(), weight / groups.size()))
                  .toList();
            })
        .forEach(entry -> weights.merge(entry.getKey(), entry.getValue(), Double::sum));
    return weights;
  }

  private static List<ChartSpec> charts(ReductionTargets targets) {
    List<Integer> years =
        targets.targets().entrySet().stream()
            .filter(entry -> entry.getValue().allowed().isPresent())
            .map(entry -> entry.getKey())
            .toList();
    if (years.isEmpty()) {
      return List.of();
    }
    List<Text> categories = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    categories.add(year(targets.baseYear()));
    values.add(targets.base().value());
    for (var entry : targets.targets().entrySet()) {
      entry
          .getValue()
          .allowed()
          .ifPresent(
              allowed -> {
                categories.add(year(entry.getKey()));
                values.add(allowed.value());
              });
    }
    return List.of(
        new BarChart(
            new Heading(
                Text.of(
                    targets.region().name().zh() + "允许排放量：" + targets.rule().label().zh(),
                    targets.region().name().en()
                        + ": emissions allowed, "
                        + targets.rule().label().en()),
                Unit.MT_CO2,
                Wording.inventory(Integer.toString(targets.baseYear()))),
            Text.of("年份", "Year"),
            categories,
            List.of(Series.of(Text.of("允许排放量", "Emissions allowed"), values)),
            BarChart.Layout.COLUMNS));
  }

  private static Text year(int year) {
    return Text.of(Integer.toString(year), Integer.toString(year));
  }
}
