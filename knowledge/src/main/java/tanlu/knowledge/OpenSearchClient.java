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

/// Speaks to a cluster over HTTP: to the next of its addresses where one fails, and again after a
/// while where all fail or the cluster is busy. Every request may be sent twice, so only what can
/// be repeated is asked. Redirects are not followed.
final class OpenSearchClient {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE = 50;
  private static final int LONGEST_DOUBLING = 5;

  /// What the cluster answered, be it yes or no.
  record Response(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
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

  OpenSearchClient(OpenSearchAddress address) {
    this.address = address;
  }

  /// @param patience how long to go on trying; every address is tried once whatever it is
  /// @throws IndexException where no node answers in that time
  Response send(String method, String path, String body, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    int nodes = address.nodes().size();
    int first = current;
    for (int tried = 1; ; tried++) {
      int node = (first + tried - 1) % nodes;
      String problem;
      try {
        HttpResponse<String> response =
            http.send(
                request(address.nodes().get(node), method, path, body), BodyHandlers.ofString());
        if (!BUSY.contains(response.statusCode())) {
          current = node;
          return new Response(response.statusCode(), json(response.body()));
        }
        problem = "answers HTTP " + response.statusCode();
      } catch (IOException e) {
        problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("was not waited for: interrupted");
      }
      if (tried >= nodes && System.nanoTime() >= end) {
        throw failed(
            "cannot be reached (%s): start the cluster, or set or unset TANLU_CORPUS"
                .formatted(problem));
      }
      if (tried % nodes == 0) {
        pause(tried / nodes);
      }
    }
  }

  /// Waits longer each round, up to 1.6 s.
  void pause(int round) {
    try {
      Thread.sleep(FIRST_PAUSE << Math.min(round - 1, LONGEST_DOUBLING));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for: interrupted");
    }
  }

  IndexException failed(String problem) {
    return new IndexException(address.toString(), problem);
  }

  private HttpRequest request(URI node, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + path))
            .timeout(ANSWERING)
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

  private JsonNode json(String body) {
    try {
      return JSON.readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException _) {
      throw failed("does not answer in JSON: is it an OpenSearch cluster?");
    }
  }
}
