package tanlu.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLException;

/// Speaks to a cluster over HTTP: to the next of its addresses where one fails, and again after a
/// while where all fail or the cluster is busy. Every request may be sent twice, so only what can
/// be repeated is asked. Redirects are not followed.
final class OpenSearchClient {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /// What a cluster answers that is busy, or that loses a node in the middle of a request.
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int LONGEST_DOUBLING = 5;

  /// What the cluster answered, be it yes or no.
  record Response(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }

    /// Why it says no.
    String reason() {
      JsonNode error = body.path("error");
      return error.path("type").asText() + ": " + error.path("reason").asText();
    }
  }

  private final OpenSearchAddress address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  /// The node that answered last, an index into the addresses.
  private volatile int current;

  /// Whether the last request was given up: what was waited for in vain is then only looked for.
  private volatile boolean lost;

  OpenSearchClient(OpenSearchAddress address) {
    this.address = address;
  }

  /// @param patience how long to go on trying; every address is tried once whatever it is
  /// @throws IndexException where no node answers in that time, or the cluster does not allow it
  Response send(String method, String path, String body, Duration patience) {
    long end = System.nanoTime() + (lost ? 0 : patience.toNanos());
    int nodes = address.nodes().size();
    int first = current;
    Duration asked = Duration.ZERO;
    for (int tried = 1; ; tried++) {
      int node = (first + tried - 1) % nodes;
      String problem;
      try {
        HttpResponse<String> answer =
            http.send(
                request(address.nodes().get(node), method, path, body), BodyHandlers.ofString());
        if (!passes(answer)) {
          Response response = response(answer);
          current = node;
          lost = false;
          return response;
        }
        problem = "does not serve now (HTTP " + answer.statusCode() + because(answer) + ")";
        Duration wait = retryAfter(answer);
        asked = wait.compareTo(asked) > 0 ? wait : asked;
      } catch (IOException e) {
        problem = "cannot be reached (" + said(e) + ")";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("was not waited for: interrupted");
      }
      boolean allTried = tried % nodes == 0;
      long resumed = System.nanoTime() + (allTried ? asked.toNanos() : 0);
      if (tried >= nodes && resumed - end >= 0) {
        lost = true;
        throw failed(problem + ": start or relieve the cluster, or set TANLU_CORPUS anew");
      }
      if (allTried) {
        pause(tried / nodes, asked);
        asked = Duration.ZERO;
      }
    }
  }

  /// Waits longer each round, up to 1.6 s.
  void pause(int round) {
    pause(round, Duration.ZERO);
  }

  private void pause(int round, Duration atLeast) {
    Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(round - 1, LONGEST_DOUBLING));
    try {
      Thread.sleep(wait.compareTo(atLeast) > 0 ? wait : atLeast);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for: interrupted");
    }
  }

  IndexException refused(String what, Response answer) {
    return failed("%s (HTTP %d: %s)".formatted(what, answer.status(), answer.reason()));
  }

  IndexException failed(String problem) {
    return new IndexException(address.toString(), problem);
  }

  private HttpRequest request(URI node, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + path))
            .timeout(lost ? CONNECTING : ANSWERING)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/x-ndjson");
    address
        .credentials()
        .ifPresent(
            secret ->
                request.header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
    return request.build();
  }

  private Response response(HttpResponse<String> answer) {
    if (NOT_ALLOWED.contains(answer.statusCode())) {
      throw failed(
          "does not allow this (HTTP %d%s): check the user:password@ before the host in TANLU_CORPUS and its rights to the index"
              .formatted(answer.statusCode(), because(answer)));
    }
    try {
      String body = answer.body();
      return new Response(answer.statusCode(), JSON.readTree(body.isEmpty() ? "{}" : body));
    } catch (JsonProcessingException _) {
      throw failed("does not answer in JSON: is it an OpenSearch cluster?");
    }
  }

  /// Of a search a shard of which is not found where it was a moment ago the whole answers 404.
  private static boolean passes(HttpResponse<String> answer) {
    return PASSING.contains(answer.statusCode())
        || (answer.statusCode() == 404
            && answer.body().contains("\"search_phase_execution_exception\""));
  }

  private static String said(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e instanceof SSLException
        ? message
            + "; the trust store of a certificate of your own goes into TANLU_JAVA_OPTS as"
            + " -Djavax.net.ssl.trustStore=FILE"
        : message;
  }

  private static String because(HttpResponse<String> answer) {
    try {
      return ", " + new Response(answer.statusCode(), JSON.readTree(answer.body())).reason();
    } catch (JsonProcessingException _) {
      return "";
    }
  }

  /// Only the form in seconds: where it is a date, the pauses here have to do.
  private static Duration retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }
}
