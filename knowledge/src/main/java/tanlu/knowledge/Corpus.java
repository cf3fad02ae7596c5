package tanlu.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The policy corpus: documents, their passages and the search over them. Immutable and safe for
/// any number of threads; nothing is written to disk.
public final class Corpus {
  private static final String DIGESTS = "digests/";

  private final List<PolicyDocument> documents;
  private final Map<String, Passage> passages = new LinkedHashMap<>();
  private final Map<String, List<Passage>> byNumber = new HashMap<>();
  private final Glossary glossary;
  private final CompletableFuture<PassageSearch> search;

  private Corpus(List<PolicyDocument> documents, Glossary glossary) {
    this.documents = List.copyOf(documents);
    this.glossary = glossary;
    for (PolicyDocument document : documents) {
      document.passages().forEach(passage -> passages.put(passage.id(), passage));
      if (document.number() != null) {
        byNumber
            .computeIfAbsent(key(document.number()), n -> new ArrayList<>())
            .addAll(document.passages());
      }
    }
    // Indexing takes longer than reading: it goes on beside while the program starts.
    List<Passage> all = List.copyOf(passages.values());
    search = CompletableFuture.supplyAsync(() -> PassageSearch.ready(all, glossary));
  }

  /// The digests that come with the program. A broken one fails with a [DigestException].
  public static Corpus embedded() {
    List<String> files = resource(DIGESTS + "index.txt").lines().toList();
    Map<String, String> digests = new LinkedHashMap<>();
    files.forEach(file -> digests.put(file, resource(DIGESTS + file)));
    return of(digests);
  }

  /// @param digests the Markdown of each digest by its file's name
  static Corpus of(Map<String, String> digests) {
    Glossary glossary = new Glossary(resource("glossary.txt").lines().toList());
    DigestReader reader = new DigestReader(glossary);
    Map<String, String> seen = new HashMap<>();
    List<PolicyDocument> documents = new ArrayList<>();
    digests.forEach(
        (file, markdown) -> {
          PolicyDocument document = reader.read(file, markdown);
          once(seen, file, "id '" + document.id() + "'");
          document.passages().stream()
              .flatMap(passage -> passage.targets().stream())
              .forEach(target -> once(seen, file, "target '" + target.id() + "'"));
          documents.add(document);
        });
    return new Corpus(documents, glossary);
  }

  /// The passages that answer a query, best first; none where nothing fits.
  ///
  /// A document whose number stands in the query comes first. Then the region's own passages, the
  /// nation's, the world's; within these by score, and by id where scores tie.
  ///
  /// @throws IllegalArgumentException where the query names no known region or sector
  public List<Hit> search(PolicyQuery query) {
    return search.join().search(query);
  }

  /// The passages of the document with that number, in any spelling: `国发[2021]23号` finds
  /// `国发〔2021〕23号`. Empty where no document has it.
  public List<Passage> byDocumentNumber(String anySpelling) {
    return List.copyOf(byNumber.getOrDefault(key(Simplified.of(anySpelling)), List.of()));
  }

  public Optional<Passage> passage(String id) {
    return Optional.ofNullable(passages.get(id));
  }

  /// All documents: national ones first, then by province, global ones last.
  public List<PolicyDocument> documents() {
    return documents;
  }

  /// The sectors a query may be narrowed to.
  public Set<String> sectors() {
    return Set.copyOf(glossary.sectors());
  }

  /// The sector meant by a word such as `钢铁`, `steel` or `iron and steel`.
  public Optional<String> sector(String word) {
    return glossary.sector(word);
  }

  private static String key(String number) {
    return DocumentNumber.canonical(number).replaceFirst("号$", "");
  }

  private static void once(Map<String, String> seen, String file, String what) {
    String before = seen.put(what, file);
    if (before != null) {
      throw new DigestException(file, what, "stands already in " + before + "; expected it once");
    }
  }

  private static String resource(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DigestException(name, "file", "is listed in index.txt and not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
