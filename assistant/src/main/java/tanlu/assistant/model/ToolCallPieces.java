package tanlu.assistant.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The tool calls of one response, handed on whole, numbered and each with an id. Servers send them
/// in pieces, interleaved, with one index for all, without index or id, and LangChain4j's readers
/// each understand some of that only.
final class ToolCallPieces {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Mistral takes ids of nine letters and digits only.
  private static final AtomicInteger IDS = new AtomicInteger();

  /// Stands for the name of a call that has none: the model is then told which there are.
  private static final String NAMELESS = "nameless";

  private static final String CALLS = "tool_calls";
  private static final String ARGUMENTS = "arguments";

  private final List<Call> calls = new ArrayList<>();
  private int numbered;

  private static final class Call {
    private final int index;
    private String id;
    private String name;
    private final StringBuilder arguments = new StringBuilder();

    Call(int index, String id, String name) {
      this.index = index;
      this.id = id;
      this.name = name;
    }
  }

  /// Takes the pieces out of an OpenAI or Mistral chunk, and puts the whole calls into the chunk
  /// that gives the reason for the end.
  ///
  /// @return whether this chunk gives it
  boolean gather(ObjectNode chunk) {
    if (!(chunk.path("choices").path(0) instanceof ObjectNode choice)) {
      // Mistral's reader takes the first choice without looking.
      chunk.putArray("choices").addObject().putObject("delta");
      return false;
    }
    ObjectNode delta =
        choice.path("delta") instanceof ObjectNode given ? given : choice.putObject("delta");
    JsonNode pieces = delta.remove(CALLS);
    if (pieces != null) {
      pieces.forEach(this::add);
    }
    boolean last = choice.hasNonNull("finish_reason");
    if (last && !calls.isEmpty()) {
      ArrayNode whole = delta.putArray(CALLS);
      calls.forEach(call -> write(call, whole.addObject()));
    }
    return last;
  }

  private void add(JsonNode piece) {
    String id = piece.path("id").asText("");
    String name = piece.path("function").path("name").asText("");
    JsonNode index = piece.path("index");
    Call call = index.isInt() ? at(index.asInt()) : calls.isEmpty() ? null : calls.getLast();
    if (call == null || startsAnother(call, id, name, index.isInt())) {
      call = new Call(index.asInt(calls.size()), id, name);
      calls.add(call);
    } else {
      call.id = call.id.isEmpty() ? id : call.id;
      call.name = call.name.isEmpty() ? name : call.name;
    }
    JsonNode arguments = piece.path("function").path(ARGUMENTS);
    call.arguments.append(
        arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
  }

  private @Nullable Call at(int index) {
    return calls.reversed().stream().filter(call -> call.index == index).findFirst().orElse(null);
  }

  private static boolean startsAnother(Call call, String id, String name, boolean numbered) {
    boolean otherId = !id.isEmpty() && !call.id.isEmpty() && !id.equals(call.id);
    boolean nextName = !numbered && id.isEmpty() && !name.isEmpty() && !call.name.isEmpty();
    return otherId || nextName;
  }

  private void write(Call call, ObjectNode whole) {
    whole
        .put("index", calls.indexOf(call))
        .put("id", call.id.isEmpty() ? newId() : call.id)
        .put("type", "function")
        .putObject("function")
        .put("name", call.name.isEmpty() ? NAMELESS : call.name)
        .put(ARGUMENTS, call.arguments.toString());
  }

  /// Numbers the calls of an Ollama line, which come whole; arguments sent as text become the
  /// object they describe.
  void number(ObjectNode line) {
    for (JsonNode piece : line.path("message").path(CALLS)) {
      if (piece instanceof ObjectNode call
          && call.path("function") instanceof ObjectNode function) {
        if (call.path("id").asText("").isEmpty()) {
          call.put("id", newId());
        }
        if (function.path("name").asText("").isEmpty()) {
          function.put("name", NAMELESS);
        }
        function.put("index", numbered++);
        function.set(ARGUMENTS, object(function.path(ARGUMENTS)));
      }
    }
  }

  private static ObjectNode object(JsonNode arguments) {
    if (arguments instanceof ObjectNode whole) {
      return whole;
    }
    String text = arguments.isTextual() ? arguments.asText() : arguments.toString();
    try {
      if (text.isBlank()) {
        return JSON.createObjectNode();
      }
      if (JSON.readTree(text) instanceof ObjectNode whole) {
        return whole;
      }
    } catch (JsonProcessingException e) {
      // The tool refuses it below by name, and the model may try again.
    }
    return JSON.createObjectNode().put("not_an_object", text);
  }

  private static String newId() {
    return "c%08d".formatted(IDS.incrementAndGet());
  }
}
