package tanlu.web;

import java.nio.file.Path;
import java.util.Map;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// The assistant as it is with no settings at all; opened once, as every test may share it.
final class Offline {
  static final Assistant ASSISTANT = Assistant.open(Settings.read(Map.of()));

  /// Where there are no evaluation runs.
  static final Path NO_RUNS = Path.of("target/no-runs");

  private Offline() {}
}
