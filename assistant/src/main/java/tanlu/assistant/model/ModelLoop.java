package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Prompts;

/// The loop between a language model and the tools, the same for every model: the model asks for
/// tools, reads their results and writes text that refers to them.
public final class ModelLoop {
  /// A model that says nothing for this long has stalled.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final int ROUND_TRIPS = 8;

  /// The agent: LangChain4j fills it in.
  interface Agent {
    TokenStream answer(@MemoryId String conversation, @UserMessage String question);
  }

  /// What the model's thread tells the asking thread.
  private sealed interface Event {
    record Text(String delta) implements Event {}

    record Failed(Throwable cause) implements Event {}

    record Done(boolean whole) implements Event {}
  }

  private final StreamingChatModel model;
  private final Conversations conversations;
  private final Toolbox toolbox;

  public ModelLoop(StreamingChatModel model, Conversations conversations, Toolbox toolbox) {
    this.model = model;
    this.conversations = conversations;
    this.toolbox = toolbox;
  }

  /// Runs one question to its end on the calling thread.
  ///
  /// @param tools carries out a tool call and returns what the model reads
  /// @param text hears the model's text as it comes
  /// @throws ModelException where the model fails, stalls or breaks off
  public void run(
      String conversation,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Consumer<String> text) {
    List<ChatMessage> before = List.copyOf(conversations.memory(conversation).messages());
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    boolean ended = false;
    try {
      Thread.ofVirtual().start(() -> start(conversation, question, language, tools, events));
      while (!ended) {
        ended = heard(events.poll(SILENCE.toSeconds(), TimeUnit.SECONDS), text);
      }
    } catch (InterruptedException e) {
      throw (CancellationException)
          new CancellationException("the question was cancelled").initCause(e);
    } finally {
      if (!ended) {
        conversations.restore(conversation, before);
      }
    }
  }

  private static boolean heard(Event event, Consumer<String> text) {
    return switch (event) {
      case null ->
          throw new ModelException(
              "The language model has said nothing for " + SILENCE.toSeconds() + " seconds.");
      case Event.Text said -> {
        text.accept(said.delta());
        yield false;
      }
      case Event.Failed failed -> throw ModelFailures.explain(failed.cause());
      case Event.Done done -> {
        if (!done.whole()) {
          throw new ModelException("The language model broke off in the middle of its answer.");
        }
        yield true;
      }
    };
  }

  private void start(
      String conversation,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      BlockingQueue<Event> events) {
    try {
      agent(language, tools)
          .answer(conversation, question)
          .onPartialResponse(delta -> events.add(new Event.Text(delta)))
          .onCompleteResponse(
              response -> events.add(new Event.Done(response.finishReason() != null)))
          .onError(cause -> events.add(new Event.Failed(cause)))
          .start();
    } catch (RuntimeException e) {
      events.add(new Event.Failed(e));
    }
  }

  private Agent agent(Language language, Function<ToolExecutionRequest, String> tools) {
    Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
    for (ToolSpecification specification : toolbox.specifications()) {
      executors.put(specification, (request, _) -> tools.apply(request));
    }
    return AiServices.builder(Agent.class)
        .streamingChatModel(model)
        .chatMemoryProvider(id -> conversations.memory((String) id))
        .systemMessageProvider(_ -> Prompts.system(language.code()))
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

  private static String said(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
