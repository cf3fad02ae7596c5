package tanlu.knowledge.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.DocumentNumber;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.PassageIndex;
import tanlu.knowledge.PolicyDocument;
import tanlu.knowledge.ingest.Library.Refused;
import tanlu.knowledge.ingest.Outcome.Accepted;
import tanlu.knowledge.ingest.Outcome.Duplicate;
import tanlu.knowledge.ingest.Outcome.Quarantined;
import tanlu.knowledge.ingest.Outcome.Unchanged;
import tanlu.knowledge.ingest.Outcome.Unread;
import tanlu.knowledge.ingest.Versions.Verdict;

/// One run of indexing: each file is read, looked over, and accepted or kept out with the reason.
/// Holds the index's lock until closed.
public final class Ingestion implements AutoCloseable {
  /// A server that runs sees new documents this soon.
  private static final Duration COMMITS = Duration.ofSeconds(5);

  private final Library library;
  private final Clock clock;
  private final DocumentReader reader = new DocumentReader();
  private final PassageIndex index;
  private final List<Known> digests;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<String, Original> held = new LinkedHashMap<>();
  private final Map<String, String> byFile = new LinkedHashMap<>();
  private long committed = System.nanoTime();

  /// @param digests documents known beside those in the library
  /// @param told hears when the index had to be mended
  /// @throws tanlu.knowledge.IndexException where another process is indexing
  public Ingestion(
      Library library,
      List<PolicyDocument> digests,
      Embedding embedding,
      Clock clock,
      Consumer<Note> told) {
    this.library = library;
    this.clock = clock;
    this.digests = digests.stream().map(Known::of).toList();
    index = library.writing(embedding, told);
    for (Original original : library.originals()) {
      hold(original);
    }
  }

  /// @param path files and folders
  /// @param heard hears what became of each file, and how many of how many are done, as it goes
  public List<Outcome> run(List<Path> path, BiConsumer<Outcome, String> heard) {
    library.begin();
    expire();
    List<Sources.Source> sources = Sources.of(path);
    List<Outcome> outcomes = new ArrayList<>();
    for (Sources.Source source : sources) {
      Outcome outcome =
          source.problem() == null
              ? take(source.file())
              : new Unread(source.file().toString(), source.problem());
      outcomes.add(outcome);
      heard.accept(outcome, outcomes.size() + "/" + sources.size());
      if (System.nanoTime() - committed > COMMITS.toNanos()) {
        index.commit();
        committed = System.nanoTime();
      }
    }
    index.commit();
    library.end();
    return List.copyOf(outcomes);
  }

  /// What was not committed is indexed again from its record by the next run.
  @Override
  public void close() {
    index.close();
  }

  private Outcome take(Path file) {
    String name = file.toString();
    try {
      long size = Files.size(file);
      if (size > DocumentReader.LARGEST_FILE) {
        throw DocumentReader.tooLarge(size);
      }
      byte[] bytes = Files.readAllBytes(file);
      String sha256 = Fingerprint.sha256(bytes);
      String before = byFile.get(sha256);
      if (before != null) {
        return new Unchanged(name, before);
      }
      Optional<Refused> refused =
          library.refused(sha256).filter(r -> r.inspection() == Inspection.VERSION);
      if (refused.isPresent()) {
        return new Quarantined(name, refused.get().findings(), true);
      }
      Reading reading = reader.read(file.getFileName().toString(), bytes);
      return judge(file, name, sha256, reading);
    } catch (UnreadableException e) {
      return new Unread(name, e.note());
    } catch (IOException e) {
      return new Unread(
          name, new Note("无法读取：" + e.getMessage(), "cannot be read: " + e.getMessage()));
    }
  }

  private Outcome judge(Path file, String name, String sha256, Reading reading) {
    Imprint imprint = new ImprintReader(reading).read();
    String source = file.toAbsolutePath().normalize().toString();
    Original document = Original.of(source, sha256, reading, imprint, LocalDate.now(clock));
    List<Known> all = Stream.concat(digests.stream(), known.values().stream()).toList();
    List<Finding> findings = Inspection.of(reading, imprint, document.region(), all);
    if (!findings.isEmpty()) {
      return refused(name, document, findings);
    }
    return switch (Versions.of(document, List.copyOf(held.values()))) {
      case Verdict.Same same -> new Duplicate(name, same.held().id(), same.held().title());
      case Verdict.Disguised disguised -> refused(name, document, List.of(disguised.finding()));
      case Verdict.New() -> accepted(name, document, reading, null);
      case Verdict.Version(Original older, boolean newer) -> {
        if (newer) {
          Outcome outcome = accepted(name, document, reading, older.title());
          restate(older.with(Status.SUPERSEDED, document.id()));
          yield outcome;
        }
        yield accepted(name, document.with(Status.SUPERSEDED, older.id()), reading, null);
      }
    };
  }

  private Outcome refused(String name, Original document, List<Finding> findings) {
    library.refuse(new Refused(document.source(), document.sha256(), Inspection.VERSION, findings));
    return new Quarantined(name, findings, false);
  }

  private Outcome accepted(
      String name, Original document, Reading reading, @Nullable String replaces) {
    Original judged =
        held.values().stream()
            .filter(each -> repeals(each, document))
            .findFirst()
            .map(each -> document.with(Status.REPEALED, each.id()))
            .orElse(document);
    library.keep(judged, reading.lines());
    library.release(judged.sha256());
    PolicyDocument whole = judged.document(reading.lines());
    index.put(whole);
    hold(judged);
    for (Original each : List.copyOf(held.values())) {
      if (repeals(judged, each)) {
        restate(each.with(Status.REPEALED, judged.id()));
      }
    }
    return new Accepted(name, judged.id(), judged.imprint(), whole.passages().size(), replaces);
  }

  /// Whether one document says that it repeals another, by number or by title.
  private static boolean repeals(Original by, Original other) {
    return !by.id().equals(other.id())
        && by.imprint().repeals().stream()
            .anyMatch(
                named ->
                    DocumentNumber.key(named).equals(other.numberKey())
                        || named.equals(other.imprint().title()));
  }

  /// What was valid until a day that has passed.
  private void expire() {
    for (Original each : List.copyOf(held.values())) {
      Status now = Original.status(each.imprint(), LocalDate.now(clock));
      if (each.status() == Status.IN_FORCE && now == Status.EXPIRED) {
        restate(each.with(now, null));
      }
    }
  }

  private void restate(Original original) {
    library
        .kept(original.id())
        .ifPresent(
            kept -> {
              library.keep(original, kept.lines());
              index.put(original.document(kept.lines()));
              hold(original);
            });
  }

  private void hold(Original original) {
    held.put(original.id(), original);
    known.put(original.id(), original.known());
    byFile.put(original.sha256(), original.id());
  }
}
