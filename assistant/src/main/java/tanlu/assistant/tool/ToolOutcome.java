package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart;
import tanlu.knowledge.Passage;

/// How a tool call ended.
public sealed interface ToolOutcome {

  /// The tool's answer.
  ///
  /// @param tool the tool's name
  /// @param arguments the arguments after names were resolved: calling the tool with them again
  ///   gives this result again
  /// @param result the typed result as JSON; a figure is `{value, unit, label, shown}`
  /// @param figures every figure of the result by its JSON pointer, in order of appearance
  /// @param warnings what a reader must know: stale data, estimates, mixed boundaries
  /// @param boundary the account the figures belong to: territorial, production, consumption; empty
  ///   where there are none
  /// @param dataset what the figures were computed from
  record Done(
      String tool,
      JsonNode arguments,
      JsonNode result,
      Map<String, Figure> figures,
      List<Chart> charts,
      List<Passage> passages,
      List<Text> warnings,
      String boundary,
      Dataset dataset)
      implements ToolOutcome {}

  record Failed(String tool, JsonNode arguments, Problem problem) implements ToolOutcome {}
}
