package tanlu.knowledge;

import static tanlu.knowledge.PassageFields.METRIC;
import static tanlu.knowledge.PassageFields.REGION;
import static tanlu.knowledge.PassageFields.SECTOR;
import static tanlu.knowledge.PassageFields.STATUS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// What a passage must satisfy, whatever it says.
final class Filters {
  static final String NATION = "CN";
  static final String WORLD = "GLOBAL";

  private Filters() {}

  /// @param regions those asked about; what is set for the nation and the world is admitted too
  /// @param sectors those asked about and the wider ones that speak for them
  static BooleanQuery of(PolicyQuery query, Set<String> regions, List<String> sectors) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(everything(), Occur.FILTER);
    if (!regions.isEmpty()) {
      List<String> admitted = Stream.concat(regions.stream(), Stream.of(NATION, WORLD)).toList();
      all.add(PassageFields.anyOf(REGION, admitted), Occur.FILTER);
    }
    if (!sectors.isEmpty()) {
      all.add(PassageFields.anyOf(SECTOR, sectors), Occur.FILTER);
    }
    query.issuedAfter().ifPresent(day -> all.add(PassageFields.issuedFrom(day), Occur.FILTER));
    query.targetYear().ifPresent(year -> all.add(PassageFields.targetYear(year), Occur.FILTER));
    metric(query.metric()).ifPresent(metric -> all.add(metric, Occur.FILTER));
    if (!query.statuses().isEmpty()) {
      List<String> names = query.statuses().stream().map(Passage.Status::name).toList();
      all.add(PassageFields.anyOf(STATUS, names), Occur.FILTER);
    }
    return all.build();
  }

  /// The same, for one region's own alone.
  static BooleanQuery own(PolicyQuery query, String region, List<String> sectors) {
    return new BooleanQuery.Builder()
        .add(of(query, Set.of(), sectors), Occur.FILTER)
        .add(PassageFields.anyOf(REGION, List.of(region)), Occur.FILTER)
        .build();
  }

  // Lucene as OpenSearch has it, which the cluster tests run on, has no INSTANCE yet.
  @SuppressWarnings("deprecation")
  private static Query everything() {
    return new MatchAllDocsQuery();
  }

  /// Whether a filter admits every passage, so that there is no need to look.
  static boolean admitsAll(BooleanQuery filter) {
    return filter.clauses().size() == 1;
  }

  /// `co2_intensity` stands for `co2_intensity_reduction` and `annual_co2_intensity_change` too.
  private static Optional<Query> metric(Optional<String> name) {
    return name.map(part -> new TermQuery(new Term(METRIC, part)));
  }
}
