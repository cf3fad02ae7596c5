package tanlu.assistant.tool;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.ChartSpec;
import tanlu.knowledge.Passage;

/// A question the engine or the corpus answers: offered unchanged to the language model and over
/// HTTP.
abstract class Tool {
  private final String name;
  private final Text title;
  private final ToolSpecification specification;

  /// @param name the name of the contract, e.g. `emissions_profile`
  /// @param title the name people read, e.g. 排放结构
  /// @param description what it answers, for the language model
  Tool(String name, Text title, String description, JsonObjectSchema parameters) {
    this.name = name;
    this.title = title;
    this.specification =
        ToolSpecification.builder()
            .name(name)
            .description(description)
            .parameters(withDataset(parameters))
            .build();
  }

  /// Every tool can be asked about any dataset; the toolbox reads which.
  private static JsonObjectSchema withDataset(JsonObjectSchema parameters) {
    return JsonObjectSchema.builder()
        .addProperties(parameters.properties())
        .addStringProperty(Pinned.DATASET, Schemas.DATASET)
        .required(parameters.required())
        .additionalProperties(false)
        .build();
  }

  final String name() {
    return name;
  }

  final Text title() {
    return title;
  }

  final ToolSpecification specification() {
    return specification;
  }

  abstract Reply call(Arguments arguments, Knowledge knowledge);

  /// @param result a record of figures
  /// @param boundary the account the figures belong to: territorial, production or consumption
  record Reply(
      Object result,
      List<ChartSpec> charts,
      List<Passage> passages,
      List<Text> warnings,
      String boundary) {
    static Reply of(Object result, List<ChartSpec> charts, List<Text> warnings, String boundary) {
      return new Reply(result, charts, List.of(), warnings, boundary);
    }
  }
}
