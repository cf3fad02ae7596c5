package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.store.MemoryStore;

/// Every fault of the table in every wire format: it ends as the table says, within its deadline,
/// shows no number that is not proved, never the key, and leaves the conversation fit for the next
/// question.
@Timeout(30)
class FaultMatrixTest {
  private static final String QUESTION = "How much CO2 did Guangdong emit in 2017?";
  private static final Pattern CLAIM = Pattern.compile("\\[[^\\[\\]]*]\\(#claim-\\w+\\)");
  private static final Pattern NO_CLAIM = Pattern.compile("CO2|2017");
  private static final Map<Wire, RemoteModel> SERVERS = new EnumMap<>(Wire.class);
  private static final PrintStream STANDARD_ERROR = System.err;
  private static final ByteArrayOutputStream LOGGED = new ByteArrayOutputStream();

  @BeforeAll
  static void serve() {
    RemoteModel.total("GD", 2017);
    System.setErr(new PrintStream(LOGGED, true, StandardCharsets.UTF_8));
    for (Wire wire : Wire.values()) {
      SERVERS.put(wire, new RemoteModel(wire));
    }
  }

  @AfterAll
  static void close() {
    System.setErr(STANDARD_ERROR);
    SERVERS.values().forEach(RemoteModel::close);
  }

  static Stream<Arguments> matrix() {
    return Stream.of(Wire.values())
        .flatMap(wire -> Faults.all(wire).map(fault -> Arguments.of(wire, fault)));
  }

  static Stream<Arguments> failures() {
    return matrix()
        .filter(row -> ((Fault) row.get()[1]).expected() instanceof Fault.Expected.Fails);
  }

  @Test
  void theTableHoldsAtLeastThirtyFaultsByDifferentNames() {
    for (Wire wire : Wire.values()) {
      List<String> names = Faults.all(wire).map(Fault::name).toList();
      assertThat(names).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("matrix")
  void endsAsTheTableSays(Wire wire, Fault fault) {
    Talk talk = new Talk(wire, fault);

    switch (fault.expected()) {
      case Fault.Expected.Answers expected -> {
        Answer answer = talk.ask(Language.EN);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.claims())
            .extracting(Claim::value)
            .contains(RemoteModel.total("GD", 2017));
        assertThat(answer.steps()).hasSize(expected.steps());
        assertThat(answer.model().fault()).isNull();
        assertThat(answer.model().requests()).isLessThanOrEqualTo(expected.requests());
        if (expected.warning().isEmpty()) {
          assertThat(answer.warnings())
              .noneMatch(each -> each.contains("model") || each.contains("removed"));
        } else {
          assertThat(answer.warnings()).anyMatch(each -> each.contains(expected.warning()));
        }
        assertThat(talk.model.requests()).hasSize(expected.requests());
        talk.showedNoNumberThatIsNotProved();
        talk.goesOnAfter(Optional.of(answer));
      }
      case Fault.Expected.Fails expected -> {
        ModelException failure =
            catchThrowableOfType(ModelException.class, () -> talk.ask(Language.EN));
        assertThat(failure.fault()).isEqualTo(expected.fault());
        assertThat(failure.getMessage()).doesNotContain(RemoteModel.KEY);
        if (fault.settings().isEmpty()) {
          assertThat(talk.model.requests()).hasSize(expected.requests());
        }
        talk.showedNoNumberThatIsNotProved();
        talk.goesOnAfter(Optional.empty());
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void theOfflineModelFinishesTheAnswerAndSaysSo(Wire wire, Fault fault) {
    Talk talk = new Talk(wire, fault, "TANLU_FALLBACK", "offline");
    ModelFault expected = ((Fault.Expected.Fails) fault.expected()).fault();
    Language language = wire == Wire.MISTRAL ? Language.ZH : Language.EN;

    Answer answer = talk.ask(language);

    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.claims()).extracting(Claim::value).contains(RemoteModel.total("GD", 2017));
    assertThat(answer.text()).doesNotContain("777");
    assertThat(answer.model().fault()).isEqualTo(expected);
    assertThat(answer.warnings().getFirst())
        .startsWith(expected.sentence().in(language))
        .contains(language == Language.ZH ? "离线模型" : "offline model");
    assertThat(answer.charts()).extracting(chart -> chart.id()).doesNotHaveDuplicates();
    talk.goesOnAfter(Optional.of(answer));
  }

  /// A conversation in which the fault comes first and a good answer second.
  private static final class Talk {
    final RemoteModel model;
    private final MemoryStore conversations = new MemoryStore();
    private final Assistant assistant;
    private final StringBuilder shown = new StringBuilder();

    Talk(Wire wire, Fault fault, String... settings) {
      model = Objects.requireNonNull(SERVERS.get(wire));
      model.begin();
      fault.script().accept(model);
      List<String> all = new ArrayList<>(fault.settings());
      all.addAll(List.of(settings));
      String[] set = all.toArray(String[]::new);
      String address = fault.address().isEmpty() ? model.address() : fault.address();
      assistant = RemoteModel.assistantAt(wire, address, conversations, set);
    }

    Answer ask(Language language) {
      try {
        return ask(assistant, QUESTION, language);
      } finally {
        assertThat(LOGGED.toString(StandardCharsets.UTF_8)).doesNotContain(RemoteModel.KEY);
      }
    }

    /// The server's numbers are all beside claims.
    void showedNoNumberThatIsNotProved() {
      assertThat(NO_CLAIM.matcher(CLAIM.matcher(shown).replaceAll("")).replaceAll(""))
          .as("what was shown beside claims and years")
          .doesNotContainPattern("\\d");
    }

    private Answer ask(Assistant asked, String question, Language language) {
      return asked.ask(
          new Question(question, Optional.of("c"), Optional.of(language)),
          new AnswerListener() {
            @Override
            public void text(String delta) {
              shown.append(delta);
            }
          });
    }

    /// The next question hears of the answer, where there was one, and of nothing else.
    void goesOnAfter(Optional<Answer> answer) {
      model.begin();
      Faults.good(model);
      Assistant patient = RemoteModel.assistantAt(model.wire, model.address(), conversations);
      Answer next = ask(patient, "And of Guangdong in 2017 once more?", Language.EN);

      assertThat(next.claims())
          .extracting(Claim::value)
          .containsExactly(RemoteModel.total("GD", 2017));
      JsonNode messages = model.body(0).path("messages");
      assertThat(messages.findValuesAsText("role"))
          .containsExactly(
              answer.isPresent()
                  ? new String[] {"system", "user", "assistant", "user"}
                  : new String[] {"system", "user"});
    }
  }
}
