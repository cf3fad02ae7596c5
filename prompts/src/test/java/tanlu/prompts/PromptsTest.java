package tanlu.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PromptsTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @Test
  void noQuestionIsAnExampleOfTwoIntents() {
    Map<String, String> owners = new HashMap<>();
    for (Intent intent : Prompts.intents()) {
      for (String example : intent.examples()) {
        assertThat(owners.put(example, intent.id())).as(example).isNull();
      }
    }
  }

  @Test
  void everyIntentHasExamplesInBothLanguages() {
    for (Intent intent : Prompts.intents()) {
      assertThat(intent.examples()).as(intent.id()).anyMatch(each -> HAN.matcher(each).find());
      assertThat(intent.examples()).as(intent.id()).anyMatch(each -> !HAN.matcher(each).find());
    }
  }

  @Test
  void anEnglishOutlineHasNoChineseWords() {
    for (Intent intent : Prompts.intents()) {
      assertThat(intent.outlines().get("en")).as(intent.id()).doesNotContainPattern(HAN);
    }
  }

  @Test
  void bothLanguagesSuggestFollowUpsToTheSameTools() {
    Map<String, List<String>> zh = Prompts.followUps("zh");
    Map<String, List<String>> en = Prompts.followUps("en");
    assertThat(zh.keySet()).isEqualTo(en.keySet());
    zh.forEach((tool, questions) -> assertThat(questions).as(tool).hasSameSizeAs(en.get(tool)));
  }

  @Test
  void theSystemMessageSaysItsLanguageOnItsFirstLine() {
    assertThat(Prompts.system("zh")).startsWith("<!-- language: zh -->\n");
    assertThat(Prompts.system("en")).startsWith("<!-- language: en -->\n");
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThatThrownBy(() -> Prompts.system("fr"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("no system prompt in 'fr'");
    assertThatThrownBy(() -> Prompts.message("hello", "en"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("hello")
        .hasMessageContaining("unsure");
  }
}
