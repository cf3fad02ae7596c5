package tanlu.assistant.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The connection to a model's server. A request runs on the thread that makes it, so that
/// interrupting that thread ends the waiting, the reading and the pauses, and closes the
/// connection. As long as nothing has come, a request is made again where the failure may pass, as
/// the streaming API of LangChain4j never does; the server's `Retry-After` is heeded.
final class ModelClient implements HttpClient {
  private static final int TRIES = 3;
  private static final int ERROR_BYTES = 10_000;

  private final WireFormat format;
  private final Patience patience;
  private final java.net.http.HttpClient http;

  ModelClient(WireFormat format, Patience patience) {
    this.format = format;
    this.patience = patience;
    this.http = java.net.http.HttpClient.newBuilder().connectTimeout(patience.connection()).build();
  }

  /// LangChain4j's models only stream here.
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException(request.url());
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Duration paused = Duration.ZERO;
    for (int tries = 1; ; tries++) {
      Optional<Setback> setback = attempt(request, parser, listener);
      if (setback.isEmpty()) {
        return;
      }
      Duration pause = setback.get().retryAfter().orElse(patience.pause().multipliedBy(tries));
      paused = paused.plus(pause);
      if (tries == TRIES
          || !setback.get().mayPass()
          || paused.compareTo(patience.pauses()) > 0
          || !rested(pause)) {
        listener.onError(setback.get().cause());
        return;
      }
    }
  }

  /// False where the thread was interrupted.
  private static boolean rested(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Empty where the listener has heard how it ended.
  private Optional<Setback> attempt(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    CheckedStream stream = new CheckedStream(format, listener);
    try {
      HttpResponse<InputStream> response = http.send(sent(request), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() / 100 != 2) {
          String said = new String(body.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
          return Optional.of(
              Setback.refused(new HttpException(response.statusCode(), said), response.headers()));
        }
        listener.onOpen(
            SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build());
        parser.parse(new BoundedBody(body), stream);
      }
      stream.ended();
      return stream.setback();
    } catch (HttpTimeoutException e) {
      return Optional.of(Setback.lasting(new TimeoutException(e)));
    } catch (IOException e) {
      return Optional.of(Setback.passing(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(
          Setback.lasting(new CancellationException("the question was cancelled").initCause(e)));
    }
  }

  private java.net.http.HttpRequest sent(HttpRequest request) {
    URI address = URI.create(request.url());
    java.net.http.HttpRequest.Builder sent =
        java.net.http.HttpRequest.newBuilder(address)
            .timeout(patience.silence())
            .method(request.method().name(), BodyPublishers.ofString(request.body()));
    if ("http".equals(address.getScheme())) {
      // An offer to go on in HTTP/2 makes some servers, uvicorn among them, lose the body.
      sent.version(Version.HTTP_1_1);
    }
    request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
    return sent.build();
  }
}
