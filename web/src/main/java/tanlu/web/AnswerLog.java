package tanlu.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.MDC;
import tanlu.assistant.ModelException;
import tanlu.assistant.Observer;
import tanlu.assistant.answer.Answer;

/// Logs each answer and request under the answer's id, with no word of the question, and passes on
/// what it hears.
record AnswerLog(Observer next) implements Observer {
  private static final Logger LOG = Logger.getLogger("tanlu.answers");

  @Override
  public void begun(String answerId, String conversationId) {
    MDC.put(LogFormatter.ANSWER, answerId);
    next.begun(answerId, conversationId);
  }

  @Override
  public void toolEnded(String tool, boolean done, Duration took) {
    next.toolEnded(tool, done, took);
  }

  @Override
  public void proved(int claims, int rejected) {
    next.proved(claims, rejected);
  }

  @Override
  public void answered(Answer answer, Duration took) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
    fields.put("milliseconds", took.toMillis());
    fields.put("conversation", answer.conversationId());
    fields.put("tools", answer.steps().size());
    fields.put("claims", answer.claims().size());
    fields.put("modelRequests", answer.model().requests());
    LOG.log(Level.INFO, "answered", fields);
    next.answered(answer, took);
  }

  @Override
  public void failed(String answerId, Throwable why, Duration took) {
    String kind =
        switch (why) {
          case CancellationException _ -> "stopped";
          case ModelException model -> model.fault().code();
          default -> why.getClass().getSimpleName();
        };
    LOG.log(Level.INFO, "not answered", Map.of("why", kind, "milliseconds", took.toMillis()));
    next.failed(answerId, why, took);
  }
}
