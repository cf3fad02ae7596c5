package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.importing.Importer;
import tanlu.analytics.proof.Language;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;
import tanlu.knowledge.Embedding;
import tanlu.web.OfficialFiles.Table;

/// What the tools say of an imported table: in no chart and no warning is it an estimate.
class ImportedToolsTest {
  private static final List<String> ESTIMATE = List.of("RAS", "modelled");

  /// Every tool, asked about Guangdong 2017; of one year, so that no other table is drawn on.
  private static final Map<String, List<String>> CALLS =
      Map.ofEntries(
          Map.entry("list_data", List.of("{}")),
          Map.entry("emissions_profile", List.of("{'region':'GD','year':2017}")),
          Map.entry("emissions_trend", List.of("{'regions':['GD'],'to':2017}")),
          Map.entry("compare_regions", List.of("{'regions':['GD'],'year':2017}")),
          Map.entry("io_table", List.of("{'region':'GD'}", "{'region':'GD','sector':'24'}")),
          Map.entry("industry_network", List.of("{'region':'GD'}")),
          Map.entry("flow_sankey", List.of("{'region':'GD','kind':'industry'}")),
          Map.entry(
              "footprint",
              List.of("{'region':'GD','by':'sector'}", "{'region':'GD','by':'final_demand'}")),
          Map.entry("decompose_change", List.of("{'region':'GD','to':2017}")),
          Map.entry(
              "what_if",
              List.of(
                  "{'region':'GD','changes':[{'sector':'24','kind':'output','change':-0.3}]}",
                  "{'region':'GD','changes':[{'sector':'24','kind':'intensity','change':-0.3}]}")),
          Map.entry("key_sectors", List.of("{'region':'GD'}")),
          Map.entry(
              "supply_chain_paths",
              List.of(
                  "{'region':'GD','sector':'27'}",
                  "{'region':'GD','sector':'24','direction':'downstream'}")),
          Map.entry("reduction_targets", List.of("{'region':'GD'}")),
          Map.entry("roadmap", List.of("{'region':'GD'}")),
          Map.entry("scenario_compare", List.of("{'regions':['GD']}")),
          Map.entry("search_policy", List.of("{'query':'广东'}")));

  @TempDir private static Path folder;
  private static Toolbox tools;

  @BeforeAll
  static void importing() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    new Table().write(files.resolve("a.xls"));
    OfficialFiles.inventory(files.resolve("b.xls"), "Guangdong2017", "mt");
    Datasets datasets = new Datasets(Dataset.embedded(), folder.resolve("datasets"));
    datasets.store("mine", new Importer(Dataset.embedded()).read(List.of(files)), Map.of());
    tools = new Toolbox(Knowledge.of(datasets, Embedding.OFF));
  }

  private static ToolOutcome.Done done(
      String tool, String arguments, Language language, String dataset) throws Exception {
    var json = Json.MAPPER.readTree(arguments.replace('\'', '"'));
    return switch (tools.call(tool, json, language, dataset)) {
      case ToolOutcome.Done done -> done;
      case ToolOutcome.Failed failed ->
          throw new AssertionError(tool + arguments + ": " + failed.problem());
    };
  }

  /// What stands under and above the charts, and the warnings.
  private static String said(ToolOutcome.Done done, Language language) {
    return done.charts().stream().map(Object::toString).collect(Collectors.joining("\n"))
        + done.warnings().stream().map(text -> text.in(language)).toList();
  }

  @Test
  void noToolCallsAnImportedTableAnEstimate() throws Exception {
    assertThat(CALLS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            tools.specifications().stream().map(each -> each.name()).toList());
    for (Language language : Language.values()) {
      for (var tool : CALLS.entrySet()) {
        for (String arguments : tool.getValue()) {
          assertThat(said(done(tool.getKey(), arguments, language, "mine"), language))
              .as(tool.getKey() + arguments)
              .doesNotContain(ESTIMATE);
        }
      }
    }
  }

  /// The guard above fires: the same calls on the embedded table do say so.
  @Test
  void everyChartOfTheEmbeddedTableSaysItIsAnEstimate() throws Exception {
    for (String tool :
        List.of(
            "io_table",
            "industry_network",
            "flow_sankey",
            "footprint",
            "what_if",
            "key_sectors",
            "supply_chain_paths")) {
      for (String arguments : CALLS.getOrDefault(tool, List.of())) {
        ToolOutcome.Done done = done(tool, arguments, Language.EN, Dataset.EMBEDDED);
        assertThat(done.charts())
            .as(tool + arguments)
            .isNotEmpty()
            .allSatisfy(chart -> assertThat(chart.toString()).contains("RAS estimate"));
      }
    }
  }

  /// Of two tables one of which is imported the other still is an estimate.
  @Test
  void aDecompositionAcrossAnEstimatedTableSaysSoOnce() throws Exception {
    var done =
        done(
            "decompose_change",
            "{'region':'GD','method':'sda','from':2012,'to':2017}",
            Language.EN,
            "mine");
    assertThat(done.warnings()).filteredOn(text -> text.en().contains("RAS")).hasSize(1);
  }
}
