package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;
import tanlu.assistant.store.MemoryStore;

/// An answer that ends early from this side or from the other: no tool runs any more, no request is
/// made, the connection closes.
@Timeout(60)
@ParameterizedClass
@EnumSource(Wire.class)
class BrokenOffTest {
  private static final String QUESTION = "How much CO2 did Guangdong emit in 2017?";

  private final Wire wire;
  private final RemoteModel model;

  BrokenOffTest(Wire wire) {
    this.wire = wire;
    this.model = new RemoteModel(wire);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void aToolCallCutInTheMiddleIsNotCarriedOut() {
    model.then(
        wire.answer(wire.broken(wire.call(0, "abcdefgh1", "emissions_profile", Faults.PROFILE))));
    List<String> steps = new ArrayList<>();

    assertThatThrownBy(
            () ->
                model
                    .assistant()
                    .ask(
                        Question.of(QUESTION),
                        new AnswerListener() {
                          @Override
                          public void stepRunning(String tool, JsonNode arguments) {
                            steps.add(tool);
                          }
                        }))
        .hasMessage(ModelFault.BROKEN_OFF.sentence().en());
    assertThat(steps).isEmpty();
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aListenerThatThrowsAtAToolEndsTheWork() {
    model.always(wire.calls("emissions_profile", Faults.PROFILE));

    assertThatThrownBy(
            () ->
                model
                    .assistant()
                    .ask(
                        Question.of(QUESTION),
                        new AnswerListener() {
                          @Override
                          public void stepRunning(String tool, JsonNode arguments) {
                            throw new IllegalStateException("the reader has gone");
                          }
                        }))
        .hasMessage("the reader has gone");
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aListenerThatThrowsAtTextEndsTheWorkAndLeavesNoTrace() {
    model.then(wire.says("One sentence here. ", "Another one. ", "And a third."));
    Assistant assistant = model.assistant();
    Question question = new Question("Hello", Optional.of("c"), Optional.of(Language.EN));

    assertThatThrownBy(
            () ->
                assistant.ask(
                    question,
                    new AnswerListener() {
                      @Override
                      public void text(String delta) {
                        throw new IllegalStateException("the reader has gone");
                      }
                    }))
        .hasMessage("the reader has gone");

    model.then(wire.says("Hello."));
    assertThat(assistant.ask(question, AnswerListener.NONE).text()).isEqualTo("Hello.");
    assertThat(model.body(1).path("messages")).hasSize(2);
  }

  @Test
  void anInterruptedQuestionClosesTheStreamAndMakesNoFurtherRequest() throws Exception {
    try (SlowModel slow = new SlowModel(wire)) {
      Asking asking = new Asking(RemoteModel.assistantAt(wire, slow.address(), new MemoryStore()));
      slow.awaitSpoken();

      assertThat(asking.interrupted()).isInstanceOf(CancellationException.class);
      assertThat(slow.closedWithin(Duration.ofSeconds(5))).isTrue();
      assertThat(slow.requests()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptedQuestionIsNotAskedAgainWhereTheServerWantsARest() throws Exception {
    model.always(RemoteModel.error(429).withHeader("Retry-After", "1"));
    Asking asking = new Asking(model.assistant());
    while (model.requests().isEmpty()) {
      Thread.sleep(10);
    }

    assertThat(asking.interrupted()).isInstanceOf(CancellationException.class);
    Thread.sleep(1_200);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void whatWasShownBeforeAFailureStandsAndTheOfflineModelSaysThatItGoesOn() {
    String opening = "Guangdong is a coastal province in the south. ";
    model.then(wire.answer(wire.broken(wire.text(opening), wire.text("It emitted 777"))));

    Answer answer =
        model
            .assistant("TANLU_FALLBACK", "offline")
            .ask(
                new Question(QUESTION, Optional.empty(), Optional.of(Language.EN)),
                AnswerListener.NONE);

    assertThat(answer.text())
        .startsWith(
            opening.strip()
                + " \n\n("
                + ModelFault.BROKEN_OFF.sentence().en()
                + " The offline model answers from the beginning.)\n\n")
        .doesNotContain("777")
        .contains("#claim-");
  }

  /// A question on a thread of its own.
  private static final class Asking {
    private final AtomicReference<Throwable> ended = new AtomicReference<>();
    private final Thread thread;

    Asking(Assistant assistant) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      assistant.ask(Question.of(QUESTION), AnswerListener.NONE);
                    } catch (RuntimeException e) {
                      ended.set(e);
                    }
                  });
    }

    /// What the question ends with when its thread is interrupted.
    Throwable interrupted() throws InterruptedException {
      thread.interrupt();
      thread.join();
      return ended.get();
    }
  }
}
