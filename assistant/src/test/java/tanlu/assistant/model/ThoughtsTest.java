package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtsTest {
  /// The text in pieces of every length, as it may come.
  @ParameterizedTest
  @CsvSource({
    "<think>It may be 7.</think>It is., It is.",
    "It is., It is.",
    "<table> is no thought, <table> is no thought",
    "<thi, <thi",
    "It is <think>not</think>., It is <think>not</think>.",
    "<think>without an end,''"
  })
  void onlyWhatStandsAtTheBeginningIsThought(String text, String said) {
    for (int length = 1; length <= text.length(); length++) {
      Thoughts thoughts = new Thoughts();
      StringBuilder heard = new StringBuilder();
      for (int from = 0; from < text.length(); from += length) {
        heard.append(thoughts.feed(text.substring(from, Math.min(text.length(), from + length))));
      }
      heard.append(thoughts.finish());
      assertThat(heard.toString()).as("in pieces of %d", length).isEqualTo(said);
    }
  }
}
