package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a client of OpenAI's chat completions asks. Its last message is the question. What was said
/// before is not taken from the client, who could have changed it: the answer's id, which every
/// answer carries, leads to the conversation kept here.
///
/// @param message the question
/// @param answerId the latest answer the client quotes
/// @param stream whether the answer is told as it comes
/// @param usage whether a stream ends with the tokens used
/// @param ignored parameters and messages without effect, by name
record CompletionRequest(
    String message,
    Optional<String> answerId,
    boolean stream,
    boolean usage,
    List<String> ignored) {

  /// They tune how a model draws words; here none are drawn.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "temperature",
          "top_p",
          "seed",
          "max_tokens",
          "max_completion_tokens",
          "presence_penalty",
          "frequency_penalty",
          "logit_bias",
          "user",
          "safety_identifier",
          "prompt_cache_key",
          "metadata",
          "store",
          "service_tier",
          "reasoning_effort",
          "verbosity",
          "parallel_tool_calls");

  /// They ask for another kind of answer, which would be missed.
  private static final Set<String> REFUSED =
      Set.of(
          "n",
          "tools",
          "tool_choice",
          "functions",
          "function_call",
          "response_format",
          "stop",
          "logprobs",
          "top_logprobs",
          "modalities",
          "audio",
          "prediction",
          "web_search_options");

  private static final Set<String> READ = Set.of("model", "messages", "stream", "stream_options");

  private static final Pattern ANSWER =
      Pattern.compile("/api/answers/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/bundle");

  static CompletionRequest read(ObjectNode body) {
    List<String> ignored = new ArrayList<>();
    body.properties().forEach(each -> check(each.getKey(), each.getValue(), ignored));
    if (!body.path("model").isTextual()) {
      throw CompletionRefusal.invalid(
          "model", "缺少 model：请写 tanlu。", "model is missing: say tanlu.");
    }
    CompletionRefusal.requireModel(body.path("model").textValue());
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw CompletionRefusal.invalid(
          "messages", "messages 须为非空数组。", "messages must be an array with at least one message.");
    }
    Optional<String> answerId = Optional.empty();
    String text = "";
    for (int i = 0; i < messages.size(); i++) {
      String place = "messages[" + i + "]";
      JsonNode message = messages.get(i);
      String role = message.path("role").asText();
      switch (role) {
        case "user" -> text = text(message.path("content"), place);
        case "assistant" -> {
          Optional<String> quoted = answer(text(message.path("content"), place));
          answerId = quoted.isPresent() ? quoted : answerId;
        }
        case "system", "developer" -> ignored.add(place + " (" + role + ")");
        default ->
            throw CompletionRefusal.invalid(
                place + ".role",
                place + ".role 须为 user、assistant、system 或 developer，收到的是 “" + role + "”。",
                place + ".role must be user, assistant, system or developer, not '" + role + "'.");
      }
    }
    if (!messages.get(messages.size() - 1).path("role").asText().equals("user")) {
      throw CompletionRefusal.invalid(
          "messages",
          "最后一条消息须是 user 的问题。",
          "The last message must be the question, from the user.");
    }
    return new CompletionRequest(
        ChatRequest.requireQuestion(text),
        answerId,
        flag(body.path("stream"), "stream"),
        flag(body.path("stream_options").path("include_usage"), "stream_options.include_usage"),
        List.copyOf(ignored));
  }

  private static Optional<String> answer(String text) {
    Matcher link = ANSWER.matcher(text);
    Optional<String> last = Optional.empty();
    while (link.find()) {
      last = Optional.of(link.group("id"));
    }
    return last;
  }

  private static void check(String name, JsonNode value, List<String> ignored) {
    if (READ.contains(name) || value.isNull()) {
      return;
    }
    if (WITHOUT_EFFECT.contains(name)) {
      ignored.add(name);
    } else if (!REFUSED.contains(name)) {
      throw CompletionRefusal.unknown(name);
    } else if (!asksNothing(name, value)) {
      throw CompletionRefusal.unsupported(name, value);
    }
  }

  /// Whether a parameter says what holds anyway.
  private static boolean asksNothing(String name, JsonNode value) {
    return switch (name) {
      case "n" -> value.isIntegralNumber() && value.intValue() == 1;
      case "logprobs" -> value.isBoolean() && !value.booleanValue();
      case "tools", "functions", "stop" -> value.isArray() && value.isEmpty();
      case "tool_choice", "function_call" ->
          value.asText().equals("none") || value.asText().equals("auto");
      case "response_format" -> value.path("type").asText().equals("text");
      case "modalities" -> value.size() == 1 && value.path(0).asText().equals("text");
      default -> false;
    };
  }

  private static String text(JsonNode content, String place) {
    if (content.isTextual()) {
      return content.textValue();
    }
    if (content.isNull()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : content) {
      if (!part.path("type").asText().equals("text") || !part.path("text").isTextual()) {
        String kind = part.path("type").asText("?");
        throw CompletionRefusal.invalid(
            place + ".content",
            place + ".content 只能是文字，收到的是 " + kind + "。",
            place + ".content can be text only, not " + kind + ".");
      }
      parts.add(part.path("text").textValue());
    }
    if (!content.isArray()) {
      throw CompletionRefusal.invalid(
          place + ".content",
          place + ".content 须为字符串或文字片段的数组。",
          place + ".content must be a string or an array of text parts.");
    }
    return String.join("\n", parts);
  }

  private static boolean flag(JsonNode value, String name) {
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw CompletionRefusal.invalid(
          name, name + " 须为 true 或 false。", name + " must be true or false.");
    }
    return value.booleanValue();
  }
}
