package tanlu.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentTest {
  @Test
  void aFileIsReadIntoItsParts() {
    Intent intent = Intent.read("whole");
    assertThat(intent.id()).isEqualTo("whole");
    assertThat(intent.needs()).containsExactly("region");
    assertThat(intent.calls())
        .containsExactly(
            new Intent.Call(
                "emissions_profile", Map.of("region", "$region", "top", 5), "emissions_profile"));
    assertThat(intent.examples()).isEqualTo(List.of("谁在排放？", "Who emits?"));
    assertThat(intent.outlines()).isEqualTo(Map.of("zh", "第一行\n\n第二行", "en", "One line"));
  }

  @Test
  void aMissingSectionIsNamed() {
    assertThatThrownBy(() -> Intent.read("no-english"))
        .isInstanceOf(PromptException.class)
        .hasMessage("intents/no-english.md: the section 'en' is missing or empty");
  }

  @Test
  void anEmptyListOfExamplesIsNamed() {
    assertThatThrownBy(() -> Intent.read("no-examples"))
        .isInstanceOf(PromptException.class)
        .hasMessage("intents/no-examples.md: the section 'examples' is missing or empty");
  }

  @Test
  void anExampleWithoutWordsIsRefused() {
    assertThatThrownBy(() -> Intent.read("blank-example"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("intents/blank-example.md")
        .hasMessageContaining("must begin with '- '");
  }

  @Test
  void anExampleGivenTwiceIsRefused() {
    assertThatThrownBy(() -> Intent.read("repeated-example"))
        .isInstanceOf(PromptException.class)
        .hasMessage("intents/repeated-example.md: the example 'Who emits?' is given twice");
  }

  @Test
  void anUnknownSectionIsNamedWithThoseExpected() {
    assertThatThrownBy(() -> Intent.read("odd-section"))
        .isInstanceOf(PromptException.class)
        .hasMessage("intents/odd-section.md: unknown section 'fr'; expected examples, zh, en");
  }

  @Test
  void anUnknownFieldOfTheFrontMatterIsNamed() {
    assertThatThrownBy(() -> Intent.read("odd-field"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("intents/odd-field.md")
        .hasMessageContaining("need");
  }

  @Test
  void aMissingFieldOfTheFrontMatterIsNamed() {
    assertThatThrownBy(() -> Intent.read("no-tools"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("intents/no-tools.md")
        .hasMessageContaining("tools");
  }

  @Test
  void aFileWithoutFrontMatterIsRefused() {
    assertThatThrownBy(() -> Intent.read("no-front"))
        .isInstanceOf(PromptException.class)
        .hasMessage(
            "intents/no-front.md does not begin with front matter between two lines of ---");
  }

  @Test
  void anIntentOfTheIndexWithoutAFileIsNamed() {
    assertThatThrownBy(() -> Intent.read("nowhere"))
        .isInstanceOf(PromptException.class)
        .hasMessage("no prompt file intents/nowhere.md");
  }
}
