package tanlu.assistant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.model.WireFormat;

/// How the servers write, each in its own format, after their publishers' API references.
enum Wire {
  OPENAI("/v1", "/v1/chat/completions"),
  MISTRAL("/v1", "/v1/chat/completions"),
  OLLAMA("", "/api/chat");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The address set, after the server's.
  final String base;

  final String path;

  Wire(String base, String path) {
    this.base = base;
    this.path = path;
  }

  WireFormat format() {
    return WireFormat.valueOf(name());
  }

  /// A piece of text.
  String text(String delta) {
    ObjectNode message = message();
    message.put("content", delta);
    return chunk(message, null);
  }

  /// A piece of text without saying whose.
  String textOfNobody(String delta) {
    return chunk(JSON.createObjectNode().put("content", delta), null);
  }

  /// A whole tool call.
  String call(int index, @Nullable String id, String name, String arguments) {
    return piece(index, id, name, arguments);
  }

  /// A tool call or a part of one; without an index where that is null.
  String piece(
      @Nullable Integer index, @Nullable String id, @Nullable String name, String arguments) {
    ObjectNode message = message();
    message.put("content", "");
    ObjectNode call = message.putArray("tool_calls").addObject();
    if (index != null && this != OLLAMA) {
      call.put("index", index);
    }
    if (id != null) {
      call.put("id", id);
    }
    ObjectNode function = call.putObject("function");
    if (name != null) {
      function.put("name", name);
    }
    if (this == OLLAMA) {
      function.set("arguments", tree(arguments));
    } else {
      function.put("arguments", arguments);
    }
    return chunk(message, null);
  }

  /// A tool call whose arguments have the other format's type.
  String callTheOtherWay(String name, String arguments) {
    ObjectNode message = message();
    ObjectNode function = message.putArray("tool_calls").addObject().putObject("function");
    function.put("name", name);
    if (this == OLLAMA) {
      function.put("arguments", arguments);
    } else {
      function.set("arguments", tree(arguments));
    }
    return chunk(message, null);
  }

  /// The last of an answer's chunks.
  String end(@Nullable String reason) {
    return chunk(message().put("content", ""), reason == null ? "" : reason);
  }

  /// The last of an answer's chunks, with the tokens taken.
  String end(String reason, int input, int output) {
    ObjectNode chunk = (ObjectNode) tree(end(reason));
    if (this == OLLAMA) {
      chunk.put("prompt_eval_count", input).put("eval_count", output);
    } else {
      chunk
          .putObject("usage")
          .put("prompt_tokens", input)
          .put("completion_tokens", output)
          .put("total_tokens", input + output);
    }
    return chunk.toString();
  }

  /// A chunk that holds neither words nor calls.
  String nothing() {
    return this == OLLAMA
        ? "{\"model\":\"m\",\"done\":false}"
        : "{\"id\":\"1\",\"model\":\"m\",\"choices\":[]}";
  }

  String calledTools() {
    return this == OLLAMA ? "stop" : "tool_calls";
  }

  /// The chunks as they go over the wire, with the mark of the end.
  String whole(String... chunks) {
    List<String> all = new ArrayList<>(Arrays.asList(chunks));
    if (this != OLLAMA) {
      all.add("[DONE]");
    }
    return broken(all.toArray(String[]::new));
  }

  /// The chunks without the mark of the end.
  String broken(String... chunks) {
    StringBuilder body = new StringBuilder();
    for (String chunk : chunks) {
      body.append(this == OLLAMA ? chunk + "\n" : "data: " + chunk + "\n\n");
    }
    return body.toString();
  }

  ResponseDefinitionBuilder says(String... deltas) {
    List<String> chunks = new ArrayList<>();
    for (String delta : deltas) {
      chunks.add(text(delta));
    }
    chunks.add(end("stop"));
    return answer(whole(chunks.toArray(String[]::new)));
  }

  ResponseDefinitionBuilder calls(String name, String arguments) {
    return answer(whole(call(0, "abcdefgh1", name, arguments), end(calledTools())));
  }

  ResponseDefinitionBuilder answer(String body) {
    return aResponse()
        .withHeader("Content-Type", this == OLLAMA ? "application/x-ndjson" : "text/event-stream")
        .withBody(body);
  }

  String errorObject(String message) {
    ObjectNode error = JSON.createObjectNode();
    if (this == OLLAMA) {
      error.put("error", message);
    } else {
      error.putObject("error").put("message", message).put("type", "server_error");
    }
    return error.toString();
  }

  private ObjectNode message() {
    return JSON.createObjectNode().put("role", "assistant");
  }

  /// @param reason null before the end, empty at an end that gives none
  private String chunk(ObjectNode message, @Nullable String reason) {
    ObjectNode chunk = JSON.createObjectNode();
    String given = reason == null || reason.isEmpty() ? null : reason;
    if (this == OLLAMA) {
      chunk.put("model", "m").put("created_at", "2025-01-22T11:22:42.180546Z");
      chunk.set("message", message);
      chunk.put("done", reason != null);
      if (given != null) {
        chunk.put("done_reason", given);
      }
    } else {
      chunk
          .put("id", "1")
          .put("object", "chat.completion.chunk")
          .put("created", 1)
          .put("model", "m");
      ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
      choice.set("delta", message);
      choice.put("finish_reason", given);
    }
    return chunk.toString();
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
