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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final String CODE = "chart-code";
  private static final int MOST_QUESTIONS = 3;

  /// Where one question may end and another begin; what stands between decides.
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(?:[？?。！!；;，,]|以及|\\band\\b)(?:\\s*(?:and\\b|also\\b|besides\\b|plus\\b|then\\b|以及|另外|此外|还有|還有|同时|同時|并且|並且|顺便|順便|然后|然後|再|[，,]))*");

  /// 按2035年国家自主贡献，… or …变化中，… is how a question is to be answered, and no question.
  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)(?:^|[？?。！!；;，,])\\s*(?:按|依|根据|根據|若|如果|假如|if\\b|under\\b|according to\\b|by\\b)"
              + "[^？?。！!；;，,]*[，,]|(?:中|里|来看)[，,]|(?:如果|假如|若是|要是|\\bif\\b)[^？?。！!；;，,]*[，,]");

  /// 不要能源的，… and “not the map, …” say what the rest does not ask.
  private static final Pattern DENIED =
      Pattern.compile("(?i)^\\s*(?:不要|不看|不用|别用|not)[^，,；;。.]{1,24}[，,；;]\\s*(?=\\S)");

  private static final Pattern SENTENCES = Pattern.compile("[？?。！!]+");

  private static final Pattern MARK = Pattern.compile("^\\[\\[outcome:\\w+]]");
  private static final Pattern LINES = Pattern.compile("(?<=\n)");

  private final EntityLinker linker;

  /// Made ready beside while the program starts.
  private final CompletableFuture<IntentClassifier> classifier;

  private final Outlines outlines = new Outlines();

  private OfflineModel(EntityLinker linker) {
    this.linker = linker;
    this.classifier =
        CompletableFuture.supplyAsync(
            () -> new IntentClassifier(Prompts.intents(), new Masks(linker)));
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
    if (question.lacksRegion()) {
      return said("region", JSON.createObjectNode(), language);
    }
    Intent written = question.form().orElse(question.intent().get());
    ObjectNode context = context(results);
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
    Understanding leading = Understanding.NOTHING;
    List<Understanding> last = List.of(Understanding.NOTHING);
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage user) {
        last = questions(user.singleText(), leading);
        leading = last.getLast().leads() ? last.getLast() : leading;
      }
    }
    return last;
  }

  /// One question, or several where each part of the message is surely one of its own, for another
  /// tool than the others.
  private List<Understanding> questions(String message, Understanding earlier) {
    List<String> parts =
        SENTENCES
            .splitAsStream(message)
            .flatMap(
                sentence ->
                    MANNER.matcher(sentence).find()
                        ? Stream.of(sentence)
                        : PARTS.splitAsStream(sentence))
            .filter(part -> !part.isBlank())
            .toList();
    if (parts.size() < 2 || parts.size() > MOST_QUESTIONS) {
      return List.of(understand(message, earlier));
    }
    List<Understanding> questions = new ArrayList<>();
    Set<String> tools = new HashSet<>();
    Understanding before = earlier;
    for (String part : parts) {
      Optional<Intent> sure = classifier.join().sure(part);
      Understanding question = understand(part, before);
      if (sure.isEmpty()
          || !question.intent().equals(sure)
          || !question.leads()
          || question.lacksRegion()
          || question.form().isPresent()
          || !tools.add(sure.get().calls().getFirst().tool())) {
        return List.of(understand(message, earlier));
      }
      questions.add(question);
      before = question;
    }
    return questions;
  }

  /// The likeliest reading for which everything needed is named.
  private Understanding understand(String question, Understanding earlier) {
    Map<String, Object> slots = Understanding.slots(linker.mentions(question));
    List<Intent> ranked = classifier.join().ranked(DENIED.matcher(question).replaceFirst(""));
    Optional<Intent> form = ranked.stream().findFirst().filter(first -> first.id().equals(CODE));
    if (form.isPresent()) {
      boolean anew = slots.containsKey("region") || !earlier.leads();
      if (anew && !new Understanding(form, slots).names()) {
        return Understanding.NOTHING;
      }
      Understanding shown =
          anew
              ? read(ranked, slots, earlier)
              : new Understanding(earlier.intent(), earlier.with(slots));
      return shown.leads() ? shown.as(form.get()) : shown;
    }
    return read(ranked, slots, earlier);
  }

  /// A question that has nothing to follow and says itself what it asks is no follow-up; and what
  /// no tool answers is meant only where nothing is likelier.
  private Understanding read(
      List<Intent> ranked, Map<String, Object> slots, Understanding earlier) {
    String question = String.valueOf(slots.get("question"));
    boolean alone =
        !earlier.leads()
            && slots.containsKey("region")
            && (Understanding.topical(slots)
                || (Template.of(linker, question).saysSomething()
                    && classifier
                        .join()
                        .sure(question)
                        .filter(Understanding::followsUp)
                        .isEmpty()));
    List<Intent> open =
        ranked.stream()
            .filter(intent -> !intent.id().equals(CODE))
            .filter(intent -> !alone || !Understanding.followsUp(intent))
            .toList();
    for (int i = 0; i < open.size(); i++) {
      Intent intent = open.get(i);
      Understanding read = new Understanding(Optional.of(intent), slots).after(earlier);
      boolean likeliest = i == 0 || !intent.calls().isEmpty() || Understanding.followsUp(intent);
      if (likeliest && read.fits()) {
        return Understanding.followsUp(intent) ? kindred(read, earlier, question, open) : read;
      }
    }
    return new Understanding(Optional.empty(), slots).after(earlier);
  }

  /// A follow-up may ask for another thing of the same tool.
  private Understanding kindred(
      Understanding read, Understanding earlier, String question, List<Intent> ranked) {
    String said = DENIED.matcher(question).replaceFirst("");
    return earlier.intent().stream()
        .flatMap(
            before ->
                ranked.stream()
                    .filter(other -> !other.equals(before) && sameTool(before, other))
                    .filter(other -> classifier.join().rather(said, other, before)))
        .map(other -> new Understanding(Optional.of(other), earlier.with(read.slots())))
        .filter(Understanding::fits)
        .findFirst()
        .orElse(read);
  }

  private static boolean sameTool(Intent before, Intent other) {
    return before.calls().stream()
        .anyMatch(
            call -> other.calls().stream().anyMatch(another -> another.tool().equals(call.tool())));
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

  /// None where the region is not known. A chart's code needs the chart, which the first call
  /// draws.
  private static List<ToolExecutionRequest> calls(Understanding understood) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    if (understood.intent().isEmpty() || understood.lacksRegion()) {
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

  private String said(String message, ObjectNode context, Language language) {
    return outlines.write(Prompts.message(message, language.code()), context, language);
  }
}
