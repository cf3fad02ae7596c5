package tanlu.web.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.KeptAnswer.Status;
import tanlu.assistant.store.SqlStore;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.ingest.Ingestion;
import tanlu.knowledge.ingest.Library;

/// A home with something of everything, copied while it is written to, and put back.
class BackupTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path home;
  private Path file;

  @BeforeEach
  void fill() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    file = folder.resolve("tanlu.backup");
    put("roadmap.yaml", "version: 1\n");
    put("datasets/mine/current", "00112233445566aa\n");
    put("datasets/mine/00112233445566aa/package.csv", "a,b\n");
    put("datasets/mine/.lock", "");
    put("datasets/mine/.import-7/half.csv", "a,");
    put("plans/abcdefghijklmnop/plan.json", "{}");
    put("plans/abcdefghijklmnop/plan.pdf", "%PDF");
    put("plans/abcdefghijklmnop/plan123.json", "{\"half");
    put("signing-key.pem", "PRIVATE");
  }

  private void put(String path, String text) throws IOException {
    Path to = home.resolve(path);
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }

  private Manifest backup(boolean keys) {
    return Backup.write(home, file, keys, List.of(), Clock.systemUTC());
  }

  private Manifest restore(Path to, boolean replace) {
    return Restore.read(to, file, replace, Clock.systemUTC());
  }

  /// Files by path, without the lock every command leaves.
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(each).toString();
        if (!path.equals(".lock")) {
          files.put(path, Files.readString(each, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  @Test
  void everythingComesBackButWhatWasHalfWrittenAndTheKey() throws Exception {
    Manifest manifest = backup(false);
    Path other = folder.resolve("other/home");
    restore(other, false);
    assertThat(files(other))
        .containsOnlyKeys(
            "roadmap.yaml",
            "datasets/mine/current",
            "datasets/mine/00112233445566aa/package.csv",
            "plans/abcdefghijklmnop/plan.json",
            "plans/abcdefghijklmnop/plan.pdf")
        .containsEntry("plans/abcdefghijklmnop/plan.pdf", "%PDF");
    assertThat(manifest.files()).hasSize(5);
    assertThat(manifest.keys()).isFalse();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(path -> String.valueOf(path.getFileName())))
          .containsExactlyInAnyOrder("home", "other", "tanlu.backup");
    }
  }

  @Test
  void theKeyComesWhenAskedForAndStaysItsOwners() throws Exception {
    assertThat(backup(true).keys()).isTrue();
    Path other = folder.resolve("other");
    restore(other, false);
    assertThat(Files.readString(other.resolve("signing-key.pem"))).isEqualTo("PRIVATE");
    assertThat(Files.getPosixFilePermissions(other.resolve("signing-key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static void finish(ConversationStore store, String id) {
    assertThat(store.begin("", "c" + id, id, "问" + id, Instant.now())).isTrue();
    store.end(id, Status.FINISHED, "答" + id, Optional.empty(), Optional.empty());
  }

  @Test
  void conversationsAreCopiedWhileTheyAreWrittenAndNoneAcknowledgedBeforeIsLost() throws Exception {
    try (ConversationStore store =
        SqlStore.sqlite(home.resolve("conversations.db"), Clock.systemUTC())) {
      List<String> before = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        finish(store, "b" + i);
        before.add("b" + i);
      }
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<Integer> writing =
          CompletableFuture.supplyAsync(
              () -> {
                int n = 0;
                while (!stop.get()) {
                  finish(store, "w" + n++);
                }
                return n;
              });
      backup(false);
      stop.set(true);
      int during = writing.join();
      assertThat(during).isPositive();
      Path other = folder.resolve("other");
      restore(other, false);
      assertThat(other.resolve("conversations.db-wal")).doesNotExist();
      try (ConversationStore restored =
          SqlStore.sqlite(other.resolve("conversations.db"), Clock.systemUTC())) {
        for (String id : before) {
          assertThat(restored.answer("", id).orElseThrow().text()).isEqualTo("答" + id);
        }
        finish(restored, "after");
      }
    }
  }

  @Test
  void whatOthersMakeAndDeleteMeanwhileDoesNotStopIt() throws Exception {
    for (int i = 0; i < 100; i++) {
      put("plans/other" + i + "/plan.pdf", "%PDF");
    }
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> others =
        CompletableFuture.supplyAsync(
            () -> {
              int n = 0;
              while (!stop.get()) {
                String plan = "plans/other" + n++ % 100;
                Folders.delete(home.resolve(plan));
                try {
                  put(plan + "/plan.pdf", "%PDF");
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
              return n;
            });
    for (int i = 0; i < 20; i++) {
      file = folder.resolve(i + ".zip");
      assertThat(backup(false).files())
          .extracting(Manifest.Entry::path)
          .contains("roadmap.yaml", "plans/abcdefghijklmnop/plan.pdf");
    }
    stop.set(true);
    assertThat(others.join()).isPositive();
    restore(folder.resolve("other"), false);
  }

  @Test
  void documentsAcceptedAfterTheIndexWasCopiedAreIndexedAfterARestore() throws Exception {
    Path first = Files.writeString(folder.resolve("a.txt"), notice("18", "水泥余热"));
    Path second = Files.writeString(folder.resolve("b.txt"), notice("19", "陶瓷窑炉"));
    index(first);
    backup(false);
    // As if the second had come between the copy of the index and that of the documents.
    index(second);
    Path late = folder.resolve("late.backup");
    Backup.write(home, late, false, List.of(), Clock.systemUTC());
    Map<String, byte[]> entries = entries(file);
    Map<String, byte[]> later = entries(late);
    later.forEach(
        (path, bytes) -> {
          if (path.startsWith("corpus/documents/")) {
            entries.putIfAbsent(path, bytes);
          }
        });
    file = folder.resolve("mixed.backup");
    write(file, entries, manifest(entries, manifest(late)));
    Path other = folder.resolve("other");
    restore(other, false);
    assertThat(Library.at(other).all()).hasSize(2);
    Library.at(other).reading(Embedding.OFF, _ -> {}).close();
    try (Directory index = FSDirectory.open(other.resolve("corpus/index"));
        DirectoryReader reader = DirectoryReader.open(index)) {
      assertThat(reader.numDocs()).isEqualTo(passages(other));
    }
    assertThat(other.resolve("corpus/unfinished")).doesNotExist();
  }

  private static String notice(String number, String about) {
    return "东府〔2023〕"
        + number
        + "号\n关于开展"
        + about
        + "专项行动的通知\n各市人民政府：\n一、企业应当在"
        + about
        + "处建设装置，实行富余电量就近消纳。\n东湖省工业和信息化厅\n2023年4月12日\n";
  }

  private void index(Path document) throws Exception {
    try (Ingestion ingestion =
        new Ingestion(
            Library.at(home), Digests.embedded(), Embedding.OFF, Clock.systemUTC(), _ -> {})) {
      ingestion.run(List.of(document), (_, _) -> {});
    }
  }

  private static int passages(Path home) {
    return Library.at(home).all().mapToInt(document -> document.passages().size()).sum();
  }

  @Test
  void aHomeThatIsNotEmptyIsLeftAloneUntilItMayBeMovedAside() throws Exception {
    backup(false);
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("roadmap.yaml"), "mine: 1\n");
    assertThatThrownBy(() -> restore(other, false))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("not empty")
        .hasMessageContaining("--replace");
    assertThat(files(other)).containsOnlyKeys("roadmap.yaml").containsValue("mine: 1\n");
    restore(other, true);
    Map<String, String> files = files(other);
    assertThat(files).containsEntry("roadmap.yaml", "version: 1\n").hasSize(6);
    assertThat(files.keySet()).anyMatch(path -> path.matches("replaced-\\w+/roadmap.yaml"));
  }

  @Test
  void aServerAtWorkKeepsARestoreAwayAndARestoreCutOffKeepsServersAway() throws Exception {
    backup(false);
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.createFile(other.resolve(Restore.CUT_OFF));
    put("x", "");
    assertThatThrownBy(() -> HomeLock.shared(other))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cut off");
    restore(other, false);
    assertThat(other.resolve(Restore.CUT_OFF)).doesNotExist();
    try (HomeLock _ = HomeLock.shared(other)) {
      assertThatThrownBy(() -> restore(other, true))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("stop it first");
    }
    restore(other, true);
  }

  @Test
  void noFileIsOverwrittenAndNoBackupLiesInItsOwnHome() throws Exception {
    Files.writeString(file, "precious");
    assertThatThrownBy(() -> backup(false)).hasMessageContaining("there already");
    assertThat(Files.readString(file)).isEqualTo("precious");
    file = home.resolve("x.backup");
    assertThatThrownBy(() -> backup(false)).hasMessageContaining("another folder");
    file = folder.resolve("nowhere/x.backup");
    assertThatThrownBy(() -> backup(false)).hasMessageContaining("cannot be written");
  }

  // --- archives that are not as written

  private static Map<String, byte[]> entries(Path archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry each : zip.stream().toList()) {
        if (!each.getName().equals(Manifest.NAME)) {
          entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
        }
      }
    }
    return entries;
  }

  private static Manifest manifest(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return Manifest.read(zip.getInputStream(zip.getEntry(Manifest.NAME)));
    }
  }

  /// The manifest of just these entries, their times as another has them.
  private static Manifest manifest(Map<String, byte[]> entries, Manifest times) {
    List<Manifest.Entry> files = new ArrayList<>();
    entries.forEach(
        (path, bytes) ->
            files.add(
                new Manifest.Entry(
                    path,
                    bytes.length,
                    java.util.HexFormat.of().formatHex(Manifest.digest().digest(bytes)),
                    times.files().stream()
                        .filter(entry -> entry.path().equals(path))
                        .mapToLong(Manifest.Entry::modified)
                        .findFirst()
                        .orElse(0))));
    return new Manifest(
        Manifest.FORMAT, Manifest.VERSION, "2026-01-01T00:00:00Z", false, List.of(), files);
  }

  private static void write(Path archive, Map<String, byte[]> entries, Object manifest)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(JSON.writeValueAsBytes(manifest));
    }
  }

  private void assertRefused(String... said) throws IOException {
    Path other = folder.resolve("other");
    assertThatThrownBy(() -> restore(other, false))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll(said);
    assertThat(!Files.exists(other) || files(other).isEmpty()).as("nothing is left").isTrue();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(Path::toString)).noneMatch(path -> path.contains("evil"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "/evil",
        "C:\\evil",
        "a\\..\\evil",
        "..",
        "a//evil",
        ".evil",
        "a/./evil",
        "a\u0000evil"
      })
  void aPathThatLeavesTheHomeIsRefused(String path) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>(Map.of("roadmap.yaml", new byte[] {1}));
    entries.put(path, new byte[] {1});
    write(file, entries, manifest(entries, manifest(entries, empty())));
    assertRefused("leaves its folder");
  }

  private static Manifest empty() {
    return new Manifest(Manifest.FORMAT, Manifest.VERSION, "", false, List.of(), List.of());
  }

  @Test
  void aFileThatDiffersIsMissingOrIsTooManyIsRefusedByName() throws Exception {
    backup(false);
    Manifest manifest = manifest(file);
    Map<String, byte[]> entries = entries(file);

    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put("roadmap.yaml", "version: 2\n".getBytes(StandardCharsets.UTF_8));
    write(file, changed, manifest);
    assertRefused("damaged", "roadmap.yaml");

    Map<String, byte[]> longer = new LinkedHashMap<>(entries);
    longer.put("roadmap.yaml", new byte[50_000_000]);
    write(file, longer, manifest);
    assertRefused("damaged", "roadmap.yaml");

    Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
    fewer.remove("roadmap.yaml");
    write(file, fewer, manifest);
    assertRefused("damaged", "roadmap.yaml");

    Map<String, byte[]> more = new LinkedHashMap<>(entries);
    more.put("evil", new byte[] {1});
    write(file, more, manifest);
    assertRefused("damaged", "evil");
  }

  @Test
  void whatIsNoBackupOrCutOffOrNewerIsRefused() throws Exception {
    assertRefused("no file");
    Files.writeString(file, "not a zip");
    assertRefused("no back-up of Tanlu");
    write(file, Map.of("evil", new byte[] {1}), Map.of("format", "other"));
    assertRefused("no back-up of Tanlu");
    write(file, Map.of(), new Manifest("other", 1, "", false, List.of(), List.of()));
    assertRefused("no back-up of Tanlu");
    write(file, Map.of(), new Manifest(Manifest.FORMAT, 2, "", false, List.of(), List.of()));
    assertRefused("version 2");
    Files.delete(file);
    backup(false);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused("no back-up of Tanlu");
  }
}
