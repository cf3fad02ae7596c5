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
import java.util.HashMap;
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

  /// 不要能源的，… and “not the map, …” say what the rest does not ask.
  private static final Pattern DENIED =
      Pattern.compile("(?i)^\\s*(?:不要|不看|不用|别用|not)[^，,；;。.]{1,24}[，,；;]\\s*(?=\\S)");

  /// Probability from which a comma alone, or a few words, make a question of their own.
  private static final double VERY_SURE = 0.8;

  private static final Pattern COMMA = Pattern.compile("[，,；;\\s]*");

  private static final String PROFILE = "profile";

  /// What was named before, in words.
  private static final Pattern REFERS =
      Pattern.compile("(?i)\\b(?:its?|their|there|the province|the region)\\b|[它其该]");

  /// How a part begins that goes on with the same question.
  private static final Pattern OPENS =
      Pattern.compile("(?i)\\s*(?:in|to|by|for|of|with|within|on|at|than|as)\\b");

  private static final Pattern ENDS = Pattern.compile("\\s*[？?。！!.\\n]");

  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)\\b(?:english|chinese)\\b|[英中汉][文语]");

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

  /// One question, or several where each part of the message is surely one of its own; of all ways
  /// to part it the one into most questions, then the one whose least sure question is surest.
  private List<Understanding> questions(String message, Understanding earlier) {
    Parts parts = Parts.of(message, linker.mentions(message).lists());
    Map<String, Optional<IntentClassifier.Sure>> known = new HashMap<>();
    for (int count = MOST_QUESTIONS; count > 1; count--) {
      List<Understanding> best = List.of();
      double surest = 0;
      for (List<String> way : parts.ways(count)) {
        List<IntentClassifier.Sure> sure =
            way.stream()
                .flatMap(part -> known.computeIfAbsent(part, classifier.join()::likely).stream())
                .toList();
        double least =
            sure.stream().mapToDouble(IntentClassifier.Sure::probability).min().orElse(0);
        if (sure.size() == count && least > surest && apart(message, way, sure)) {
          List<Understanding> read = several(way, sure, earlier);
          if (!read.isEmpty()) {
            best = read;
            surest = least;
          }
        }
      }
      if (!best.isEmpty()) {
        return best;
      }
    }
    return List.of(understand(message, earlier));
  }

  /// Whether the parts ask for different things: of one tool only where each names its own place.
  private boolean apart(String message, List<String> parts, List<IntentClassifier.Sure> sure) {
    Map<String, Set<Intent>> byTool = new HashMap<>();
    for (IntentClassifier.Sure each : sure) {
      List<Intent.Call> calls = each.intent().calls();
      if (calls.isEmpty()
          || !byTool
              .computeIfAbsent(calls.getFirst().tool(), _ -> new HashSet<>())
              .add(each.intent())) {
        return false;
      }
    }
    for (int i = 1; i < parts.size(); i++) {
      int end = message.indexOf(parts.get(i - 1)) + parts.get(i - 1).length();
      String between = message.substring(end, message.indexOf(parts.get(i), end));
      if (!ENDS.matcher(between).lookingAt()
          && !goesOn(between, parts.get(i), sure.get(i - 1), sure.get(i))) {
        return false;
      }
    }
    return byTool.size() == sure.size()
        || parts.stream()
            .allMatch(part -> Understanding.slots(linker.mentions(part)).containsKey("regions"));
  }

  /// Whether the question before looks up anyway what a part asks that names nothing.
  private boolean covered(String part, IntentClassifier.Sure before, IntentClassifier.Sure next) {
    String tool = next.intent().calls().getFirst().tool();
    return !Understanding.specific(Understanding.slots(linker.mentions(part)))
        && before.intent().calls().stream().anyMatch(call -> call.tool().equals(tool));
  }

  /// Whether a sentence goes on to another question: not for what follows from a supposition; by a
  /// comma alone or in a few words only where it is very sure, and in English where it speaks of
  /// something itself.
  private boolean goesOn(
      String between, String part, IntentClassifier.Sure before, IntentClassifier.Sure next) {
    Map<String, Object> slots = Understanding.slots(linker.mentions(part));
    boolean refers = REFERS.matcher(part).find() || Understanding.specific(slots);
    boolean english = "en".equals(slots.get("language"));
    boolean few = Template.of(linker, part).length() < (english ? 3 : 2);
    boolean comma = COMMA.matcher(between).matches();
    double least = Math.min(before.probability(), next.probability());
    return !before.intent().needs().contains("changes")
        && !(few && (!refers || next.intent().id().equals(PROFILE) || least < VERY_SURE))
        && !(comma && (least < VERY_SURE || (english && !refers)))
        && !(english && !refers && (least < VERY_SURE || next.intent().id().equals(PROFILE)))
        && !OPENS.matcher(part).lookingAt();
  }

  /// What the parts ask, each after the one before it, but for what that looks up anyway; none
  /// where one is understood otherwise than alone.
  private List<Understanding> several(
      List<String> parts, List<IntentClassifier.Sure> sure, Understanding earlier) {
    List<Understanding> questions = new ArrayList<>();
    Understanding before = earlier;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && covered(parts.get(i), sure.get(i - 1), sure.get(i))) {
        continue;
      }
      Understanding question = understand(parts.get(i), before);
      if (!question.intent().equals(Optional.of(sure.get(i).intent()))
          || question.lacksRegion()
          || question.form().isPresent()) {
        return List.of();
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
                        .filter(sure -> Understanding.followsUp(sure.intent()))
                        .isEmpty()));
    Understanding plain = new Understanding(ranked.stream().findFirst(), slots);
    if (earlier.leads()
        && plain.intent().filter(Understanding::followsUp).isPresent()
        && !plain.names()
        && !(slots.containsKey("lever") && earlier.slots().containsKey("changes"))) {
      return bare(plain, question, earlier);
    }
    boolean elsewhere = earlier.leads() && !earlier.takes(slots);
    boolean first =
        !earlier.leads() && slots.containsKey("region") && classifier.join().anew(question);
    List<Intent> open =
        ranked.stream()
            .filter(intent -> !intent.id().equals(CODE))
            .filter(intent -> !(alone || elsewhere || first) || !Understanding.followsUp(intent))
            .toList();
    for (int i = 0; i < open.size(); i++) {
      Intent intent = open.get(i);
      Understanding read = new Understanding(Optional.of(intent), slots).after(earlier);
      boolean likeliest = i == 0 || !intent.calls().isEmpty() || Understanding.followsUp(intent);
      if (likeliest && read.fits()) {
        return Understanding.followsUp(intent) ? kindred(read, earlier, question, open) : read;
      }
    }
    Understanding none = new Understanding(Optional.empty(), slots).after(earlier);
    return none.intent().isEmpty() && !open.isEmpty() && !open.getFirst().calls().isEmpty()
        ? none.lacking()
        : none;
  }

  /// A follow-up that names nothing asks for another language, or for another thing of the same
  /// place.
  private Understanding bare(Understanding plain, String question, Understanding earlier) {
    if (LANGUAGE.matcher(question).find()
        || !Objects.equals(earlier.slots().get("language"), plain.slots().get("language"))) {
      return new Understanding(earlier.intent(), earlier.with(plain.slots()), earlier.form());
    }
    return classifier
        .join()
        .instead(DENIED.matcher(question).replaceFirst(""))
        .map(sure -> new Understanding(Optional.of(sure.intent()), plain.slots()).after(earlier))
        .filter(read -> read.fits() && !read.lacksRegion())
        .orElse(plain);
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
                    .filter(other -> before.needs().containsAll(other.needs()))
                    .filter(other -> classifier.join().rather(said, other, before)))
        .map(other -> new Understanding(Optional.of(other), earlier.with(read.slots())))
        .filter(Understanding::fits)
        .findFirst()
        .orElse(read);
  }

  private static boolean sameTool(Intent before, Intent other) {
    return !before.calls().isEmpty()
        && !other.calls().isEmpty()
        && before.calls().getFirst().tool().equals(other.calls().getFirst().tool());
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

  private String said(String message, ObjectNode context, Language language) {
    return outlines.write(Prompts.message(message, language.code()), context, language);
  }
}
