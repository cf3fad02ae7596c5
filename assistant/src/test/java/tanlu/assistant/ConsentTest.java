package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// Which words of the user's own let a model start a plan.
class ConsentTest {
  private static boolean consents(String message) {
    return new Consent(List.of(message)).allows("draft_plan");
  }

  private static List<String> examples(String intent) {
    return Prompts.intents().stream()
        .filter(each -> each.id().equals(intent))
        .map(Intent::examples)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyExampleThatAsksForAPlanConsentsToOne() {
    assertThat(examples("draft-plan")).isNotEmpty().allMatch(ConsentTest::consents);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "把广东的减排路线图做成Word",
        "江苏的结果导出为PDF",
        "Give me the Jiangsu roadmap as a Word document",
        "Please generate a PDF of the roadmap for Hebei"
      })
  void toHaveADocumentMadeConsentsToOne(String message) {
    assertThat(consents(message)).isTrue();
  }

  /// Else the file asked about could start one.
  @Test
  void toAskWhatAFileSaysConsentsToNone() {
    assertThat(examples("own-file"))
        .filteredOn(each -> !each.contains("方案") && !each.contains("plan"))
        .hasSizeGreaterThan(20)
        .noneMatch(ConsentTest::consents);
  }

  @Test
  void aQuestionForANumberConsentsToNoneAndToWhatComputesNobodyNeedConsent() {
    assertThat(consents("广东2017年碳排放是多少？")).isFalse();
    assertThat(new Consent(List.of("广东2017年碳排放是多少？")).allows("footprint")).isTrue();
  }

  @Test
  void whatWasSaidEarlierInTheConversationCounts() {
    assertThat(new Consent(List.of("给江苏写一份方案", "好，开始吧")).allows("draft_plan")).isTrue();
  }
}
