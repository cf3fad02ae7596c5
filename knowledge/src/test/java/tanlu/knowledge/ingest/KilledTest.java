package tanlu.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.LuceneCorpus;

/// Kills a process in the middle of indexing, for real.
class KilledTest {
  private static final int FILES = 300;

  @TempDir Path folder;

  /// Indexes a folder and says what it accepted.
  public static final class Indexing {
    private Indexing() {}

    public static void main(String[] arguments) {
      try (Ingestion ingestion =
          new Ingestion(
              Library.at(Path.of(arguments[0])),
              List.of(),
              Embedding.OFF,
              Clock.systemUTC(),
              note -> System.out.println("told " + note.en()))) {
        ingestion.run(
            List.of(Path.of(arguments[1])),
            (outcome, _) -> {
              if (outcome instanceof Outcome.Accepted accepted) {
                System.out.println("accepted " + accepted.id());
                System.out.flush();
              }
            });
      }
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Indexing.class.getName(),
            folder.resolve("home").toString(),
            folder.resolve("files").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void nothingAcceptedIsLostWhenTheProcessIsKilled() throws Exception {
    Files.createDirectories(folder.resolve("files"));
    for (int i = 0; i < FILES; i++) {
      Files.write(
          folder.resolve("files/%03d.txt".formatted(i)),
          Texts.bytes(
              List.of(
                  "湖府〔2020〕%d号".formatted(i + 1),
                  "关于开展第%d批节能诊断工作的通知".formatted(i + 1),
                  "各市：",
                  "一、诊断范围",
                  "第%d批企业应当开展能源审计，编号为甲%d乙。".formatted(i + 1, i * 7919))));
    }
    List<String> accepted = new ArrayList<>();
    for (int stop : List.of(40, 60)) {
      Process process = start();
      try (BufferedReader out = process.inputReader()) {
        int heard = 0;
        for (String line = out.readLine(); line != null && heard < stop; line = out.readLine()) {
          if (line.startsWith("accepted ")) {
            accepted.add(line.substring("accepted ".length()));
            heard++;
          }
        }
        assertThat(heard).isEqualTo(stop);
        process.destroyForcibly();
        process.waitFor();
      }
    }
    List<Note> told = new ArrayList<>();
    Corpus corpus =
        LuceneCorpus.of(
            List.of(),
            Library.at(folder.resolve("home")).reading(Embedding.OFF, told::add),
            Embedding.OFF);
    assertThat(told).isNotEmpty();
    assertThat(accepted).hasSize(100).doesNotHaveDuplicates();
    for (String id : accepted) {
      assertThat(corpus.passage(id + "/1")).as(id).isPresent();
    }
    Process rest = start();
    try (BufferedReader out = rest.inputReader()) {
      out.lines()
          .filter(line -> line.startsWith("accepted "))
          .forEach(line -> accepted.add(line.substring(9)));
    }
    assertThat(rest.waitFor()).isZero();
    assertThat(Library.at(folder.resolve("home")).originals()).hasSize(FILES);
  }
}
