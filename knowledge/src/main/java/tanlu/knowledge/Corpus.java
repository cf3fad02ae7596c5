package tanlu.knowledge;

import java.util.List;
import java.util.Optional;

/// The policy corpus: documents cut into passages, and the search over them. Safe for any number of
/// threads.
public interface Corpus {
  /// The passages that answer a query, best first; none where nothing fits.
  ///
  /// A document whose number stands in the query comes first, then the passages that speak of all
  /// that was asked ([Hit#answers]), then those only near it; within these the region's own, the
  /// nation's, the world's, then by score, and by document and place where scores tie. A question
  /// no hit answers has no answer here.
  ///
  /// @throws IllegalArgumentException where the query names no known region or sector
  List<Hit> search(PolicyQuery query);

  /// The passages of the document with that number, in any spelling and in their order:
  /// `国发[2021]23` finds `国发〔2021〕23号`. Empty where no document has it.
  List<Passage> byDocumentNumber(String anySpelling);

  Optional<Passage> passage(String id);

  /// Whether all of it can be searched now; false while documents of one's own are in a cluster
  /// that is away, so that the digests are searched alone.
  default boolean whole() {
    return true;
  }

  /// Adds a document; one with the same id is replaced as a whole. Searches see it at once.
  void put(PolicyDocument document);

  /// Takes a document out; nothing happens where it is not held.
  void delete(String documentId);
}
