package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.model.Exchange.Event;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Prompts;

/// The loop between a language model and the tools, the same for every model: the model asks for
/// tools, reads their results and writes text that refers to them.
public final class ModelLoop {
  /// A model that says nothing for this long has stalled.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final int ROUND_TRIPS = 8;

  /// No message of a running turn is forgotten: round trips bound them.
  private static final int MESSAGES = 10_000;

  /// The agent: LangChain4j fills it in.
  interface Agent {
    // A question passed as the message itself would be read as a template.
    @UserMessage("{{question}}")
    TokenStream answer(@V("question") String question);
  }

  private final StreamingChatModel model;
  private final Toolbox toolbox;
  private final Duration silence;

  public ModelLoop(StreamingChatModel model, Toolbox toolbox) {
    this(model, toolbox, SILENCE);
  }

  /// @param silence how long a model may say nothing
  public ModelLoop(StreamingChatModel model, Toolbox toolbox, Duration silence) {
    this.model = model;
    this.toolbox = toolbox;
    this.silence = silence;
  }

  /// Runs one question to its end on the calling thread.
  ///
  /// @param before what was said earlier in the conversation
  /// @param tools carries out a tool call and returns what the model reads
  /// @param text hears the model's text as it comes
  /// @throws ModelException where the model fails, stalls or breaks off
  public void run(
      List<ChatMessage> before,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Consumer<String> text) {
    Exchange exchange = new Exchange();
    try {
      Thread.ofVirtual().start(() -> start(before, question, language, tools, exchange));
      while (!heard(exchange.next(silence), text)) {}
    } catch (InterruptedException e) {
      throw (CancellationException)
          new CancellationException("the question was cancelled").initCause(e);
    } finally {
      exchange.stop();
    }
  }

  /// Whether this was the last event.
  private boolean heard(@Nullable Event event, Consumer<String> text) {
    return switch (event) {
      case null ->
          throw new ModelException(
              "The language model has said nothing for " + seconds(silence) + " seconds.");
      case Event.Text said -> {
        text.accept(said.delta());
        yield false;
      }
      case Event.Busy _ -> false;
      case Event.Failed failed -> throw ModelFailures.explain(failed.cause());
      case Event.Thrown thrown -> throw thrown.cause();
      case Event.Done _ -> true;
    };
  }

  private void start(
      List<ChatMessage> before,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Exchange exchange) {
    AtomicInteger rounds = new AtomicInteger();
    try {
      agent(before, language, request -> exchange.run(() -> tools.apply(request)))
          .answer(question)
          .onPartialResponseWithContext(
              (part, context) ->
                  exchange.tell(new Event.Text(part.text()), context.streamingHandle()))
          .onPartialThinkingWithContext(
              (_, context) -> exchange.tell(new Event.Busy(), context.streamingHandle()))
          .onPartialToolCallWithContext(
              (_, context) -> exchange.tell(new Event.Busy(), context.streamingHandle()))
          .onIntermediateResponse(
              response -> {
                requireWhole(response, exchange);
                if (rounds.incrementAndGet() == ROUND_TRIPS) {
                  exchange.tell(new Event.Failed(endless()));
                }
              })
          .onCompleteResponse(
              response -> {
                requireWhole(response, exchange);
                exchange.tell(new Event.Done());
              })
          .onError(cause -> exchange.tell(new Event.Failed(cause)))
          .start();
    } catch (RuntimeException e) {
      exchange.tell(new Event.Failed(e));
    }
  }

  /// A stream that was cut ends like one that is whole, but for the reason it gives.
  private static void requireWhole(ChatResponse response, Exchange exchange) {
    if (response.finishReason() == null) {
      exchange.tell(
          new Event.Failed(
              new ModelException("The language model broke off in the middle of its answer.")));
    } else if (response.finishReason() == FinishReason.LENGTH) {
      exchange.tell(
          new Event.Failed(
              new ModelException(
                  "The language model reached the longest answer it may give: ask for less.")));
    }
  }

  private Agent agent(
      List<ChatMessage> before, Language language, Function<ToolExecutionRequest, String> tools) {
    Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
    for (ToolSpecification specification : toolbox.specifications()) {
      executors.put(specification, (request, _) -> tools.apply(request));
    }
    ChatMemory memory = MessageWindowChatMemory.withMaxMessages(MESSAGES);
    memory.add(SystemMessage.from(Prompts.system(language.code())));
    before.forEach(memory::add);
    return AiServices.builder(Agent.class)
        .streamingChatModel(model)
        .chatMemory(memory)
        .tools(executors)
        .maxToolCallingRoundTrips(ROUND_TRIPS)
        .hallucinatedToolNameStrategy(
            request -> ToolExecutionResultMessage.from(request, tools.apply(request)))
        .toolArgumentsErrorHandler((error, _) -> ToolErrorHandlerResult.text(said(error)))
        .toolExecutionErrorHandler(
            (error, _) -> {
              if (error instanceof RuntimeException failure) {
                throw failure;
              }
              return ToolErrorHandlerResult.text(said(error));
            })
        .build();
  }

  private static ModelException endless() {
    return new ModelException(
        "The language model asked for tools "
            + ROUND_TRIPS
            + " times without answering: ask for less at once.");
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, time.toSeconds()));
  }

  private static String said(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
