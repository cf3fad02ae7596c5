package tanlu.evals.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.evals.Subject;
import tanlu.prompts.Prompts;

/// A bare model behind any OpenAI-compatible endpoint, with the same system prompt but no tools: a
/// rival on the same cases. Its numbers are read from its text; it has no claims, charts or
/// citations. The mark `[[outcome:refused]]` or `[[outcome:clarify]]` says that it does not answer.
public final class EndpointTarget implements Subject.Elsewhere {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARK = Pattern.compile("^\\s*\\[\\[outcome:\\s*(\\w+)\\s*]]\\s*");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final String base;
  private final String model;
  private final Exchange exchange;
  private final Subject engine;
  private final Map<String, ArrayNode> conversations = new ConcurrentHashMap<>();

  /// @param base the endpoint's address, such as `http://127.0.0.1:8000/v1`
  /// @param engine where the truth comes from
  public EndpointTarget(String base, String model, Exchange exchange, Subject engine) {
    this.base = base;
    this.model = model;
    this.exchange = exchange;
    this.engine = engine;
  }

  @Override
  public Answer ask(Question question, AnswerListener listener) {
    String language = HAN.matcher(question.message()).find() ? "zh" : "en";
    String conversation = question.conversationId().orElseGet(() -> UUID.randomUUID().toString());
    ArrayNode messages =
        conversations.computeIfAbsent(
            conversation,
            _ -> {
              ArrayNode begun = JSON.createArrayNode();
              begun.addObject().put("role", "system").put("content", Prompts.system(language));
              return begun;
            });
    messages.addObject().put("role", "user").put("content", question.message());
    ObjectNode body = JSON.createObjectNode().put("model", model).put("temperature", 0);
    body.set("messages", messages);
    JsonNode response = response(body);
    String said = response.at("/choices/0/message/content").asText();
    if (said.isBlank()) {
      throw new TargetException("%s answered without a message".formatted(base));
    }
    messages.addObject().put("role", "assistant").put("content", said);
    return answer(conversation, said, response.path("usage"));
  }

  private JsonNode response(ObjectNode body) {
    try {
      return JSON.readTree(exchange.send(base + "/chat/completions", body.toString()));
    } catch (JsonProcessingException e) {
      throw new TargetException(base + " answered with what is no JSON", e);
    }
  }

  private Answer answer(String conversation, String said, JsonNode usage) {
    Matcher mark = MARK.matcher(said);
    boolean marked = mark.find();
    String text = marked ? said.substring(mark.end()) : said;
    Outcome outcome =
        !marked
            ? Outcome.ANSWERED
            : mark.group(1).equals("clarify") ? Outcome.CLARIFY : Outcome.REFUSED;
    return new Answer(
        UUID.randomUUID().toString(),
        conversation,
        HAN.matcher(text).find() ? "zh" : "en",
        outcome,
        text,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Answer.DatasetInfo("none", "", "", ""),
        new ModelUse(
            model,
            1,
            usage.has("prompt_tokens") ? 1 : 0,
            usage.path("prompt_tokens").asLong(),
            usage.path("completion_tokens").asLong(),
            null,
            null,
            null),
        "territorial",
        List.of(),
        List.of());
  }

  @Override
  public Subject engine() {
    return engine;
  }
}
