package tanlu.assistant.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;

/// Stands before LangChain4j's reader of a stream, so that every stream ends for it, well or by
/// name. By themselves the readers of Mistral and Ollama skip what they cannot read, and hear
/// nothing where a stream just stops; that of OpenAI waits for the connection to close.
final class CheckedStream implements ServerSentEventListener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DONE = "[DONE]";

  private final WireFormat format;
  private final ServerSentEventListener reader;
  private final ToolCallPieces calls = new ToolCallPieces();
  private @Nullable ServerSentEventContext context;
  private Optional<Setback> setback = Optional.empty();
  private boolean begun;
  private boolean finished;
  private boolean over;

  CheckedStream(WireFormat format, ServerSentEventListener reader) {
    this.format = format;
    this.reader = reader;
  }

  /// Why nothing was heard at all.
  Optional<Setback> setback() {
    return setback;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext from) {
    if (over) {
      return;
    }
    begun = true;
    context = from;
    try {
      if (event.data().equals(DONE)) {
        finish(from);
      } else {
        read(event, from);
      }
    } catch (RuntimeException e) {
      fail(e instanceof ModelException ? e : new ModelException(ModelFault.UNREADABLE, e));
    }
  }

  private void read(ServerSentEvent event, ServerSentEventContext from) {
    ObjectNode chunk = object(event.data());
    if (chunk.hasNonNull("error") || "error".equals(event.event())) {
      throw new ModelException(ModelFault.SERVER_TOLD);
    }
    switch (format) {
      case OPENAI, MISTRAL -> finished |= calls.gather(chunk);
      case OLLAMA -> {
        calls.number(chunk);
        over = chunk.path("done").asBoolean();
      }
    }
    reader.onEvent(new ServerSentEvent(event.event(), chunk.toString()), from);
  }

  private static ObjectNode object(String data) {
    try {
      JsonNode node = JSON.readTree(data);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new ModelException(ModelFault.UNREADABLE);
    } catch (JsonProcessingException e) {
      throw new ModelException(ModelFault.UNREADABLE, e);
    }
  }

  private void finish(ServerSentEventContext from) {
    over = true;
    switch (format) {
      case OPENAI -> reader.onClose();
      case MISTRAL -> reader.onEvent(new ServerSentEvent(null, DONE), from);
      case OLLAMA -> throw new ModelException(ModelFault.UNREADABLE);
    }
  }

  /// The body has been read to its end.
  void ended() {
    if (over || setback.isPresent()) {
      return;
    }
    if (finished && context != null) {
      finish(context);
    } else {
      fail(new ModelException(begun ? ModelFault.BROKEN_OFF : ModelFault.UNREADABLE));
    }
  }

  @Override
  public void onError(Throwable cause) {
    if (over) {
      return;
    }
    if (cause instanceof BoundedBody.TooLongException) {
      fail(new ModelException(ModelFault.TOO_LONG, cause));
    } else if (begun) {
      fail(new ModelException(ModelFault.BROKEN_OFF, cause));
    } else {
      setback =
          Optional.of(
              Setback.passing(cause instanceof IOException ? cause : new IOException(cause)));
    }
  }

  private void fail(RuntimeException cause) {
    over = true;
    if (context != null) {
      context.parsingHandle().cancel();
    }
    reader.onError(cause);
  }
}
