package tanlu.evals.junit;

import java.util.Map;
import java.util.function.Supplier;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.evals.Subject;

/// The assistant in this process with the offline model, whatever the environment sets.
public final class OfflineAssistant implements Supplier<Subject> {
  @Override
  public Subject get() {
    return Subject.of(Assistant.rehearsing(Settings.read(Map.of()), _ -> {}));
  }
}
