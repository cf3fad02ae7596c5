package tanlu.evals.subject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Over HTTP. A server that is busy (429, 503) is asked again when it says so, or after a pause
/// that doubles.
public final class HttpExchange implements Exchange {
  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Optional<String> key;
  private final Duration pause;

  /// @param key sent as bearer token, never logged
  /// @param pause before the first new try where the server names none
  public HttpExchange(Optional<String> key, Duration pause) {
    this.key = key;
    this.pause = pause;
  }

  @Override
  public String send(String address, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    key.ifPresent(each -> request.header("Authorization", "Bearer " + each));
    try {
      for (int attempt = 1; ; attempt++) {
        HttpResponse<String> response =
            http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        int status = response.statusCode();
        if (status == 200) {
          return response.body();
        }
        boolean busy = status == 429 || status == 503;
        if (!busy || attempt == TRIES) {
          throw new TargetException(
              "%s answered with status %d after %d tries".formatted(address, status, attempt));
        }
        Thread.sleep(wait(response, attempt));
      }
    } catch (IOException e) {
      throw new TargetException("%s cannot be reached: %s".formatted(address, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while waiting for " + address, e);
    }
  }

  private Duration wait(HttpResponse<?> response, int attempt) {
    Duration named =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,5}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .orElse(pause.multipliedBy(1L << (attempt - 1)));
    return named.compareTo(LONGEST) > 0 ? LONGEST : named;
  }
}
