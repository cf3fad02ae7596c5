package tanlu.knowledge;

import static tanlu.knowledge.OpenSearchClient.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/// A Lucene query in OpenSearch's words. Fields and terms are the same on both sides.
final class OpenSearchQuery {
  // The analyzer `terms` takes this word out and leaves its place empty.
  private static final String GAP = "the";

  private OpenSearchQuery() {}

  static ObjectNode of(Query query) {
    return switch (query) {
      case MatchAllDocsQuery _ -> named("match_all");
      case TermQuery term -> one("term", term.getTerm());
      case WildcardQuery wildcard -> one("wildcard", wildcard.getTerm());
      case TermInSetQuery set -> terms(set);
      case PhraseQuery phrase -> phrase(phrase);
      case PointRangeQuery range -> range(range);
      case BoostQuery boosted -> {
        ObjectNode bool = named("bool");
        ObjectNode body = body(bool);
        body.putArray("must").add(of(boosted.getQuery()));
        body.put("boost", boosted.getBoost());
        yield bool;
      }
      case DisjunctionMaxQuery best -> {
        ObjectNode max = named("dis_max");
        ArrayNode queries = body(max).putArray("queries");
        best.getDisjuncts().stream().map(OpenSearchQuery::of).forEach(queries::add);
        body(max).put("tie_breaker", best.getTieBreakerMultiplier());
        yield queries.isEmpty() ? named("match_none") : max;
      }
      case BooleanQuery bool -> bool(bool);
      default -> throw new IllegalArgumentException("no OpenSearch query for " + query);
    };
  }

  private static ObjectNode bool(BooleanQuery query) {
    if (query.clauses().isEmpty()) {
      return named("match_none");
    }
    ObjectNode bool = named("bool");
    for (BooleanClause clause : query.clauses()) {
      String kind =
          switch (clause.occur()) {
            case MUST -> "must";
            case FILTER -> "filter";
            case SHOULD -> "should";
            case MUST_NOT -> "must_not";
          };
      body(bool).withArray(kind).add(of(clause.query()));
    }
    if (query.getMinimumNumberShouldMatch() > 0) {
      body(bool).put("minimum_should_match", query.getMinimumNumberShouldMatch());
    }
    return bool;
  }

  private static ObjectNode phrase(PhraseQuery phrase) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < phrase.getTerms().length; i++) {
      while (words.size() < phrase.getPositions()[i] - phrase.getPositions()[0]) {
        words.add(GAP);
      }
      words.add(phrase.getTerms()[i].text());
    }
    ObjectNode match = named("match_phrase");
    body(match)
        .putObject(phrase.getField())
        .put("query", String.join(" ", words))
        .put("analyzer", "terms");
    return match;
  }

  private static ObjectNode range(PointRangeQuery range) {
    ObjectNode node = named("range");
    body(node)
        .putObject(range.getField())
        .put("gte", number(range.getLowerPoint()))
        .put("lte", number(range.getUpperPoint()));
    return node;
  }

  private static long number(byte[] point) {
    return point.length == Long.BYTES
        ? LongPoint.decodeDimension(point, 0)
        : IntPoint.decodeDimension(point, 0);
  }

  private static ObjectNode terms(TermInSetQuery set) {
    ObjectNode node = named("terms");
    ArrayNode values = body(node).putArray(set.getField());
    try {
      BytesRefIterator each = set.getBytesRefIterator();
      for (BytesRef value = each.next(); value != null; value = each.next()) {
        values.add(value.utf8ToString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading terms in memory failed", e);
    }
    return node;
  }

  private static ObjectNode one(String kind, Term term) {
    ObjectNode node = named(kind);
    body(node).putObject(term.field()).put("value", term.text());
    return node;
  }

  private static ObjectNode named(String kind) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject(kind);
    return node;
  }

  private static ObjectNode body(ObjectNode query) {
    return (ObjectNode) query.properties().iterator().next().getValue();
  }
}
