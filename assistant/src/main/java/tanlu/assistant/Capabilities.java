package tanlu.assistant;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.assistant.model.WrittenLanguage;

/// What a language model can do of what it has to, found by asking it a question like any other:
/// with all tools, their schemas and the whole system prompt.
///
/// @param fault why it did not answer; the rest is false then
/// @param callsTools whether it called a tool
/// @param callsWell whether no call was refused for its name or its arguments
/// @param provesNumbers whether it wrote a number that is proved, and none that is not
/// @param keepsLanguage whether it answered in Chinese, as it was asked
/// @param tellsTokens whether its server says for every request how many tokens it took
public record Capabilities(
    Optional<ModelFault> fault,
    boolean callsTools,
    boolean callsWell,
    boolean provesNumbers,
    boolean keepsLanguage,
    boolean tellsTokens) {
  private static final Question QUESTION =
      new Question("广东2017年的碳排放总量是多少？", Optional.empty(), Optional.of(Language.ZH));

  /// Asks once.
  ///
  /// @param assistant one without a fallback: that would answer for the model
  public static Capabilities of(Assistant assistant) {
    AtomicBoolean refused = new AtomicBoolean();
    AnswerListener listener =
        new AnswerListener() {
          @Override
          public void stepEnded(Step step, boolean done) {
            refused.compareAndSet(false, !done);
          }
        };
    try {
      Answer answer = assistant.ask(QUESTION, listener);
      ModelUse use = answer.model();
      if (use.fault() != null) {
        return new Capabilities(Optional.of(use.fault()), false, false, false, false, false);
      }
      boolean called = !answer.steps().isEmpty();
      return new Capabilities(
          Optional.empty(),
          called,
          called && !refused.get(),
          answer.outcome() == Outcome.ANSWERED
              && !answer.claims().isEmpty()
              && answer.warnings().stream().noneMatch(each -> each.contains("已移除")),
          WrittenLanguage.other(answer.text(), Language.ZH).isEmpty(),
          use.counted() == use.requests());
    } catch (ModelException e) {
      return new Capabilities(Optional.of(e.fault()), false, false, false, false, false);
    }
  }

  /// Whether questions can be answered with it.
  public boolean suffice() {
    return callsTools && provesNumbers;
  }
}
