package tanlu.assistant.model;

import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.ModelFault;
import tanlu.assistant.answer.ModelUse;

/// Counts the requests one answer takes and the tokens the model's server says they took.
public final class Meter {
  private int requests;
  private int counted;
  private long inputTokens;
  private long outputTokens;

  void asked() {
    requests++;
  }

  void answered(@Nullable TokenUsage usage) {
    if (usage != null && usage.inputTokenCount() != null && usage.outputTokenCount() != null) {
      counted++;
      inputTokens += usage.inputTokenCount();
      outputTokens += usage.outputTokenCount();
    }
  }

  /// What was counted. A request whose tokens are not known makes the cost unknown.
  ///
  /// @param fault why the offline model finished the answer
  ModelUse use(String model, Optional<Price> price, @Nullable ModelFault fault) {
    Optional<Price> known = price.filter(_ -> counted == requests);
    return new ModelUse(
        model,
        requests,
        counted,
        inputTokens,
        outputTokens,
        known.map(each -> each.of(inputTokens, outputTokens)).orElse(null),
        known.map(Price::currency).orElse(null),
        fault);
  }
}
