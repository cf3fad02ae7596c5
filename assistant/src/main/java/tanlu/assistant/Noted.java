package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Step;
import tanlu.assistant.store.ConversationStore;

/// Notes what has come of an answer, so that it outlives the process, before it is told.
record Noted(
    AnswerListener listener,
    ConversationStore store,
    String answerId,
    StringBuilder came,
    Observer observer)
    implements AnswerListener {
  @Override
  public void text(String delta) {
    came.append(delta);
    store.came(answerId, came.toString());
    listener.text(delta);
  }

  @Override
  public void stepRunning(String tool, JsonNode arguments) {
    listener.stepRunning(tool, arguments);
  }

  @Override
  public void stepEnded(Step step, boolean done) {
    observer.toolEnded(step.tool(), done, Duration.ofMillis(step.milliseconds()));
    listener.stepEnded(step, done);
  }

  @Override
  public void chart(Chart chart) {
    listener.chart(chart);
  }
}
