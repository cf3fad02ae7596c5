package tanlu.knowledge.ingest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.FileMention;
import tanlu.knowledge.Hit;
import tanlu.knowledge.LuceneCorpus;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PassageIndex;
import tanlu.knowledge.PolicyDocument;
import tanlu.knowledge.PolicyQuery;

/// The files of one conversation, in memory only: gone with this object. Found by words alone, as
/// embedding a long file would keep its sender waiting.
public final class OwnFiles {
  public static final int MOST = 10;

  private final Map<String, OwnFile.Accepted> files = new LinkedHashMap<>();
  private @Nullable LuceneCorpus index;

  /// Whether a passage comes from a file of a conversation.
  public static boolean hold(Passage passage) {
    return passage.documentId().startsWith(OwnFile.PREFIX);
  }

  /// What stands over the columns of a passage that is part of a table; empty for any other.
  public static Optional<String> columns(Passage passage) {
    String clause = passage.clause();
    return hold(passage) && clause != null && TablePassages.CELLS.matcher(clause).find()
        ? Optional.of(passage.headingZh()).filter(heading -> !heading.isEmpty())
        : Optional.empty();
  }

  /// The same file again replaces itself.
  ///
  /// @return false where there are as many already as a conversation may hold
  public synchronized boolean put(OwnFile.Accepted file) {
    if (files.size() >= MOST && !files.containsKey(file.document().id())) {
      return false;
    }
    files.put(file.document().id(), file);
    index().put(file.document());
    return true;
  }

  /// Most conversations have no file, and need no index.
  private synchronized LuceneCorpus index() {
    if (index == null) {
      index = LuceneCorpus.of(List.of(), PassageIndex.inMemory(Embedding.OFF), Embedding.OFF);
    }
    return index;
  }

  public synchronized int count() {
    return files.size();
  }

  /// Characters of text in all files.
  public synchronized long characters() {
    return files.values().stream().mapToLong(OwnFiles::characters).sum();
  }

  public static long characters(OwnFile.Accepted file) {
    return file.document().passages().stream()
        .mapToLong(passage -> passage.textZh().length())
        .sum();
  }

  /// A corpus with these files searched beside it: alone where a question speaks of a file.
  public Corpus beside(Corpus corpus) {
    return new Beside(corpus);
  }

  /// The files a question names, else all where it speaks of a file; none where it does not.
  private synchronized List<OwnFile.Accepted> meant(String question) {
    List<OwnFile.Accepted> named =
        files.values().stream().filter(file -> question.contains(file.name())).toList();
    return named.isEmpty() && !FileMention.in(question).isEmpty()
        ? List.copyOf(files.values())
        : named;
  }

  private List<Hit> search(List<OwnFile.Accepted> among, String topic, int top) {
    if (topic.isBlank()) {
      return hits(among, _ -> true, true, top);
    }
    List<String> ids = among.stream().map(file -> file.document().id()).toList();
    List<Hit> found =
        index().search(PolicyQuery.of(topic, 100)).stream()
            .filter(hit -> ids.contains(hit.passage().documentId()))
            .limit(top)
            .toList();
    if (!found.isEmpty()) {
      return found;
    }
    // A search of policies passes over words all of them have, such as 目标.
    List<Hit> literal =
        hits(
            among,
            passage -> (passage.headingZh() + "\n" + passage.textZh()).contains(topic),
            true,
            top);
    return literal.isEmpty() ? hits(among, _ -> true, false, top) : literal;
  }

  /// The passages in the order of the files.
  private static List<Hit> hits(
      List<OwnFile.Accepted> among, Predicate<Passage> which, boolean answers, int top) {
    return among.stream()
        .flatMap(file -> file.document().passages().stream())
        .filter(which)
        .limit(top)
        .map(passage -> new Hit(passage, 0, answers, "", ""))
        .toList();
  }

  private record Placed(int place, Hit hit) {
    static final Comparator<Placed> BEST_FIRST =
        Comparator.comparing((Placed placed) -> !placed.hit().answers())
            .thenComparingInt(Placed::place);
  }

  private final class Beside implements Corpus {
    private final Corpus corpus;

    Beside(Corpus corpus) {
      this.corpus = corpus;
    }

    @Override
    public List<Hit> search(PolicyQuery query) {
      List<OwnFile.Accepted> meant = meant(query.text());
      if (!meant.isEmpty()) {
        String rest = query.text();
        for (OwnFile.Accepted file : meant) {
          rest = rest.replace(file.name(), " ");
        }
        return OwnFiles.this.search(meant, FileMention.topic(rest), query.top());
      }
      // Scores of two indexes do not compare, so that their hits take turns.
      return Stream.of(corpus.search(query), index().search(query))
          .flatMap(
              hits -> IntStream.range(0, hits.size()).mapToObj(at -> new Placed(at, hits.get(at))))
          .sorted(Placed.BEST_FIRST)
          .map(Placed::hit)
          .limit(query.top())
          .toList();
    }

    @Override
    public List<Passage> byDocumentNumber(String anySpelling) {
      return Stream.of(corpus, index())
          .flatMap(each -> each.byDocumentNumber(anySpelling).stream())
          .toList();
    }

    @Override
    public Optional<Passage> passage(String id) {
      return index().passage(id).or(() -> corpus.passage(id));
    }

    @Override
    public boolean whole() {
      return corpus.whole();
    }

    @Override
    public void put(PolicyDocument document) {
      corpus.put(document);
    }

    @Override
    public void delete(String documentId) {
      corpus.delete(documentId);
    }
  }
}
