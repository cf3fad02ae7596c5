package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceResponseReceivedListener;
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
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.assistant.model.Exchange.Event;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Prompts;

/// The loop between a language model and the tools, the same for every model: the model asks for
/// tools, reads their results and writes text that refers to them.
public final class ModelLoop {
  private static final int ROUND_TRIPS = 8;

  /// The agent: LangChain4j fills it in.
  interface Agent {
    // A question passed as the message itself would be read as a template.
    @UserMessage("{{question}}")
    TokenStream answer(@V("question") String question);
  }

  private final StreamingChatModel model;
  private final Toolbox toolbox;
  private final Patience patience;
  private final int room;

  /// @param room for the results of tools, in tokens
  public ModelLoop(StreamingChatModel model, Toolbox toolbox, Patience patience, int room) {
    this.model = model;
    this.toolbox = toolbox;
    this.patience = patience;
    this.room = room;
  }

  /// Runs one question to its end on the calling thread.
  ///
  /// @param before what was said earlier in the conversation
  /// @param tools carries out a tool call and returns what the model reads
  /// @param text hears the model's text as it comes
  /// @param meter counts what the model is asked and what it takes, also where it then fails
  /// @throws ModelException where the model fails, stalls, breaks off or says nothing
  public void run(
      List<ChatMessage> before,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Consumer<String> text,
      Meter meter) {
    Exchange exchange = new Exchange();
    long deadline = System.nanoTime() + patience.deadline().toNanos();
    boolean spoken = false;
    Thoughts thoughts = new Thoughts();
    try {
      exchange.start(() -> start(before, question, language, tools, exchange));
      while (true) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        boolean last = left.compareTo(patience.silence()) <= 0;
        Event event = exchange.next(last ? left : patience.silence());
        if (event == null) {
          throw new ModelException(last ? ModelFault.TOO_SLOW : ModelFault.SILENT);
        }
        switch (event) {
          case Event.Text said -> {
            String words = thoughts.feed(said.delta());
            spoken |= !words.isBlank();
            text.accept(words);
          }
          case Event.Busy _ -> {}
          case Event.Asked _ -> meter.asked();
          case Event.Answered answered -> {
            text.accept(thoughts.finish());
            thoughts = new Thoughts();
            meter.answered(answered.usage());
          }
          case Event.Failed failed -> throw ModelFailures.explain(failed.cause());
          case Event.Thrown thrown -> throw thrown.cause();
          case Event.Done _ -> {
            if (!spoken) {
              throw new ModelException(ModelFault.EMPTY);
            }
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      throw (CancellationException)
          new CancellationException("the question was cancelled").initCause(e);
    } finally {
      exchange.stop();
    }
  }

  private void start(
      List<ChatMessage> before,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Exchange exchange) {
    AtomicInteger rounds = new AtomicInteger();
    try {
      agent(before, language, request -> exchange.run(() -> tools.apply(request)), exchange)
          .answer(question)
          .onPartialResponse(part -> exchange.tell(new Event.Text(part)))
          .onPartialThinking(_ -> exchange.tell(new Event.Busy()))
          .onUnmappedRawEvent(_ -> exchange.tell(new Event.Busy()))
          .onIntermediateResponse(
              response -> {
                requireWhole(response, exchange);
                if (rounds.incrementAndGet() == ROUND_TRIPS) {
                  exchange.tell(new Event.Failed(new ModelException(ModelFault.ENDLESS)));
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
    ModelFault fault =
        switch (response.finishReason()) {
          // Unknown reasons, such as Mistral's `error`, are no good end either.
          case null -> ModelFault.BROKEN_OFF;
          case OTHER -> ModelFault.BROKEN_OFF;
          case LENGTH -> ModelFault.CUT_AT_LENGTH;
          case CONTENT_FILTER -> ModelFault.FILTERED;
          case STOP, TOOL_EXECUTION -> null;
        };
    if (fault != null) {
      exchange.tell(new Event.Failed(new ModelException(fault)));
    }
  }

  private Agent agent(
      List<ChatMessage> before,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Exchange exchange) {
    Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
    for (ToolSpecification specification : toolbox.specifications()) {
      executors.put(specification, (request, _) -> tools.apply(request));
    }
    ChatMemory memory = new TurnMemory(room);
    memory.add(SystemMessage.from(Prompts.system(language.code())));
    before.forEach(memory::add);
    AiServiceRequestIssuedListener asked = _ -> exchange.tell(new Event.Asked());
    AiServiceResponseReceivedListener answered =
        event -> exchange.tell(new Event.Answered(event.response().tokenUsage()));
    return AiServices.builder(Agent.class)
        .streamingChatModel(model)
        .chatMemory(memory)
        .tools(executors)
        .maxToolCallingRoundTrips(ROUND_TRIPS)
        .registerListeners(asked, answered)
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

  private static String said(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
