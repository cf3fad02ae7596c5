package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

class UndisclosedTest {
  private static final String RULE = "引用政策时应写明出处，文号和条款以正式文本为准。";

  private static boolean repeats(String text) {
    return new Undisclosed().repeats(text);
  }

  @Test
  void aRuleIsNoticedInPlainWordsSetApartBackwardsAndInBase64() {
    String rule =
        Prompts.system("zh")
            .lines()
            .filter(line -> line.startsWith("- "))
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(
            List.of(
                rule,
                String.join(" ", rule.split("")),
                new StringBuilder(rule).reverse().toString(),
                Base64.getEncoder()
                    .encodeToString(rule.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .allMatch(UndisclosedTest::repeats);
    assertThat(repeats(RULE)).isFalse();
  }

  @Test
  void aRuleTakenApartOverSentencesIsNoticed() {
    String rule =
        Prompts.system("en")
            .lines()
            .filter(line -> line.startsWith("- "))
            .findFirst()
            .orElseThrow();
    Undisclosed undisclosed = new Undisclosed();
    boolean noticed = false;
    for (int at = 0; at + 30 < rule.length(); at += 30) {
      noticed |= undisclosed.repeats(rule.substring(at, at + 30));
    }
    assertThat(noticed).isTrue();
  }

  @Test
  void anHonestSentenceAfterOneOfTheRulesIsNot() {
    for (String rule : List.of("zh", "en")) {
      Undisclosed undisclosed = new Undisclosed();
      assertThat(
              undisclosed.repeats(
                  Prompts.system(rule)
                      .lines()
                      .filter(line -> line.startsWith("- "))
                      .findFirst()
                      .orElseThrow()))
          .isTrue();
      assertThat(undisclosed.repeats("广东2017年排放5.691亿吨CO₂。")).isFalse();
      assertThat(undisclosed.repeats("Power emits most of it.")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我是碳路（Tanlu），回答中国各省及其行业如何实现碳达峰、碳中和的问题。",
        "数据为排放清单，止于2019年，属地口径。",
        "Territorial, production-based and consumption-based emissions differ.",
        "排放清单止于2019年。",
        "City totals follow another method than the provinces'.",
        "I am Tanlu. I answer how Chinese provinces and their industries reach carbon peaking."
      })
  void anHonestAnswerIsNot(String text) {
    assertThat(repeats(text)).isFalse();
  }

  @Test
  void noOutlineOfTheOfflineModelSharesWordsWithTheRules() {
    for (Intent intent : Prompts.intents()) {
      assertThat(intent.outlines().values().stream().flatMap(String::lines))
          .as(intent.id())
          .noneMatch(UndisclosedTest::repeats);
    }
  }
}
