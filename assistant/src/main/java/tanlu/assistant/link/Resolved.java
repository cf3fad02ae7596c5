package tanlu.assistant.link;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Text;

/// What a written name turned out to be. Never a guess: whatever is not one thing names candidates.
public sealed interface Resolved<T> {

  /// Exactly one thing.
  ///
  /// @param note what a reader should know, e.g. that the sector joins two metals
  record One<T>(T value, Optional<Text> note) implements Resolved<T> {
    static <T> One<T> of(T value) {
      return new One<>(value, Optional.empty());
    }
  }

  /// Several things bear the name.
  ///
  /// @param candidates the same things as a user would write them
  record Ambiguous<T>(List<T> values, List<Text> candidates) implements Resolved<T> {}

  /// Nothing the dataset holds.
  ///
  /// @param why one sentence: what was given, what was expected
  /// @param candidates the nearest things that are held, nearest first
  record Unknown<T>(String given, Text why, List<Text> candidates) implements Resolved<T> {}
}
