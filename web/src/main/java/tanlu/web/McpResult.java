package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.assistant.proof.Citations;
import tanlu.assistant.proof.Claims;
import tanlu.assistant.tool.Catalog;
import tanlu.assistant.tool.ModelView;
import tanlu.assistant.tool.ToolOutcome;

/// A tool's outcome as a client of the Model Context Protocol gets it. The text holds what the
/// assistant's own model reads: every figure as `{claim, shown}`, long lists without their middle.
/// The structured content holds that too, with the claims' derivations and the charts.
final class McpResult {
  private final List<String> paths = new ArrayList<>();

  private McpResult() {}

  static CallToolResult of(ToolOutcome outcome, Language language) {
    return switch (outcome) {
      case ToolOutcome.Done done -> new McpResult().done(done, language);
      case ToolOutcome.Failed failed -> failed(ModelView.of(failed, 1, language));
    };
  }

  private static CallToolResult failed(ObjectNode view) {
    return CallToolResult.builder()
        .addTextContent(view.toString())
        .structuredContent(view)
        .isError(true)
        .build();
  }

  private CallToolResult done(ToolOutcome.Done done, Language language) {
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.put("tool", done.tool());
    content.set("arguments", done.arguments());
    ObjectNode view = ModelView.of(done, 1, language);
    content.set("result", claimed(view.path("result")));
    content.set("citations", Json.MAPPER.valueToTree(Citations.of(done.passages(), language)));
    content.set("warnings", view.path("warnings"));
    content.set("dataset", Json.MAPPER.valueToTree(Catalog.info(done.dataset())));
    content.put("boundary", done.boundary());
    ObjectNode whole = content.deepCopy();
    whole.set("claims", Json.MAPPER.valueToTree(Claims.of(done, paths, language)));
    whole.set("charts", Json.MAPPER.valueToTree(done.charts()));
    return CallToolResult.builder()
        .addTextContent(content.toString())
        .structuredContent(whole)
        .isError(false)
        .build();
  }

  /// The same with claims in the place of the references a model of the assistant writes.
  private JsonNode claimed(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = Json.MAPPER.createArrayNode();
      node.forEach(item -> items.add(claimed(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = Json.MAPPER.createObjectNode();
    Optional<String> path = ModelView.path(node);
    if (path.isPresent()) {
      paths.add(path.get());
      return object.put("claim", "c" + paths.size()).set("shown", node.path("shown"));
    }
    node.properties().forEach(field -> object.set(field.getKey(), claimed(field.getValue())));
    return object;
  }
}
