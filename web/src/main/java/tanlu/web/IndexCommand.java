package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Settings;
import tanlu.knowledge.BgeEmbedding;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.IndexException;
import tanlu.knowledge.OpenSearchAddress;
import tanlu.knowledge.OpenSearchCorpus;
import tanlu.knowledge.ingest.Finding;
import tanlu.knowledge.ingest.Imprint;
import tanlu.knowledge.ingest.Ingestion;
import tanlu.knowledge.ingest.Library;
import tanlu.knowledge.ingest.Note;
import tanlu.knowledge.ingest.Outcome;

/// Adds policy documents to the corpus.
@Command(
    name = "index",
    description =
        "Add policy documents (pdf, docx, html, md, txt) to the corpus. Prints what became of each"
            + " file. Exit code 0, or 1 where a file could not be read or the cluster of"
            + " TANLU_CORPUS does not take what was accepted.",
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--json", description = "print the outcome of every file as JSON")
  private boolean json;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "zh or en (default: ${DEFAULT-VALUE})")
  private String lang = "zh";

  /// The outcome of one file, for programs.
  ///
  /// @param outcome `accepted`, `unchanged`, `duplicate`, `quarantined` or `unread`
  private record Row(
      String file,
      String outcome,
      @Nullable String id,
      @Nullable Imprint imprint,
      @Nullable Integer passages,
      @Nullable String replaces,
      List<Finding> findings,
      @Nullable Note problem) {}

  private record Report(
      int accepted, int unchanged, int duplicates, int quarantined, int unread, List<Row> files) {}

  @Override
  public Integer call() throws JsonProcessingException {
    if (!lang.equals("zh") && !lang.equals("en")) {
      throw new CommandException("--lang must be zh or en, not " + lang + ".");
    }
    Settings settings = main.settings();
    Library library = Library.at(settings.home());
    Embedding embedding = settings.vectors() ? new BgeEmbedding() : Embedding.OFF;
    List<Outcome> outcomes;
    try (Ingestion ingestion =
        new Ingestion(
            library,
            Digests.embedded(),
            embedding,
            Clock.system(ZoneId.systemDefault()),
            note -> System.err.println("tanlu: " + note.in(lang)))) {
      outcomes = ingestion.run(paths, this::tell);
    }
    Report report = report(outcomes);
    System.out.println(
        json
            ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report)
            : summary(report));
    settings.corpus().ifPresent(cluster -> give(library, cluster, embedding));
    return report.unread() == 0 ? 0 : 1;
  }

  /// All of them, of which the cluster takes what it lacks: a run cut off, or one that found no
  /// cluster, leaves nothing behind that the next does not mend.
  private void give(Library library, OpenSearchAddress cluster, Embedding embedding) {
    try {
      int sent = OpenSearchCorpus.putAll(cluster, embedding, library.all());
      (json ? System.err : System.out)
          .println(
              said("集群 %s：新收或更新 %d 份文件。", "%s: %d documents new or changed there.")
                  .formatted(cluster, sent));
    } catch (IndexException e) {
      throw new CommandException(
          e.getMessage()
              + said(
                  "。已接受的文件都在 TANLU_HOME 中，集群恢复后再次运行 tanlu index 即补入。",
                  ". What was accepted is kept in TANLU_HOME: run tanlu index again, and the"
                      + " cluster gets what it lacks."),
          e);
    }
  }

  /// A line a file, as it goes; beside JSON on standard error.
  private void tell(Outcome outcome, String progress) {
    (json ? System.err : System.out).println("[" + progress + "] " + line(outcome));
  }

  private String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          said("已接受 ", "accepted ")
              + accepted.file()
              + said("：", ": ")
              + about(accepted.imprint())
              + said("，%d段", ", %d passages").formatted(accepted.passages())
              + (accepted.replaces() == null
                  ? ""
                  : said("，取代旧版《%s》", ", supersedes %s").formatted(accepted.replaces()));
      case Outcome.Unchanged unchanged -> said("未变化 ", "unchanged ") + unchanged.file();
      case Outcome.Duplicate duplicate ->
          said("重复 ", "duplicate ")
              + duplicate.file()
              + said("：与已收录的《%s》正文相同", ": the same text as %s").formatted(duplicate.of());
      case Outcome.Quarantined quarantined ->
          said("已隔离 ", "quarantined ")
              + quarantined.file()
              + said("：", ": ")
              + reasons(quarantined);
      case Outcome.Unread unread ->
          said("未读取 ", "not read ") + unread.file() + said("：", ": ") + unread.problem().in(lang);
    };
  }

  private String about(Imprint imprint) {
    List<String> parts = new ArrayList<>();
    parts.add(imprint.title() == null ? said("无标题", "no title found") : imprint.title());
    parts.add(imprint.number() == null ? said("无文号", "no number found") : imprint.number());
    parts.add(imprint.issued() == null ? said("无日期", "no date found") : imprint.issued());
    return String.join(said("，", ", "), parts);
  }

  private String reasons(Outcome.Quarantined quarantined) {
    return String.join(
        said("；", "; "),
        quarantined.findings().stream()
            .map(
                finding ->
                    finding.note().in(lang)
                        + (finding.excerpt().isEmpty() ? "" : " [" + finding.excerpt() + "]"))
            .toList());
  }

  private String summary(Report report) {
    return said(
            "接受 %d，未变化 %d，重复 %d，隔离 %d，未读取 %d。",
            "%d accepted, %d unchanged, %d duplicates, %d quarantined, %d not read.")
        .formatted(
            report.accepted(),
            report.unchanged(),
            report.duplicates(),
            report.quarantined(),
            report.unread());
  }

  private String said(String zh, String en) {
    return lang.equals("zh") ? zh : en;
  }

  private static Report report(List<Outcome> outcomes) {
    List<Row> rows = outcomes.stream().map(IndexCommand::row).toList();
    return new Report(
        count(rows, "accepted"),
        count(rows, "unchanged"),
        count(rows, "duplicate"),
        count(rows, "quarantined"),
        count(rows, "unread"),
        rows);
  }

  private static int count(List<Row> rows, String outcome) {
    return (int) rows.stream().filter(row -> row.outcome().equals(outcome)).count();
  }

  private static Row row(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted(var file, var id, var imprint, var passages, var replaces) ->
          new Row(file, "accepted", id, imprint, passages, replaces, List.of(), null);
      case Outcome.Unchanged(var file, var id) ->
          new Row(file, "unchanged", id, null, null, null, List.of(), null);
      case Outcome.Duplicate(var file, var id, var of) ->
          new Row(file, "duplicate", id, null, null, of, List.of(), null);
      case Outcome.Quarantined(var file, var findings, _) ->
          new Row(file, "quarantined", null, null, null, null, findings, null);
      case Outcome.Unread(var file, var problem) ->
          new Row(file, "unread", null, null, null, null, List.of(), problem);
    };
  }
}
