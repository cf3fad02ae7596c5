package tanlu.knowledge;

import static tanlu.knowledge.OpenSearchClient.JSON;
import static tanlu.knowledge.OpenSearchPassage.STATE;
import static tanlu.knowledge.PassageFields.DOCUMENT;
import static tanlu.knowledge.PassageFields.ID;
import static tanlu.knowledge.PassageFields.PASSAGE;
import static tanlu.knowledge.PassageFields.PLACE;
import static tanlu.knowledge.PassageFields.VECTOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/// Passages in an index of an OpenSearch cluster, with the same fields and terms as in Lucene
/// ([PassageFields]). A passage's id is its id there, so that what is sent twice stands once.
final class OpenSearchIndex {
  /// What the index's `_meta` says of how passages stand in it; to be counted up in
  /// `opensearch-index.json` with every change of that.
  private static final int LAYOUT = 1;

  /// A node that stops is replaced within this.
  private static final Duration READING = Duration.ofSeconds(5);

  private static final Duration WRITING = Duration.ofMinutes(1);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final int LARGEST_PAGE = 10_000;

  private final String path;
  private final Embedding embedding;
  private final OpenSearchClient client;
  private volatile boolean ready;

  OpenSearchIndex(OpenSearchAddress address, Embedding embedding) {
    this.embedding = embedding;
    path = "/" + address.index();
    client = new OpenSearchClient(address);
  }

  /// Looks at the index and makes it where there is none.
  ///
  /// @return true
  /// @throws IndexException where the cluster is away or the index cannot be used
  boolean look() {
    var held = client.send("GET", path + "/_mapping", "", ready ? READING : FIRST_LOOK);
    if (held.status() == 404) {
      String definition = Resource.text("opensearch-index.json");
      var made = client.send("PUT", path, definition, READING);
      // Another process may have made it just now.
      if (!made.ok() && !made.reason().contains("resource_already_exists_exception")) {
        throw refused("the index was not made", made);
      }
    } else if (!held.ok()) {
      throw refused("the index cannot be looked at", held);
    } else {
      requireLayout(held.body().findPath("_meta").path("tanlu"));
    }
    ready = true;
    return true;
  }

  private void requireLayout(JsonNode layout) {
    if (layout.isMissingNode()) {
      throw client.failed("holds an index of another program: name another in TANLU_CORPUS");
    }
    if (layout.asInt() != LAYOUT) {
      throw client.failed(
          "holds an index of another version of Tanlu (layout %s, this one reads %d): name a new index in TANLU_CORPUS and run ./tanlu index, or use that version"
              .formatted(layout.asText(), LAYOUT));
    }
  }

  /// Adds documents' passages in place of those they had before; when it returns, the cluster has
  /// them on its disks and searches see them. A document that stands there whole and as it is given
  /// is not sent again.
  ///
  /// @return how many were sent
  int put(Collection<PolicyDocument> documents) {
    // Not only at first: to an index taken away meanwhile the cluster would write one of its own.
    look();
    Map<String, PolicyDocument> states = new LinkedHashMap<>();
    for (PolicyDocument document : documents) {
      states.put(OpenSearchPassage.state(document, !embedding.equals(Embedding.OFF)), document);
    }
    Map<String, Integer> held = counts(STATE, states.keySet());
    OpenSearchBulk bulk = new OpenSearchBulk(client, path, WRITING);
    int sent = 0;
    for (Map.Entry<String, PolicyDocument> each : states.entrySet()) {
      List<Passage> passages = each.getValue().passages();
      if (held.getOrDefault(each.getKey(), 0) != passages.size()) {
        int place = 0;
        for (Passage passage : passages) {
          var stored = new OpenSearchPassage(passage, place++, embedding.passage(passage));
          bulk.index(passage.id(), stored.source(each.getKey()));
        }
        sent++;
      }
    }
    bulk.send();
    // The new stands before the old goes: a search in between never misses the document.
    remove(documents.stream().map(PolicyDocument::id).toList(), states.keySet());
    return sent;
  }

  void delete(String documentId) {
    look();
    remove(List.of(documentId), Set.of());
  }

  private void remove(Collection<String> documents, Set<String> except) {
    refresh();
    Query stale =
        new BooleanQuery.Builder()
            .add(PassageFields.anyOf(DOCUMENT, documents), Occur.FILTER)
            .add(PassageFields.anyOf(STATE, except), Occur.MUST_NOT)
            .build();
    OpenSearchBulk bulk;
    do {
      bulk = new OpenSearchBulk(client, path, WRITING);
      ObjectNode request = JSON.createObjectNode().put("size", LARGEST_PAGE).put("_source", false);
      request.set("query", OpenSearchQuery.of(stale));
      for (JsonNode hit : search(request).path("hits").path("hits")) {
        bulk.delete(hit.path("_id").asText());
      }
      if (bulk.size() > 0) {
        bulk.send();
        refresh();
      }
    } while (bulk.size() == LARGEST_PAGE);
  }

  private void refresh() {
    var refreshed = client.send("POST", path + "/_refresh", "", WRITING);
    if (!refreshed.ok()) {
      throw refused("the index was not refreshed", refreshed);
    }
  }

  /// The passages that match best, the newest first where they match alike.
  List<OpenSearchPassage> find(Query query, int top) {
    requireLooked();
    ObjectNode request = JSON.createObjectNode().put("size", top);
    request.set("query", OpenSearchQuery.of(query));
    request.putArray("_source").add(PASSAGE).add(PLACE).add(VECTOR);
    request.putArray("sort").add("_score").addObject().put("issued", "desc");
    request.withArray("sort").addObject().put(ID, "asc");
    List<OpenSearchPassage> found = new ArrayList<>();
    for (JsonNode hit : search(request).path("hits").path("hits")) {
      found.add(OpenSearchPassage.of(hit.path("_source")));
    }
    return found;
  }

  /// How many passages have each of the values in a field that is kept as it is; no entry for none.
  Map<String, Integer> counts(String field, Set<String> values) {
    if (values.isEmpty()) {
      return Map.of();
    }
    requireLooked();
    ObjectNode request = JSON.createObjectNode().put("size", 0);
    request.set("query", OpenSearchQuery.of(PassageFields.anyOf(field, values)));
    ObjectNode terms = request.putObject("aggs").putObject("held").putObject("terms");
    terms.put("field", field).put("size", values.size());
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode bucket : search(request).at("/aggregations/held/buckets")) {
      counts.put(bucket.path("key").asText(), bucket.path("doc_count").asInt());
    }
    return counts;
  }

  /// Scores count words over all shards; where a shard is missing the search is asked again rather
  /// than answered in part.
  private JsonNode search(ObjectNode request) {
    var answer =
        client.send(
            "POST",
            path
                + "/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false"
                + "&request_cache=false",
            request.toString(),
            READING);
    if (!answer.ok()) {
      throw refused("the search failed", answer);
    }
    return answer.body();
  }

  private void requireLooked() {
    if (!ready) {
      look();
    }
  }

  private IndexException refused(String what, OpenSearchClient.Response answer) {
    // Another process may have taken the index away: look again before the next request.
    ready = false;
    return client.refused(what, answer);
  }
}
