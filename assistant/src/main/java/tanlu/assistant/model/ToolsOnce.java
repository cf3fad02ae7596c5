package tanlu.assistant.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A model, in whatever format, that is told its tools in JSON written once: as the first request
/// had them. LangChain4j builds the same schemas anew for every request and holds them until the
/// answer is over: of a thousand questions at once they were most of the heap.
final class ToolsOnce implements StreamingChatModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "tools";

  /// A request without tools that says so, as Ollama's do, behind its messages. Words of a message
  /// have their quotes escaped.
  private static final Pattern NONE = Pattern.compile(",\\s*\"tools\"\\s*:\\s*\\[\\s*]");

  private final List<ToolSpecification> tools;
  private final StreamingChatModel whole;
  private final StreamingChatModel brief;
  private volatile @Nullable String written;

  /// @param model makes the model that speaks by a connection
  ToolsOnce(
      List<ToolSpecification> tools,
      HttpClient connection,
      Function<HttpClient, StreamingChatModel> model) {
    this.tools = tools;
    this.whole = model.apply(new Rewriting(connection, this::noted));
    this.brief = model.apply(new Rewriting(connection, this::completed));
  }

  /// Bodies of requests on their way.
  private record Rewriting(HttpClient next, UnaryOperator<String> bodies) implements HttpClient {
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      return next.execute(rewritten(request));
    }

    @Override
    public void execute(
        HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
      next.execute(rewritten(request), parser, listener);
    }

    private HttpRequest rewritten(HttpRequest request) {
      return HttpRequest.builder()
          .method(request.method())
          .url(request.url())
          .headers(request.headers())
          .body(bodies.apply(request.body()))
          .build();
    }
  }

  private String noted(String body) {
    try {
      JsonNode sent = JSON.readTree(body).path(NAME);
      if (sent.size() == tools.size()) {
        written = sent.toString();
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request to the model is no JSON", e);
    }
  }

  private String completed(String body) {
    String rest = body.substring(body.indexOf('{') + 1);
    MatchResult none = NONE.matcher(rest).results().reduce((_, last) -> last).orElse(null);
    return "{\"%s\":%s,%s"
        .formatted(
            NAME,
            written,
            none == null ? rest : rest.substring(0, none.start()) + rest.substring(none.end()));
  }

  @Override
  public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
    if (written != null && request.toolSpecifications().equals(tools)) {
      brief.chat(without(request), handler);
    } else {
      whole.chat(request, handler);
    }
  }

  private static ChatRequest without(ChatRequest request) {
    return ChatRequest.builder()
        .messages(request.messages())
        .parameters(
            ChatRequestParameters.builder()
                .overrideWith(request.parameters())
                .toolSpecifications(List.of())
                .build())
        .build();
  }

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return whole.defaultRequestParameters();
  }

  @Override
  public ModelProvider provider() {
    return whole.provider();
  }

  @Override
  public Set<Capability> supportedCapabilities() {
    return whole.supportedCapabilities();
  }
}
