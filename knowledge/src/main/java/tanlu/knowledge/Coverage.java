package tanlu.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import tanlu.knowledge.QuestionReader.Subject;

/// How much of what was asked a passage speaks of: the share of the subjects it matches, each
/// weighed by its rarity, ln(1 + (N − n + ½) / (n + ½)) for n of N passages. Known of the
/// candidates only.
final class Coverage {
  private record Weighed(FixedBitSet documents, double weight) {}

  private final List<Weighed> subjects = new ArrayList<>();
  private final double total;

  /// @param candidates in ascending order
  Coverage(List<Subject> asked, int[] candidates, Snapshot held) {
    for (Subject subject : asked) {
      int n = held.frequency(subject.query());
      double rarity = Math.log1p((held.size() - n + .5) / (n + .5));
      subjects.add(
          new Weighed(
              held.matching(subject.query(), candidates), Math.min(rarity, subject.limit())));
    }
    total = subjects.stream().mapToDouble(Weighed::weight).sum();
  }

  /// From 0 to 1.
  double of(int document) {
    double covered =
        subjects.stream()
            .filter(subject -> subject.documents().get(document))
            .mapToDouble(Weighed::weight)
            .sum();
    return total == 0 ? 0 : covered / total;
  }
}
