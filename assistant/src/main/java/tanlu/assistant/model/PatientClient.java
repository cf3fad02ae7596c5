package tanlu.assistant.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// An HTTP client that asks once more where a server was busy or could not be reached, as the
/// streaming API of LangChain4j never does. What has begun to answer is not asked again.
final class PatientClient extends JdkHttpClient {
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private PatientClient(JdkHttpClientBuilder builder) {
    super(builder);
  }

  static JdkHttpClientBuilder patient() {
    return new JdkHttpClientBuilder() {
      @Override
      public JdkHttpClient build() {
        return new PatientClient(this);
      }
    };
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    super.execute(
        request,
        parser,
        new FirstTry(
            listener, () -> LATER.execute(() -> super.execute(request, parser, listener))));
  }

  private static final class FirstTry implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private final Runnable again;
    private volatile boolean opened;

    FirstTry(ServerSentEventListener listener, Runnable again) {
      this.listener = listener;
      this.again = again;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
      opened = true;
      listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      listener.onEvent(event, context);
    }

    @Override
    public void onError(Throwable cause) {
      if (!opened && mayPass(cause)) {
        again.run();
      } else {
        listener.onError(cause);
      }
    }

    @Override
    public void onClose() {
      listener.onClose();
    }

    private static boolean mayPass(Throwable cause) {
      return cause instanceof HttpException refused
          ? BUSY.contains(refused.statusCode())
          : cause instanceof IOException || cause.getCause() instanceof IOException;
    }
  }
}
