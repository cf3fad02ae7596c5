package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.assistant.answer.Outcome;

class OutcomeMarkTest {
  private final OutcomeMark mark = new OutcomeMark();

  private String letterByLetter(String text) {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      rest.append(mark.feed(text.substring(i, i + 1)));
    }
    return rest.append(mark.finish()).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "[[outcome:refused]] No., REFUSED, No.",
    "' \n[[outcome: Clarify ]]哪个省？', CLARIFY, 哪个省？",
    "[[outcome:refused]], REFUSED, ''"
  })
  void aMarkAtTheBeginningIsTakenOffHoweverItIsCut(String text, Outcome outcome, String rest) {
    assertThat(letterByLetter(text)).isEqualTo(rest);
    assertThat(mark.outcome()).contains(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No mark.",
        "[[r1/total]] in 2017.",
        "[[out",
        "[[outcome:refused",
        "Later [[outcome:refused]]",
        "[[outcome:a mark that never ends and is far longer than one",
        ""
      })
  void textWithoutAMarkAtItsBeginningPassesWhole(String text) {
    assertThat(letterByLetter(text)).isEqualTo(text);
    assertThat(mark.outcome()).isEmpty();
  }

  @Test
  void anOutcomeNobodyKnowsIsTakenOffAndDecidesNothing() {
    assertThat(letterByLetter("[[outcome:perhaps]] Yes.")).isEqualTo("Yes.");
    assertThat(mark.outcome()).isEqualTo(Optional.empty());
  }
}
