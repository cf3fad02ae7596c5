package tanlu.knowledge;

import static tanlu.knowledge.OpenSearchClient.JSON;
import static tanlu.knowledge.PassageFields.DOCUMENT;
import static tanlu.knowledge.PassageFields.ID;
import static tanlu.knowledge.PassageFields.PASSAGE;
import static tanlu.knowledge.PassageFields.PLACE;
import static tanlu.knowledge.PassageFields.VECTOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.Normalizer2;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/// Passages in an index of an OpenSearch cluster, with the same fields and terms as in Lucene
/// ([PassageFields]). A passage's id is its id there, so that what is sent twice stands once.
final class OpenSearchIndex {
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Duration READING = Duration.ofSeconds(10);
  private static final Duration WRITING = Duration.ofMinutes(2);
  private static final Duration PROBING = Duration.ofSeconds(1);
  private static final int LARGEST_PAGE = 10_000;
  private static final int LARGEST_BULK = 500;

  /// A passage found, with its vector where it has one.
  record Stored(Passage passage, int place, Optional<float[]> vector) {}

  private final OpenSearchAddress address;
  private final Embedding embedding;
  private final OpenSearchClient client;
  private volatile boolean ready;

  OpenSearchIndex(OpenSearchAddress address, Embedding embedding) {
    this.address = address;
    this.embedding = embedding;
    client = new OpenSearchClient(address);
  }

  /// Makes the index where there is none.
  ///
  /// @throws IndexException where the cluster cannot be reached or the index is another's
  void prepare() {
    if (ready) {
      return;
    }
    var held = client.send("GET", path("/_mapping"), "", PROBING);
    if (held.status() == 404) {
      String definition = Resource.text("opensearch-index.json");
      var made = client.send("PUT", path("?wait_for_active_shards=1"), definition, READING);
      // Another process may have made it just now.
      if (!made.ok() && !reason(made.body()).contains("resource_already_exists_exception")) {
        throw refused("the index was not made", made);
      }
    } else if (!held.ok()) {
      throw refused("the index cannot be looked at", held);
    } else if (!held.body().findPath("_meta").has("tanlu")) {
      throw client.failed("holds an index of another program: name another in TANLU_CORPUS");
    }
    ready = true;
  }

  /// Adds documents' passages in place of those they had before; when it returns, the cluster has
  /// them on its disks and searches see them.
  void put(Collection<PolicyDocument> documents) {
    prepare();
    Map<String, String> actions = new LinkedHashMap<>();
    for (PolicyDocument document : documents) {
      int place = 0;
      for (Passage passage : document.passages()) {
        actions.put(passage.id(), index(passage, place++));
      }
    }
    bulk(actions);
    // The new stands before the old goes: a search in between never misses the document.
    remove(documents.stream().map(PolicyDocument::id).toList(), actions.keySet());
  }

  void delete(String documentId) {
    prepare();
    remove(List.of(documentId), Set.of());
  }

  private void remove(Collection<String> documents, Set<String> except) {
    refresh();
    Query stale =
        new BooleanQuery.Builder()
            .add(PassageFields.anyOf(DOCUMENT, documents), Occur.FILTER)
            .add(PassageFields.anyOf(ID, except), Occur.MUST_NOT)
            .build();
    Map<String, String> actions = new LinkedHashMap<>();
    do {
      actions.clear();
      ObjectNode request = JSON.createObjectNode().put("size", LARGEST_PAGE).put("_source", false);
      request.set("query", OpenSearchQuery.of(stale));
      for (JsonNode hit : search(request).path("hits").path("hits")) {
        String id = hit.path("_id").asText();
        actions.put(id, action("delete", id));
      }
      bulk(actions);
      if (!actions.isEmpty()) {
        refresh();
      }
    } while (actions.size() == LARGEST_PAGE);
  }

  private void refresh() {
    var refreshed = client.send("POST", path("/_refresh"), "", WRITING);
    if (!refreshed.ok()) {
      throw refused("the index was not refreshed", refreshed);
    }
  }

  /// Sends what is to be done, in parts; what a busy or missing node did not do is sent again.
  private void bulk(Map<String, String> actions) {
    List<String> ids = List.copyOf(actions.keySet());
    for (int from = 0; from < ids.size(); from += LARGEST_BULK) {
      Map<String, String> part = new LinkedHashMap<>();
      ids.subList(from, Math.min(ids.size(), from + LARGEST_BULK))
          .forEach(id -> part.put(id, actions.getOrDefault(id, "")));
      long end = System.nanoTime() + WRITING.toNanos();
      for (int round = 1; !part.isEmpty(); round++) {
        String problem = sendOnce(part);
        if (!part.isEmpty()) {
          if (System.nanoTime() >= end) {
            throw client.failed(
                "does not take %d passages (%s): look at the cluster's health, then index again"
                    .formatted(part.size(), problem));
          }
          client.pause(round);
        }
      }
    }
  }

  /// Takes out of the part what was done.
  ///
  /// @return why something was not
  private String sendOnce(Map<String, String> part) {
    var answer =
        client.send("POST", path("/_bulk?timeout=5s"), String.join("", part.values()), WRITING);
    if (!answer.ok()) {
      throw refused("passages were not taken", answer);
    }
    String problem = "";
    for (JsonNode item : answer.body().path("items")) {
      JsonNode result = item.elements().next();
      int status = result.path("status").asInt();
      String id = result.path("_id").asText();
      if (status / 100 == 2 || (status == 404 && item.has("delete"))) {
        part.remove(id);
      } else if (status == 429 || status >= 500) {
        problem = reason(result);
      } else {
        throw client.failed("does not take the passage " + id + ": " + reason(result));
      }
    }
    return problem;
  }

  /// The passages that match best, the newest first where they match alike.
  List<Stored> find(Query query, int top) {
    prepare();
    ObjectNode request = JSON.createObjectNode().put("size", top);
    request.set("query", OpenSearchQuery.of(query));
    request.putArray("_source").add(PASSAGE).add(PLACE).add(VECTOR);
    request.putArray("sort").add("_score").addObject().put("issued", "desc");
    request.withArray("sort").addObject().put(ID, "asc");
    List<Stored> found = new ArrayList<>();
    for (JsonNode hit : search(request).path("hits").path("hits")) {
      JsonNode source = hit.path("_source");
      found.add(
          new Stored(
              PassageFields.passage(source.path(PASSAGE).path(0).asText()),
              source.path(PLACE).path(0).asInt(),
              Optional.ofNullable(source.get(VECTOR)).map(text -> vector(text.asText()))));
    }
    return found;
  }

  /// Which of the values any passage has in a field that is kept as it is.
  Set<String> having(String field, Set<String> values) {
    prepare();
    ObjectNode request = JSON.createObjectNode().put("size", 0);
    request.set("query", OpenSearchQuery.of(PassageFields.anyOf(field, values)));
    request
        .putObject("aggs")
        .putObject("held")
        .putObject("terms")
        .put("field", field)
        .put("size", values.size());
    Set<String> held = new HashSet<>();
    for (JsonNode bucket : search(request).at("/aggregations/held/buckets")) {
      held.add(bucket.path("key").asText());
    }
    return held;
  }

  /// Scores count words over all shards; where a shard is missing the search is asked again rather
  /// than answered in part.
  private JsonNode search(ObjectNode request) {
    var answer =
        client.send(
            "POST",
            path(
                "/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false"
                    + "&request_cache=false"),
            request.toString(),
            READING);
    if (!answer.ok()) {
      throw refused("the search failed", answer);
    }
    return answer.body();
  }

  private String index(Passage passage, int place) {
    ObjectNode source = JSON.createObjectNode();
    for (IndexableField field : PassageFields.document(passage, place, null)) {
      Number number = field.numericValue();
      String text = field.stringValue();
      if (number != null) {
        add(source, field.name(), JSON.valueToTree(number));
      } else if (text != null) {
        String folded = field instanceof TextField ? FOLD.normalize(text) : text;
        add(source, field.name(), JSON.valueToTree(folded));
      }
    }
    embedding.passage(passage).ifPresent(vector -> source.put(VECTOR, text(vector)));
    return action("index", passage.id()) + source + "\n";
  }

  private static void add(ObjectNode source, String field, JsonNode value) {
    source.withArray(field).add(value);
  }

  private static String action(String kind, String id) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject(kind).put("_id", id);
    return action + "\n";
  }

  private static String text(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] vector(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(vector);
    return vector;
  }

  private IndexException refused(String what, OpenSearchClient.Response answer) {
    // Another process may have taken the index away: look again before the next request.
    ready = false;
    return client.failed(
        "%s (HTTP %d: %s)".formatted(what, answer.status(), reason(answer.body())));
  }

  private static String reason(JsonNode body) {
    JsonNode error = body.path("error");
    return error.path("type").asText() + ": " + error.path("reason").asText();
  }

  private String path(String rest) {
    return "/" + address.index() + rest;
  }
}
