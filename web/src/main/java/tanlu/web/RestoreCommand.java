package tanlu.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tanlu.assistant.Settings;
import tanlu.web.backup.Manifest;
import tanlu.web.backup.Restore;

@Command(
    name = "restore",
    description =
        "Put a back-up into TANLU_HOME, whole or nothing of it. The home must be empty, and no"
            + " server may work on it.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "a file of tanlu backup")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "move what is in TANLU_HOME into a folder replaced-… of it first")
  private boolean replace;

  @Override
  public Integer call() {
    Settings settings = Settings.read(System.getenv());
    Manifest manifest = Restore.read(settings.home(), file, replace, Clock.systemUTC());
    System.out.printf(
        "%s：已恢复 %d 个文件（备份时间 %s）。 %d files restored, as of %s.%n",
        settings.home(),
        manifest.files().size(),
        manifest.made(),
        manifest.files().size(),
        manifest.made());
    if (!manifest.keys()) {
      System.err.println(
          "tanlu: 备份不含签名密钥：以前的答案包会被视为他人所签，除非把密钥放回。"
              + " The back-up holds no signing key: unless it is put back, earlier bundles count"
              + " as another's.");
    }
    BackupCommand.tellElsewhere(manifest);
    return 0;
  }
}
