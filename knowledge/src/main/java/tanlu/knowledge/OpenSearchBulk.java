package tanlu.knowledge;

import static tanlu.knowledge.OpenSearchClient.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Passages to index and delete, by their ids, sent in parts. What a busy or missing node did not
/// do is sent again; when [#send] returns, all of it is on the cluster's disks.
final class OpenSearchBulk {
  private static final int LARGEST_PART = 500;

  /// In characters; some balancers take no more than 10 MB.
  private static final int LONGEST_PART = 2_000_000;

  private final OpenSearchClient client;
  private final String path;
  private final Duration patience;
  private final Map<String, String> actions = new LinkedHashMap<>();

  /// @param index the index's path, `/name`
  /// @param patience how long to go on trying with one part
  OpenSearchBulk(OpenSearchClient client, String index, Duration patience) {
    this.client = client;
    this.path = index + "/_bulk?timeout=5s";
    this.patience = patience;
  }

  void index(String id, ObjectNode source) {
    actions.put(id, action("index", id) + source + "\n");
  }

  void delete(String id) {
    actions.put(id, action("delete", id));
  }

  int size() {
    return actions.size();
  }

  /// @throws IndexException where the cluster does not take them in time, or not at all; those sent
  ///   before stay
  void send() {
    Map<String, String> part = new LinkedHashMap<>();
    int length = 0;
    for (Map.Entry<String, String> action : actions.entrySet()) {
      if (part.size() == LARGEST_PART || length > LONGEST_PART) {
        send(part);
        part.clear();
        length = 0;
      }
      part.put(action.getKey(), action.getValue());
      length += action.getValue().length();
    }
    send(part);
  }

  private void send(Map<String, String> part) {
    long end = System.nanoTime() + patience.toNanos();
    for (int round = 1; !part.isEmpty(); round++) {
      String problem = sendOnce(part);
      if (!part.isEmpty()) {
        if (System.nanoTime() - end >= 0) {
          throw client.failed(
              "does not take %d passages (%s): look at the cluster's health, then index again"
                  .formatted(part.size(), problem));
        }
        client.pause(round);
      }
    }
  }

  /// Takes out of the part what was done.
  ///
  /// @return why something was not
  private String sendOnce(Map<String, String> part) {
    var answer = client.send("POST", path, String.join("", part.values()), patience);
    if (!answer.ok()) {
      throw client.refused("passages were not taken", answer);
    }
    String problem = "";
    for (JsonNode item : answer.body().path("items")) {
      JsonNode result = item.elements().next();
      var each = new OpenSearchClient.Response(result.path("status").asInt(), result);
      String id = result.path("_id").asText();
      if (each.ok() || (each.status() == 404 && item.has("delete"))) {
        part.remove(id);
      } else if (each.status() == 429 || each.status() >= 500) {
        problem = each.reason();
      } else {
        throw client.refused("the passage " + id + " was not taken", each);
      }
    }
    return problem;
  }

  private static String action(String kind, String id) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject(kind).put("_id", id);
    return action + "\n";
  }
}
