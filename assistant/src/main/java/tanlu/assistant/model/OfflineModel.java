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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import tanlu.analytics.proof.Language;
import tanlu.analytics.roadmap.Parameters;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// The language model that needs no network: it recognises a question by its likeness to examples,
/// calls the tools its intent names, and writes the answer from their results after an outline. The
/// same messages give the same answer.
public final class OfflineModel implements ChatModel, StreamingChatModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARK = Pattern.compile("^\\[\\[outcome:\\w+]]");
  private static final Pattern LINES = Pattern.compile("(?<=\n)");

  /// Made ready beside while the program starts.
  private final CompletableFuture<Division> division;

  private final Outlines outlines = new Outlines();
  private final EntityLinker linker;

  private OfflineModel(EntityLinker linker) {
    this.linker = linker;
    this.division =
        CompletableFuture.supplyAsync(
            () -> new Division(linker, new IntentClassifier(Prompts.intents(), new Masks(linker))));
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
      Streamed stream = new Streamed();
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

  private static final class Streamed implements StreamingHandle {
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

  /// Each question of the message in turn: its tools, then its words.
  private AiMessage answer(List<ChatMessage> messages) {
    Language language = language(messages);
    List<JsonNode> results = results(messages);
    List<String> texts = new ArrayList<>();
    for (Understanding question : understand(messages)) {
      List<ToolExecutionRequest> calls = calls(question);
      if (!calls.isEmpty() && results.isEmpty()) {
        // The first call decides whether the question can be answered at all.
        return AiMessage.from(calls.subList(0, 1));
      }
      boolean failed = !calls.isEmpty() && results.getFirst().has("problem");
      int used = failed ? 1 : calls.size();
      if (results.size() < used) {
        return AiMessage.from(calls.subList(results.size(), used));
      }
      texts.add(
          failed
              ? said("problem", problem(results.getFirst().get("problem")), language)
              : text(question, results.subList(0, used), language));
      results = results.subList(used, results.size());
    }
    return AiMessage.from(together(texts));
  }

  private String text(Understanding question, List<JsonNode> results, Language language) {
    if (question.intent().isEmpty()) {
      return said(question.elsewhere() ? "elsewhere" : "unsure", JSON.createObjectNode(), language);
    }
    if (question.instead().isPresent()) {
      return said(question.instead().get(), named(question, language), language);
    }
    Intent written = question.form().orElse(question.intent().get());
    ObjectNode context =
        context(results, question.intent().get().calls().stream().map(Intent.Call::as).toList());
    context.set("asked", JSON.valueToTree(question.slots()));
    return outlines.write(
        Objects.requireNonNull(written.outlines().get(language.code()), written.id()),
        context,
        language);
  }

  /// How a text says that it is no answer stands at its beginning, and only where none of several
  /// is one.
  private static String together(List<String> texts) {
    if (texts.size() == 1) {
      return texts.getFirst();
    }
    String rest =
        String.join(
            "\n\n", texts.stream().map(text -> MARK.matcher(text).replaceFirst("")).toList());
    boolean none = texts.stream().allMatch(text -> MARK.matcher(text).lookingAt());
    Matcher mark = MARK.matcher(texts.getFirst());
    return none && mark.lookingAt() ? mark.group() + rest : rest;
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

  /// Reads the conversation's questions in turn, each after the one before it, and returns those of
  /// the last message.
  private List<Understanding> understand(List<ChatMessage> messages) {
    Home home = Home.UNKNOWN;
    Understanding leading = Understanding.NOTHING;
    List<Understanding> past = new ArrayList<>();
    List<Understanding> last = List.of(Understanding.NOTHING);
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage user) {
        home = home.after(user.singleText(), linker);
        String said = home.in(user.singleText());
        last = division.join().questions(said, past);
        leading = last.getLast().leads() ? last.getLast() : leading;
        past.add(leading);
      }
    }
    return last;
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

  /// None where something else is to be said. A chart's code needs the chart, which the first call
  /// draws.
  private static List<ToolExecutionRequest> calls(Understanding understood) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    if (understood.intent().isEmpty() || understood.instead().isPresent()) {
      return calls;
    }
    List<Intent.Call> all = understood.intent().get().calls();
    for (Intent.Call call : understood.form().isPresent() ? all.subList(0, 1) : all) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      call.arguments()
          .forEach(
              (name, value) ->
                  Intent.Call.filled(value, understood.slots())
                      .ifPresent(filled -> arguments.put(name, filled)));
      calls.add(
          ToolExecutionRequest.builder()
              .id("call-" + (calls.size() + 1))
              .name(call.tool())
              .arguments(JSON.valueToTree(arguments).toString())
              .build());
    }
    return calls;
  }

  /// The results by what their calls are named; of two of one name the last stands, with the
  /// passages of both.
  private static ObjectNode context(List<JsonNode> results, List<String> names) {
    ObjectNode context = JSON.createObjectNode();
    for (int i = 0; i < results.size(); i++) {
      JsonNode view = results.get(i);
      if (view.get("result") instanceof ObjectNode result) {
        String tool = names.get(i);
        Map<String, JsonNode> passages = new LinkedHashMap<>();
        for (JsonNode source : List.of(context.path(tool), view)) {
          source.path("passages").forEach(each -> passages.put(each.path("ref").asText(), each));
        }
        result.set("call", view.get("call"));
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

  /// A lever without a year, in words.
  private static ObjectNode named(Understanding question, Language language) {
    ObjectNode context = JSON.createObjectNode();
    question
        .undated()
        .map(Parameters.standard().levers()::get)
        .ifPresent(lever -> context.put("lever", lever.name().in(language)));
    return context;
  }

  private String said(String message, ObjectNode context, Language language) {
    return outlines.write(Prompts.message(message, language.code()), context, language);
  }
}
