package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.ParameterException;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.knowledge.ingest.OwnFiles;

/// The one catalogue of tools, for the language model and over HTTP.
public final class Toolbox {
  private static final List<Tool> TOOLS =
      List.of(
          new ListDataTool(),
          new EmissionsProfileTool(),
          new EmissionsTrendTool(),
          new CompareRegionsTool(),
          new IoTableTool(),
          new IndustryNetworkTool(),
          new FlowSankeyTool(),
          new FootprintTool(),
          new DecomposeChangeTool(),
          new WhatIfTool(),
          new KeySectorsTool(),
          new SupplyChainPathsTool(),
          new ReductionTargetsTool(),
          new RoadmapTool(),
          new ScenarioCompareTool(),
          new SearchPolicyTool());

  private final Knowledge knowledge;
  private final List<Tool> tools;
  private final boolean draws;

  /// The tools that compute and look up.
  public Toolbox(Knowledge knowledge) {
    this(knowledge, TOOLS, true);
  }

  /// All tools.
  ///
  /// @param draft begins a draft plan and returns its id
  public Toolbox(Knowledge knowledge, Function<PlanRequest, String> draft) {
    this(
        knowledge,
        Stream.concat(TOOLS.stream(), Stream.of(new DraftPlanTool(draft))).toList(),
        true);
  }

  private Toolbox(Knowledge knowledge, List<Tool> tools, boolean draws) {
    this.knowledge = knowledge;
    this.tools = tools;
    this.draws = draws;
  }

  /// The same tools for who looks at figures alone: the charts of their outcomes are left undrawn,
  /// as drawing and checking them takes as long as many a computation.
  public Toolbox undrawn() {
    return new Toolbox(knowledge, tools, false);
  }

  /// Whether a tool leaves something behind; all others compute and look up.
  public static boolean lasts(String tool) {
    return tool.equals(DraftPlanTool.NAME);
  }

  public Knowledge knowledge() {
    return knowledge;
  }

  /// The same tools with a conversation's files searched beside the corpus.
  public Toolbox with(OwnFiles files) {
    return new Toolbox(knowledge.with(files.beside(knowledge.corpus())), tools, draws);
  }

  public Datasets datasets() {
    return knowledge.datasets();
  }

  public List<ToolSpecification> specifications() {
    return tools.stream().map(Tool::specification).toList();
  }

  /// The name people read.
  public Optional<Text> title(String tool) {
    return find(tool).map(Tool::title);
  }

  /// Calls a tool on the embedded dataset, as long as its arguments name no other.
  public ToolOutcome call(String name, JsonNode arguments, Language language) {
    return call(name, arguments, language, Dataset.EMBEDDED);
  }

  /// Calls a tool; whatever is wrong with the call comes back as a problem.
  ///
  /// @param language the language charts are drawn in
  /// @param standard the dataset asked about where the arguments name none
  public ToolOutcome call(String name, JsonNode arguments, Language language, String standard) {
    Optional<Tool> tool = find(name);
    if (tool.isEmpty()) {
      return new ToolOutcome.Failed(name, arguments, unknown(name));
    }
    try {
      Arguments read = new Arguments(arguments, knowledge.linker());
      Dataset dataset = Pinned.dataset(read, knowledge.datasets(), standard);
      Tool.Reply reply = tool.get().call(read, knowledge.about(dataset));
      JsonNode canonical = read.canonical();
      ResultJson.Written written = ResultJson.write(reply.result());
      List<Text> disclosed = Disclosure.of(dataset, written.figures().values());
      List<Chart> charts = new ArrayList<>();
      for (ChartSpec spec : draws ? reply.charts() : List.<ChartSpec>of()) {
        Chart chart = spec.toChart(name + "-" + (charts.size() + 1), language);
        charts.add(disclosed.isEmpty() ? chart : chart.noting(disclosed.getFirst().in(language)));
      }
      return new ToolOutcome.Done(
          name,
          canonical,
          written.json(),
          written.figures(),
          charts,
          reply.charts(),
          reply.passages(),
          Stream.concat(disclosed.stream(), reply.warnings().stream()).toList(),
          reply.boundary(),
          dataset);
    } catch (ProblemException e) {
      return new ToolOutcome.Failed(name, arguments, e.problem());
    } catch (ParameterException e) {
      return new ToolOutcome.Failed(
          name, arguments, new Problem(Problem.Kind.BAD_ARGUMENT, e.detail(), List.of()));
    } catch (NoDataException e) {
      return new ToolOutcome.Failed(
          name, arguments, new Problem(Problem.Kind.NO_DATA, e.detail(), e.candidates()));
    }
  }

  /// Calls a tool again as it was called: without a dataset it was the embedded one and without a
  /// parameter file the standard parameters, whatever is set now.
  ///
  /// @param arguments as they were resolved
  public ToolOutcome again(String name, JsonNode arguments, Language language) {
    boolean standard =
        find(name).stream()
            .map(tool -> tool.specification().parameters().properties())
            .anyMatch(known -> known.containsKey(Pinned.PARAMETERS));
    JsonNode then =
        standard && arguments instanceof ObjectNode given && !given.has(Pinned.PARAMETERS)
            ? given.deepCopy().put(Pinned.PARAMETERS, Pinned.STANDARD)
            : arguments;
    return call(name, then, language);
  }

  private Optional<Tool> find(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  private Problem unknown(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = name.toLowerCase(Locale.ROOT);
    List<Text> nearest =
        tools.stream()
            .sorted(
                java.util.Comparator.comparingInt(
                    (Tool tool) -> distance.apply(tool.name(), wanted)))
            .limit(3)
            .map(tool -> Text.of(tool.name(), tool.name()))
            .toList();
    return new Problem(
        Problem.Kind.UNKNOWN_NAME,
        Text.of("没有名为“" + name + "”的工具", "there is no tool named '" + name + "'"),
        nearest);
  }
}
