package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.ChartSpec;
import tanlu.knowledge.Passage;

/// A question the engine or the corpus answers: offered unchanged to the language model and over
/// HTTP.
interface Tool {
  /// The name of the contract, e.g. `emissions_profile`.
  String name();

  /// The name people read, e.g. 排放结构.
  Text title();

  /// What it answers, for the language model.
  String description();

  JsonObjectSchema parameters();

  Reply call(Arguments arguments, Knowledge knowledge);

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
