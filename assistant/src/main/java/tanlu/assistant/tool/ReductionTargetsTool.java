package tanlu.assistant.tool;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.analysis.ReductionTargets;
import tanlu.analytics.analysis.ReductionTargets.Rule;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.BudgetShare;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.Reconciler;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;

/// How much to cut and by when.
final class ReductionTargetsTool extends Tool {
  private static final List<String> ALLOCATIONS =
      List.of("none", "least_cost", "equal_effort", "historical");

  ReductionTargetsTool() {
    super(
        "reduction_targets",
        Text.of("减排目标", "Reduction targets"),
        "How much a region must cut after a published rule: Science Based Targets (absolute), or"
            + " the national falls of CO2 per GDP with the yearly rate they imply.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addEnumProperty(
                "rule",
                Arrays.stream(Rule.values()).map(Rule::code).toList(),
                "default intensity_65_2030; sbti_1.5 and sbti_wb2 give absolute cuts")
            .addIntegerProperty(
                "base_year", "base year of the absolute rules, 2005 to 2019; default 2019")
            .addEnumProperty(
                "allocate",
                ALLOCATIONS,
                "gives the cut of an absolute rule out to the sectors; default none")
            .addIntegerProperty("year", "target year to allocate: 2030 or 2035; default 2035")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    Rule rule = arguments.choice("rule", Rule.INTENSITY_2030, knowledge.linker()::rule, Rule::code);
    int base =
        arguments.integer(
            "base_year", Dataset.LAST_INVENTORY, Dataset.FIRST_ECONOMY, Dataset.LAST_INVENTORY);
    ReductionTargets targets = ReductionTargets.of(knowledge.dataset(), region, rule, base);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.add(Wording.STALE);
    if (targets.achieved().isPresent()) {
      warnings.add(
          Text.of(
              "可比价降幅按全国隐含平减指数推算，与官方公布的降幅口径不同，不能直接相比。",
              "The fall at constant prices uses the nation's implicit deflator and differs from"
                  + " official figures: never set one against the other."));
    }
    Optional<Allocation> allocation = allocation(arguments, knowledge.dataset(), targets);
    Parameters parameters = Parameters.standard();
    return Reply.of(
        new Reconciled(
            targets,
            Reconciler.of(knowledge.dataset(), parameters, region),
            BudgetShare.of(knowledge.dataset(), parameters, region),
            allocation),
        charts(targets),
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

  private static Optional<Allocation> allocation(
      Arguments arguments, Dataset data, ReductionTargets targets) {
    String method = arguments.oneOf("allocate", "none", ALLOCATIONS);
    int year = arguments.integer("year", 2035, 2030, 2035);
    if (method.equals("none")) {
      return Optional.empty();
    }
    ReductionTargets.Target target = targets.targets().get(year);
    Optional<Figure> allowed = target == null ? Optional.empty() : target.allowed();
    if (allowed.isEmpty()) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  "allocate需要给出排放总量的规则和年份，例如sbti_1.5在2030或2035年",
                  "allocate needs a rule that gives emissions allowed in the year, for example"
                      + " sbti_1.5 in 2030 or 2035"),
              List.of()));
    }
    return Optional.of(
        Allocation.of(
            data,
            Parameters.standard(),
            targets.region(),
            year,
            allowed.get().value(),
            Allocation.Method.valueOf(method.toUpperCase(Locale.ROOT))));
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
