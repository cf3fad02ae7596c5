package tanlu.web;

import java.util.Map;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;

/// The assistant as it is with no settings at all; opened once, as every test may share it.
final class Offline {
  static final Assistant ASSISTANT = Assistant.open(Settings.read(Map.of()));

  private Offline() {}
}
