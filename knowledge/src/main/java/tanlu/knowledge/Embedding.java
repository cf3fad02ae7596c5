package tanlu.knowledge;

import java.util.Optional;

/// Texts as vectors of unit length, whose dot product says how near two meanings lie.
public interface Embedding {
  /// Passages are found by their words alone.
  Embedding OFF =
      new Embedding() {
        @Override
        public Optional<float[]> passage(Passage passage) {
          return Optional.empty();
        }

        @Override
        public Optional<float[]> question(String text) {
          return Optional.empty();
        }
      };

  /// Empty where the passage is to be found by its words alone.
  Optional<float[]> passage(Passage passage);

  /// Empty where the search goes by words alone.
  Optional<float[]> question(String text);
}
