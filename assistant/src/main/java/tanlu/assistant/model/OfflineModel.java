package tanlu.assistant.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import tanlu.analytics.proof.Language;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// The language model that needs no network: it recognises a question by its likeness to examples,
/// calls the tools its intent names, and writes the answer from their results after an outline. The
/// same messages give the same answer.
public final class OfflineModel implements ChatModel, StreamingChatModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINES = Pattern.compile("(?<=\n)");

  private final EntityLinker linker;
  private final IntentClassifier classifier;
  private final Outlines outlines = new Outlines();

  private OfflineModel(EntityLinker linker) {
    this.linker = linker;
    this.classifier = new IntentClassifier(Prompts.intents(), new Masks(linker));
  }

  public static OfflineModel of(EntityLinker linker) {
    return new OfflineModel(linker);
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    AiMessage message = answer(request.messages());
    return ChatResponse.builder()
        .aiMessage(message)
        .finishReason(
            message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
        .build();
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    try {
      ChatResponse response = doChat(request);
      String text = response.aiMessage().text();
      Stream stream = new Stream();
      if (text != null) {
        for (String line : LINES.splitAsStream(text).toList()) {
          if (stream.cancelled) {
            return;
          }
          handler.onPartialResponse(new PartialResponse(line), new PartialResponseContext(stream));
        }
      }
      handler.onCompleteResponse(response);
    } catch (RuntimeException e) {
      handler.onError(e);
    }
  }

  private static final class Stream implements StreamingHandle {
    private volatile boolean cancelled;

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  // Both interfaces have these with a default body.

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return ChatRequestParameters.builder().build();
  }

  @Override
  public List<ChatModelListener> listeners() {
    return List.of();
  }

  @Override
  public ModelProvider provider() {
    return ModelProvider.OTHER;
  }

  @Override
  public Set<dev.langchain4j.model.chat.Capability> supportedCapabilities() {
    return Set.of();
  }

  private AiMessage answer(List<ChatMessage> messages) {
    Language language = language(messages);
    Understanding understood = understand(messages);
    if (understood.intent().isEmpty()) {
      return said("unsure", JSON.createObjectNode(), language);
    }
    Intent intent = understood.intent().get();
    if (intent.needs().contains("region") && !understood.slots().containsKey("region")) {
      return said("region", JSON.createObjectNode(), language);
    }
    List<JsonNode> results = results(messages);
    List<ToolExecutionRequest> calls = calls(intent, understood);
    if (!results.isEmpty() && results.getFirst().has("problem")) {
      return said("problem", problem(results.getFirst().get("problem")), language);
    }
    // The first call decides whether the question can be answered at all.
    if (results.isEmpty() && !calls.isEmpty()) {
      return AiMessage.from(calls.subList(0, 1));
    }
    if (results.size() < calls.size()) {
      return AiMessage.from(calls.subList(results.size(), calls.size()));
    }
    String outline =
        java.util.Objects.requireNonNull(intent.outlines().get(language.code()), intent.id());
    ObjectNode context = context(results);
    context.set("asked", JSON.valueToTree(understood.slots()));
    return AiMessage.from(outlines.write(outline, context, language));
  }

  private static Language language(List<ChatMessage> messages) {
    return messages.stream()
            .anyMatch(
                message ->
                    message instanceof SystemMessage system
                        && system.text().startsWith("<!-- language: en -->"))
        ? Language.EN
        : Language.ZH;
  }

  /// Reads the conversation's questions in turn, each after the one before it.
  private Understanding understand(List<ChatMessage> messages) {
    Understanding leading = Understanding.NOTHING;
    Understanding last = Understanding.NOTHING;
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage user) {
        last = understand(user.singleText(), leading);
        leading = last.leads() ? last : leading;
      }
    }
    return last;
  }

  /// The likeliest reading for which everything needed is named.
  private Understanding understand(String question, Understanding earlier) {
    Map<String, Object> slots = Understanding.slots(linker.mentions(question));
    return classifier.ranked(question).stream()
        .map(intent -> new Understanding(Optional.of(intent), slots).after(earlier))
        .filter(Understanding::fits)
        .findFirst()
        .orElseGet(() -> new Understanding(Optional.empty(), slots).after(earlier));
  }

  /// What the tools answered since the last question.
  private static List<JsonNode> results(List<ChatMessage> messages) {
    List<JsonNode> results = new ArrayList<>();
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage) {
        results.clear();
      } else if (message instanceof ToolExecutionResultMessage result) {
        try {
          results.add(JSON.readTree(result.text()));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("a tool answered with what is not JSON", e);
        }
      }
    }
    return results;
  }

  private static List<ToolExecutionRequest> calls(Intent intent, Understanding understood) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    for (Intent.Call call : intent.calls()) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      call.arguments()
          .forEach(
              (name, value) -> {
                Object filled =
                    value instanceof String text && text.startsWith("$")
                        ? understood.slots().get(text.substring(1))
                        : value;
                if (filled != null) {
                  arguments.put(name, filled);
                }
              });
      calls.add(
          ToolExecutionRequest.builder()
              .id("call-" + (calls.size() + 1))
              .name(call.tool())
              .arguments(JSON.valueToTree(arguments).toString())
              .build());
    }
    return calls;
  }

  /// The results by tool name; a tool called twice stands with its last result and the passages of
  /// both calls.
  private static ObjectNode context(List<JsonNode> results) {
    ObjectNode context = JSON.createObjectNode();
    for (JsonNode view : results) {
      if (view.get("result") instanceof ObjectNode result) {
        String tool = view.get("tool").asText();
        Map<String, JsonNode> passages = new LinkedHashMap<>();
        for (JsonNode source : List.of(context.path(tool), view)) {
          source.path("passages").forEach(each -> passages.put(each.path("ref").asText(), each));
        }
        result.set("passages", JSON.createArrayNode().addAll(passages.values()));
        context.set(tool, result);
      }
    }
    return context;
  }

  private static ObjectNode problem(JsonNode problem) {
    ObjectNode context = problem.deepCopy();
    boolean missing = problem.path("kind").asText().equals("no_data");
    context.put("outcome", missing ? "refused" : "clarify");
    context.put("detail", StringUtils.capitalize(problem.path("detail").asText()));
    return context;
  }

  private AiMessage said(String message, ObjectNode context, Language language) {
    return AiMessage.from(
        outlines.write(Prompts.message(message, language.code()), context, language));
  }
}
