package tanlu.evals.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Recorded traffic with a model, a JSONL line an exchange, found again by the SHA-256 of its whole
/// request (model, parameters, messages) together with the epoch it was recorded in: another
/// version of the data, or a new count of the user's, and what was said then no longer counts. With
/// a live exchange it is a cache that records what it lacks; without one it needs no network and no
/// key.
public final class Cassette implements Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String epoch;
  private final Optional<Exchange> live;
  private final Map<Key, String> responses = new ConcurrentHashMap<>();

  private record Key(String epoch, String request) {}

  /// @param epoch what the answers hold for, such as the version of the data
  /// @throws TargetException where the file is no cassette
  public Cassette(Path file, String epoch, Optional<Exchange> live) {
    this.file = file;
    this.epoch = epoch;
    this.live = live;
    try {
      if (Files.exists(file)) {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          JsonNode exchange = JSON.readTree(line);
          if (!exchange.path("request").isTextual()) {
            throw new TargetException("%s:%d holds no exchange".formatted(file, number));
          }
          responses.put(
              new Key(exchange.path("epoch").asText(), exchange.path("request").asText()),
              exchange.path("response").toString());
        }
      } else if (live.isEmpty()) {
        throw new TargetException("there is no cassette " + file + "; record one first");
      }
    } catch (IOException e) {
      throw new TargetException(file + " is no cassette: " + e.getMessage(), e);
    }
  }

  @Override
  public String send(String address, String body) {
    Key key = new Key(epoch, key(body));
    String known = responses.get(key);
    if (known != null) {
      return known;
    }
    Exchange exchange =
        live.orElseThrow(
            () ->
                new TargetException(
                    "the cassette %s lacks the request %s%s"
                        .formatted(file, key.request, old(key))));
    String response = exchange.send(address, body);
    record(key, response);
    return response;
  }

  /// Names recordings of the same request from other epochs: they are old, not missing.
  private String old(Key key) {
    List<String> others =
        responses.keySet().stream()
            .filter(other -> other.request.equals(key.request))
            .map(other -> other.epoch.isEmpty() ? "(none)" : other.epoch)
            .sorted()
            .toList();
    return others.isEmpty()
        ? ""
        : " for the epoch %s; it was recorded for %s: record it again"
            .formatted(epoch, String.join(", ", others));
  }

  private synchronized void record(Key key, String response) {
    try {
      String line =
          JSON.createObjectNode()
                  .put("epoch", key.epoch)
                  .put("request", key.request)
                  .set("response", JSON.readTree(response))
                  .toString()
              + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      responses.put(key, response);
    } catch (IOException e) {
      throw new TargetException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// The request's key: the same JSON in any spacing and order of fields has the same.
  static String key(String body) {
    try {
      ObjectMapper sorted =
          new ObjectMapper()
              .configure(
                  com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS,
                  true);
      String canonical =
          sorted.writeValueAsString(sorted.treeToValue(sorted.readTree(body), Object.class));
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)),
              0,
              16);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("a request must be JSON", e);
    }
  }
}
