package tanlu.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Settings;
import tanlu.web.backup.Backup;
import tanlu.web.backup.Manifest;

@Command(
    name = "backup",
    description =
        "Write everything under TANLU_HOME into one file, while servers and imports go on. What a"
            + " PostgreSQL database or an OpenSearch cluster holds is not in it.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "FILE", description = "a new file outside TANLU_HOME")
  private Path file = Path.of("");

  @Option(
      names = "--with-keys",
      description = "also the key that signs answer bundles; keep the file as safe as the key")
  private boolean keys;

  @Override
  public Integer call() {
    Settings settings = main.settings();
    List<String> elsewhere = new ArrayList<>();
    settings.database().ifPresent(address -> elsewhere.add(address.toString()));
    settings.corpus().ifPresent(address -> elsewhere.add(address.toString()));
    Manifest manifest = Backup.write(settings.home(), file, keys, elsewhere, Clock.systemUTC());
    System.out.printf(
        "%s：%d 个文件，%d 字节。 %d files, %d bytes.%n",
        file, manifest.files().size(), manifest.size(), manifest.files().size(), manifest.size());
    tellElsewhere(manifest);
    return 0;
  }

  /// What is not in the file, and how to keep it.
  static void tellElsewhere(Manifest manifest) {
    for (String place : manifest.elsewhere()) {
      if (place.startsWith("postgresql:")) {
        System.err.printf(
            "tanlu: 对话在 %1$s 中，不在此文件里：请用 pg_dump --format=custom 备份、pg_restore 恢复。"
                + " Conversations are in %1$s, not in this file: keep them with pg_dump"
                + " --format=custom, bring them back with pg_restore.%n",
            place);
      } else {
        System.err.printf(
            "tanlu: 自有文件的索引在 %1$s 中：请用集群的快照备份，或再次运行 ./tanlu index。"
                + " The documents of one's own are searched in %1$s: keep them with a snapshot of"
                + " the cluster, or run ./tanlu index again.%n",
            place);
      }
    }
  }
}
