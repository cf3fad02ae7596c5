package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;

class TerminalAnswerTest {
  private static Answer answer(String language, String text, List<Citation> citations) {
    return answer(language, text, citations, new ModelUse("offline", 1, 0, 0, 0, null, null, null));
  }

  private static Answer answer(
      String language, String text, List<Citation> citations, ModelUse model) {
    return new Answer(
        "a1",
        "v1",
        language,
        Outcome.ANSWERED,
        text,
        List.of(),
        List.of(),
        citations,
        List.of(),
        new Answer.DatasetInfo("embedded", "1", "modelled", "2012, 2017"),
        model,
        "territorial",
        List.of("w"),
        List.of("f"));
  }

  private static Citation citation(int n, String quoteOf) {
    return new Citation(
        n,
        "GD-1/1",
        "某方案",
        "某发〔2099〕1号",
        null,
        "2099-01",
        null,
        null,
        "原话",
        quoteOf,
        null,
        "secondary",
        "in force");
  }

  @Test
  void numbersAndCitationsAreWrittenWithoutTheirLinks() {
    String text =
        "**广东** [556.9 Mt CO₂](#claim-c1)，见 [1](#citation-1)、[[2]](#citation-2)、"
            + "[\\[3\\]](#citation-3)；[网页](https://example.org)。";
    assertThat(TerminalAnswer.of(answer("zh", text, List.of())))
        .startsWith("**广东** 556.9 Mt CO₂，见 [1]、[2]、[3]；[网页](https://example.org)。\n");
  }

  @Test
  void whatTheAnswerRestsOnFollowsInItsLanguage() {
    List<Citation> citations = List.of(citation(1, "original"), citation(2, "digest"));
    assertThat(TerminalAnswer.of(answer("zh", "文", citations)))
        .isEqualTo(
            """
            文

            引用：
            [1] 某方案，某发〔2099〕1号，2099-01（依据二手报道，有效）
                “原话”
            [2] 某方案，某发〔2099〕1号，2099-01（依据二手报道，有效）
                摘要：原话

            注意：
            - w

            可以接着问：
            - f

            数据：embedded 1（modelled），2012, 2017；口径：territorial\
            """);
    assertThat(TerminalAnswer.of(answer("en", "text", List.of())))
        .isEqualTo(
            """
            text

            Warnings:
            - w

            Ask next:
            - f

            Data: embedded 1 (modelled), 2012, 2017; boundary: territorial\
            """);
  }

  @Test
  void theTokensAndTheirCostStandAtTheEnd() {
    ModelUse model = new ModelUse("m", 2, 2, 4_000, 50, new BigDecimal("0.0084"), "CNY", null);
    assertThat(TerminalAnswer.of(answer("zh", "文", List.of(), model)))
        .endsWith("模型：m，2次请求，4000个输入词元，50个输出词元，0.0084 CNY");
    assertThat(TerminalAnswer.of(answer("en", "text", List.of(), model)))
        .endsWith("Model: m, requests: 2, tokens in: 4000, out: 50, 0.0084 CNY");
  }

  @Test
  void nothingInATextCanSteerTheTerminal() {
    assertThat(TerminalAnswer.of(answer("en", "a\u001b[31mb\u009bc\rd\te", List.of())))
        .startsWith("a[31mbcd\te\n");
  }
}
