package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Question;

/// Reads the question out of a chat request's `{message, conversationId?, language?}`.
final class ChatRequest {
  /// Several pages of text. Longer input is a document, not a question, and would crowd the
  /// instructions out of a small model's context.
  static final int MAX_CHARACTERS = 4_000;

  private static final List<String> FIELDS = List.of("message", "conversationId", "language");

  private ChatRequest() {}

  static Question read(ObjectNode body) {
    for (var field : body.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw new ApiException(
            400,
            "未知字段 %s：可用字段为 %s。".formatted(field.getKey(), String.join("、", FIELDS)),
            "Unknown field %s: the fields are %s."
                .formatted(field.getKey(), String.join(", ", FIELDS)));
      }
    }
    return new Question(
        requireQuestion(text(body, "message").orElse("")),
        text(body, "conversationId")
            .filter(id -> !id.isBlank())
            .map(ConversationHandlers::requireId),
        text(body, "language").map(ChatRequest::language));
  }

  /// The text of a question, where it is one.
  static String requireQuestion(String text) {
    String message = text.strip();
    if (message.isEmpty()) {
      throw new ApiException(
          400, "message 为空：请写下问题。", "message is missing or empty: write a question.");
    }
    int characters = message.codePointCount(0, message.length());
    if (characters > MAX_CHARACTERS) {
      throw new ApiException(
          413,
          "message 有 %d 个字符，上限为 %d。".formatted(characters, MAX_CHARACTERS),
          "message has %d characters; the limit is %d.".formatted(characters, MAX_CHARACTERS));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(message)) {
      throw new ApiException(400, "message 含有不成对的代理字符。", "message holds half of a surrogate pair.");
    }
    return message;
  }

  private static Language language(String code) {
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    400,
                    "language 须为 zh 或 en，收到的是 " + code + "。",
                    "language must be zh or en, not " + code + "."));
  }

  private static Optional<String> text(ObjectNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ApiException(
          400,
          field + " 须为字符串，收到的是 " + RequestBody.kind(value) + "。",
          field + " must be a string, not " + RequestBody.kind(value) + ".");
    }
    return Optional.of(value.textValue());
  }
}
