package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Question;
import tanlu.assistant.tool.ToolOutcome;

/// The numbers of 国发〔2024〕12号 for 2024 are 2.5 % (energy) and 3.9 % (CO₂ per unit of GDP).
class PolicyClaimsTest {
  private static final Assistant ASSISTANT =
      Assistant.open(Settings.read(Map.of("TANLU_VECTORS", "off")));

  private static ToolOutcome.Done search(String query) {
    return (ToolOutcome.Done)
        ASSISTANT.call(
            "search_policy",
            JsonNodeFactory.instance.objectNode().put("query", query),
            Language.ZH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"国发〔2024〕12号有哪些目标？", "What targets does Guofa 国发〔2024〕12号 set for 2024?"})
  void aTargetStatedIsAClaimThatReplays(String question) {
    Answer answer = ASSISTANT.ask(Question.of(question), AnswerListener.NONE);

    List<Claim> claims = answer.claims();
    assertThat(claims).extracting(Claim::value).contains(2.5, 3.9);
    assertThat(claims)
        .filteredOn(claim -> claim.value() == 2.5)
        .allSatisfy(
            claim -> {
              assertThat(claim.derivation().kind()).isEqualTo("published");
              assertThat(claim.derivation().inputs().toString())
                  .contains("policy-digests", "CN-SC2024-12/1/CN-SC2024-12-001");
              assertThat(ASSISTANT.replay(claim).same()).isTrue();
            });
  }

  @Test
  void aTargetIsPublishedInItsFact() {
    Figure figure =
        Objects.requireNonNull(search("国发〔2024〕12号").figures().get("/targets/0/figure"));

    assertThat(figure.derivation())
        .isInstanceOfSatisfying(
            Derivation.Published.class,
            published -> assertThat(published.cell().row()).isEqualTo("CN-SC2024-12/1"));
  }

  @Test
  void aTextThatSetsNoNumberSaysSo() {
    assertThat(search("广东2025年单位GDP二氧化碳下降目标").result().path("targets").toString())
        .contains("\"metric\":\"intensity_targets\"", "\"value\":\"not published\"");
  }

  @Test
  void documentsThatDifferAreNamedTheNewestFirst() {
    assertThat(search("2030年抽水蓄能装机目标").warnings())
        .anySatisfy(
            warning ->
                assertThat(warning.zh())
                    .startsWith("各文件数字不一，较新的在前：《“十五五”碳达峰行动方案》")
                    .contains("《2030年前碳达峰行动方案》"));
  }

  @Test
  void whatIsNotHeldIsSaidAndTheNearestShown() {
    ToolOutcome.Done done = search("河南省2030年非化石能源消费占比目标是多少");

    assertThat(done.result().path("answered").asBoolean()).isFalse();
    assertThat(done.passages()).isNotEmpty();
    assertThat(done.warnings()).anyMatch(warning -> warning.zh().contains("没有回答这一问题"));
  }
}
