package tanlu.assistant.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tanlu.assistant.proof.Example.proved;
import static tanlu.assistant.proof.Example.prover;
import static tanlu.assistant.proof.Example.whole;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.tool.Problem;
import tanlu.assistant.tool.ToolOutcome.Failed;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProverTest {
  private static final String LONG =
      """
      ## 甲省2017年排放

      甲省排放[[r1/total]]，占比[[r1/占比]]。“单位生产总值能耗”见方案。[[p:CN-X/1]] 之后 e.g. U.S. data.
      | 项 | 值 |
      |---|---|
      | 总量。合计 | [[r1/total|10^4 t CO2]] |
      1. 电力 5.57亿吨! 其中 99 Mt [[r9/x]][[未完
      2. Emissions fell. They were 556.9 Mt CO₂. No. 5 of 3.4 % [[p:nope]] [[r1/rate]]? Yes… &#53;5 <b>5</b>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "排放[[r1/total]]，其中电力[[r1/sectors/24/co2]]。;"
            + " 排放[5.569亿吨CO₂](#claim-c1)，其中电力[1.392亿吨CO₂](#claim-c2)。",
        "排放[[r1/total|10^4 t CO2]]。; 排放[55,686万吨CO₂](#claim-c1)。",
        "Emitted [[r1/total]] and again [[r1/total]].; Emitted [556.9 Mt CO₂](#claim-c1) and again"
            + " [556.9 Mt CO₂](#claim-c1).",
        "排放[[r1/total]]亿吨CO2，占比 [[r1/占比]]%，共[[r1/count]]个部门。; 排放[5.569亿吨CO₂](#claim-c1)，占比"
            + " [25%](#claim-c2)，共[42](#claim-c3)个部门。",
        "强度年均下降[[r1/rate]]。; 强度年均下降[3.4%](#claim-c1)。",
        "依据方案[[p:CN-X/1]]。; 依据方案[1](#citation-1)。",
        "到2025年下降13.5%。[[p:CN-X/1]]; 到2025年下降13.5%。[1](#citation-1)",
        "装机12亿千瓦[[p:CN-X/1]]。; 装机12亿千瓦[1](#citation-1)。",
        "《方案》（国发〔2021〕23号）提出。; 《方案》（国发〔2021〕23号）提出。",
        "排放约5.57亿吨。; 排放约[5.57亿吨](#claim-c1)。",
        "排放55686万吨。; 排放[55686万吨](#claim-c1)。",
        "It emitted **556.9 Mt** in 2017.; It emitted **[556.9 Mt](#claim-c1)** in 2017.",
        "电力约占四分之一，即25%。; 电力约占[四分之一](#claim-c1)，即[25%](#claim-c2)。",
        "强度年均下降3.4%。; 强度年均下降[3.4%](#claim-c1)。",
        "每万元排放0.52吨。; 每万元排放[0.52吨](#claim-c1)。",
        "There are 42 sectors.; There are [42](#claim-c1) sectors.",
        "占比提高3.9个百分点。; 占比提高[3.9个百分点](#claim-c1)。",
      })
  void numbers_become_claims_and_passages_citations(String model, String answer) {
    assertThat(proved(model)).isEqualTo(answer);
    Prover prover = prover(model);
    whole(prover, model);
    assertThat(prover.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "广东计划在2030年前达峰、2060年前中和，“十四五”期间推进一带一路合作。",
        "1. 电力行业排第3位，前5名见图。\n2. 钢铁",
        "CO₂, PM2.5, scope 3 and the 1.5°C goal matter in 2030–2060.",
        "- **碳达峰**：见 ISO 14064-1:2018。\n\n| 项 | 值 |\n|---|---|\n",
        "a < b, R&D and A > B stay as they are.",
      })
  void honest_text_stays_untouched(String text) {
    Prover prover = prover(text);
    assertThat(whole(prover, text)).isEqualTo(text);
    assertThat(prover.warnings()).isEmpty();
  }

  @Test
  void the_numbers_of_the_question_may_be_repeated_but_the_evidence_comes_first() {
    Prover prover = new Prover(Example.evidence(), "排放是900 Mt还是556.9 Mt？", Language.ZH);
    assertThat(whole(prover, "不是900 Mt，是556.9 Mt。")).isEqualTo("不是900 Mt，是[556.9 Mt](#claim-c1)。");
  }

  @Test
  void what_matches_nothing_is_badged_and_the_reader_told() {
    Prover prover = prover("en");
    assertThat(whole(prover, "It emitted 600 Mt [[r7/total]] [[p:X]] and 7 [x](#claim-c9)."))
        .isEqualTo("It emitted [unproved] [unproved]  and [unproved] x.");
    assertThat(prover.warnings())
        .containsExactly(
            "3 numbers could not be proved from the tools' results and were removed.",
            "These references match no tool result and were removed: \\[\\[r7/total\\]\\],"
                + " \\[\\[p:X\\]\\].");
    assertThat(prover.claims()).isEmpty();
  }

  /// “downstream −120.4 Mt” was once read as “down 120.4 Mt”.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Downstream [[r1/rate]].",
        "The change is nought upstream and downstream [[r1/rate]].",
        "Customers downstream: [[r1/rate]]."
      })
  void downstream_is_no_fall_and_a_change_there_keeps_its_minus(String text) {
    assertThat(proved(text)).containsPattern("\\[[-−]3\\.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"It is down [[r1/rate]].", "It went down by [[r1/rate]]."})
  void what_is_down_by_an_amount_is_written_without_minus(String text) {
    assertThat(proved(text)).containsPattern("\\[3\\.4");
  }

  @Test
  void a_difference_or_share_of_two_references_is_computed_again() {
    Prover prover = prover("en");
    String answer =
        whole(prover, "Power emits [[r1/sectors/24/co2]] of [[r1/total]], the rest 417.6 Mt.");
    assertThat(answer).endsWith("the rest [417.6 Mt](#claim-c3).");
    Claim rest = prover.claims().getLast();
    // 556.86 − 139.215
    assertThat(rest.value()).isEqualTo(417.645);
    assertThat(rest.derivation().formula()).isEqualTo("a - b");
    assertThat(rest.derivation().inputs()).hasToString("[\"c2\",\"c1\"]");
    assertThat(rest.derivation().tool()).isEqualTo(Claims.ARITHMETIC);
  }

  @Test
  void words_of_a_digest_lose_their_quotation_marks_and_those_of_an_original_keep_them() {
    assertThat(proved("提出“单位生产总值能耗比 2020年下降13.5%”[[p:CN-X/1]]。"))
        .isEqualTo("提出单位生产总值能耗比 2020年下降13.5%[1](#citation-1)。");
    assertThat(proved("提出“严格控制新增产能”[[p:CN-Y/2]]。")).isEqualTo("提出“严格控制新增产能”[1](#citation-1)。");
    assertThat(proved("提出“彻底关停一切高耗能项目并立即执行”[[p:CN-Y/2]]。"))
        .isEqualTo("提出彻底关停一切高耗能项目并立即执行[1](#citation-1)。");
    assertThat(proved("《“装机”示例方案》[[p:CN-X/1]]。")).isEqualTo("《“装机”示例方案》[1](#citation-1)。");
    assertThat(proved("“双碳”目标[[p:CN-X/1]]。")).isEqualTo("“双碳”目标[1](#citation-1)。");
  }

  @Test
  void a_citation_carries_what_is_held_of_its_passage() {
    Prover prover = prover("zh中");
    whole(prover, "见[[p:CN-X/1]]与[[p:CN-Y/2]]和[[p:CN-X/1]]。");
    assertThat(prover.citations())
        .extracting(Citation::n, Citation::documentNumber, Citation::quoteOf, Citation::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "国发〔2021〕23号", "digest", "in force"),
            org.assertj.core.groups.Tuple.tuple(2, "示例〔2022〕7号", "original", "in force"));
  }

  @Test
  void sentences_are_released_as_they_end() {
    Prover prover = prover("en");
    assertThat(prover.feed("It emitted [[r1/to")).isEmpty();
    assertThat(prover.feed("tal]] in total. T")).hasSize(1);
    assertThat(prover.feed("hat is 3.")).isEmpty();
    assertThat(prover.finish()).hasSize(1);
  }

  @Property(tries = 300, seed = "2017")
  void the_text_released_does_not_depend_on_how_it_arrives(
      @ForAll List<@IntRange(max = 420) Integer> cuts) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int cut : new TreeSet<>(cuts)) {
      int to = Math.min(cut, LONG.length());
      parts.add(LONG.substring(from, to));
      from = to;
    }
    parts.add(LONG.substring(from));
    assertThat(released(parts)).isEqualTo(released(List.of(LONG)));
  }

  @Test
  void the_text_released_is_the_same_cut_at_every_place_or_at_all() {
    List<Released> once = released(List.of(LONG));
    assertThat(once).hasSizeGreaterThan(8);
    for (int cut = 0; cut <= LONG.length(); cut++) {
      assertThat(released(List.of(LONG.substring(0, cut), LONG.substring(cut)))).isEqualTo(once);
    }
    assertThat(released(LONG.chars().mapToObj(Character::toString).toList())).isEqualTo(once);
  }

  private static List<Released> released(List<String> parts) {
    Prover prover = new Prover(Example.evidence(), "", Language.ZH);
    List<Released> released = new ArrayList<>();
    parts.forEach(part -> released.addAll(prover.feed(part)));
    released.addAll(prover.finish());
    return released;
  }

  private static Evidence failed(Problem.Kind kind, String given) {
    Evidence evidence = new Evidence();
    evidence.add(
        new Failed(
            "roadmap",
            JsonNodeFactory.instance.objectNode().put("value", given),
            new Problem(
                kind,
                Text.of(
                    "数值h2为" + given + "，应为0到75%",
                    "the value h2 is " + given + "; expected 0 to 75 %"),
                List.of())));
    return evidence;
  }

  private static String said(Evidence evidence, String text) {
    return whole(new Prover(evidence, "", Language.EN), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "42 Mt", "0.42", "4200", "42.3"})
  void what_a_tool_expected_may_be_said_but_not_what_a_model_gave_it(String given) {
    Evidence evidence = new Evidence();
    evidence.add(
        new Failed(
            "roadmap",
            JsonNodeFactory.instance.objectNode().put("value", given),
            new Problem(
                Problem.Kind.BAD_ARGUMENT,
                Text.of("", "the value h2 is 42 %; expected 0 to 75 %"),
                List.of())));
    assertThat(said(evidence, "The value h2 is 42 %; expected 0 to 75 %."))
        .isEqualTo("The value h2 is [unproved]; expected 0 to 75 %.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It emitted 75 %.",
        "75 %.",
        "Expected 0 to 75 %.",
        "5 %",
        "The value h2 is 42 Mt; expected 0 to 76 %.",
        "The value h2 is 42 Mt; expected 0 to 75 %, as emissions were 75 Mt."
      })
  void a_failure_proves_no_other_sentence_and_no_part_of_its_own(String text) {
    assertThat(said(failed(Problem.Kind.BAD_ARGUMENT, "42 Mt"), text))
        .contains("[unproved]")
        .doesNotContain("75 Mt");
  }

  @Test
  void a_name_that_is_not_known_proves_nothing() {
    assertThat(
            said(failed(Problem.Kind.UNKNOWN_NAME, "x"), "The value h2 is x; expected 0 to 75 %."))
        .contains("[unproved]");
  }

  @Test
  void where_a_tool_has_answered_a_failure_proves_nothing() {
    Evidence evidence = Example.evidence();
    evidence.add(failed(Problem.Kind.BAD_ARGUMENT, "x").failures().getFirst());
    assertThat(said(evidence, "The value h2 is x; expected 0 to 75 %.")).contains("[unproved]");
  }
}
