package tanlu.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.Passage.Target;

/// Documents that give different numbers for the same thing: the same metric in the same unit, of
/// one sector and region, for the same years. None is dropped; whether one replaces another, or one
/// is a target and another a result, their words tell.
///
/// @param passages those that state it, those in force before others, the newest first
public record Disagreement(
    String metric,
    String region,
    @Nullable Integer baseYear,
    @Nullable Integer targetYear,
    List<Passage> passages) {
  private static final int MOST = 200;

  /// What the targets of some passages disagree about with the whole corpus.
  public static List<Disagreement> about(List<Passage> passages, Corpus corpus) {
    Set<Disagreement> found = new LinkedHashSet<>();
    for (Passage passage : passages) {
      for (Target target : passage.targets()) {
        if (target.number() != null && target.targetYear() != null) {
          about(passage, target, corpus).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Disagreement> about(Passage passage, Target target, Corpus corpus) {
    PolicyQuery same =
        PolicyQuery.of("", MOST)
            .in(Optional.of(passage.region()))
            .setting(Optional.of(target.metric()), Optional.ofNullable(target.targetYear()));
    List<Passage> stating = new ArrayList<>();
    Set<Double> numbers = new LinkedHashSet<>();
    Set<String> documents = new LinkedHashSet<>();
    for (Hit hit : corpus.search(same)) {
      Passage other = hit.passage();
      for (Target stated : other.targets()) {
        if (comparable(passage, target, other, stated) && !stating.contains(other)) {
          stating.add(other);
          numbers.add(Objects.requireNonNull(stated.number()));
          documents.add(other.documentId());
        }
      }
    }
    return numbers.size() > 1 && documents.size() > 1
        ? Optional.of(
            new Disagreement(
                target.metric(),
                passage.region(),
                target.baseYear(),
                target.targetYear(),
                List.copyOf(stating)))
        : Optional.empty();
  }

  private static boolean comparable(Passage a, Target x, Passage b, Target y) {
    return y.number() != null
        && a.region().equals(b.region())
        && a.sectors().stream().anyMatch(b.sectors()::contains)
        && x.metric().equals(y.metric())
        && bare(x.unit()).equals(bare(y.unit()))
        && Objects.equals(x.baseYear(), y.baseYear())
        && Objects.equals(x.targetYear(), y.targetYear());
  }

  private static String bare(String unit) {
    return unit.replaceFirst(" or (?:more|less)$| approx\\.$", "");
  }
}
