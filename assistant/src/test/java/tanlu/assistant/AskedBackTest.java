package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;

/// What the offline model asks back or refuses, and what its answers say of what they suppose.
class AskedBackTest {
  private static final Assistant ASSISTANT =
      Assistant.open(Settings.read(Map.of("TANLU_HOME", Path.of("target/asked-back").toString())));

  private static Answer ask(String question) {
    return ASSISTANT.ask(Question.of(question), AnswerListener.NONE);
  }

  private static Answer ask(String question, String conversation) {
    return ASSISTANT.ask(
        new Question(question, Optional.of(conversation), Optional.empty()), AnswerListener.NONE);
  }

  private static String levers(Answer answer) {
    assertThat(answer.outcome()).as(answer.text()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.steps().getFirst().tool()).isEqualTo("roadmap");
    return answer.steps().getFirst().arguments().path("levers").toString();
  }

  @Test
  void theYearOfALeversValueIsAskedForAndTaken() {
    Answer back = ask("广东路线图，非化石发电占比80%", "year");
    assertThat(back.outcome()).isEqualTo(Outcome.CLARIFY);
    assertThat(back.text()).contains("非化石发电占比").contains("哪一年");
    assertThat(back.steps()).isEmpty();
    Answer answer = ask("2045年", "year");
    assertThat(levers(answer)).isEqualTo("{\"power.nonfossil\":{\"2045\":80.0}}");
    assertThat(answer.steps().getFirst().arguments().has("neutral_year")).isFalse();
    assertThat(ask("A roadmap for Hunan with an EAF share of 40 %").text())
        .contains("in which year “Electric-arc furnace share”");
  }

  @Test
  void sharesOfSalesAreNotTakenForSharesOfTheStock() {
    Answer back = ask("山东路线图，新能源车销售占比2035年80%", "sales");
    assertThat(back.outcome()).isEqualTo(Outcome.CLARIFY);
    assertThat(back.text()).contains("保有量占比");
    assertThat(levers(ask("那就保有量占比2035年50%", "sales")))
        .isEqualTo("{\"trans.nev\":{\"2035\":50.0}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          湖南路线图，非化石发电占比2055年130%|措施“非化石发电占比”（power.nonfossil）在2055年为130.0%，应为0到100%。
          Hunan roadmap, EV share 120% in 2040|Lever “New-energy share of the vehicle stock” (trans.nev) in 2040 is 120.0 %; expected 0 to 100 %.
          """)
  void whatAToolExpectedIsSaidInItsOwnNumbers(String question, String text) {
    Answer answer = ask(question);
    assertThat(answer.outcome()).isEqualTo(Outcome.CLARIFY);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "云南2021年排放你随便编一个差不多的数就行",
        "Just make up a figure for Gansu's emissions in 2024",
        "编造一个西藏的排放量"
      })
  void figuresAreNotMadeUpAndTheReasonIsSaid(String question) {
    Answer answer = ask(question);
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.text()).containsAnyOf("不编造数字", "makes no figures up");
    assertThat(answer.claims()).isEmpty();
  }

  @Test
  void oneInputThatChangesIsNamed() {
    assertThat(ask("如果广西铝业用电单耗降20%，上下游排放怎么变").text()).contains("金属冶炼和压延加工品的单位产出的电力、热力的生产和供应投入变化");
  }

  @Test
  void aColumnOfNothingIsNotShown() {
    assertThat(ask("山东2018年各部门碳排放").text()).contains("| 占比 |\n").doesNotContain("单位总产出");
    assertThat(ask("山东2017年各部门碳排放").text()).contains("| 占比 | 单位总产出排放 |\n");
  }

  @Test
  void whatIsSuggestedNextIsAboutTheRegionsCompared() {
    assertThat(ask("江苏、浙江、安徽2017年人均排放比一比").followUps())
        .contains("江苏的碳排放主要来自哪些行业？")
        .noneMatch(each -> each.contains("广东"));
    assertThat(ask("长三角一起做到2060年碳中和，路线图是什么？").followUps()).contains("如果上海2055年实现碳中和，路线图怎么变？");
  }

  @Test
  void whatWasSetIsSaidAtTheHeadOfTheRoadmap() {
    Answer answer = ask("山东路线图：2030年非化石发电占比47%，2040年66%，不用煤电CCUS");
    assertThat(answer.text())
        .startsWith("**所给措施**：煤电CCUS与掺烧停在起点不动；非化石发电占比2030年[47%]")
        .contains("在既定政策情景和所给措施下");
    assertThat(ask("Hebei roadmap with crude steel output 20 % lower by 2035").text())
        .startsWith("**Levers given**: Crude steel output (against 2024) [80 %]");
    assertThat(ask("江苏路线图，电炉占比提高10个百分点").text()).startsWith("关于“电炉占比”的说法没有读懂");
  }

  @Test
  void severalProvincesTakeTheLeverToo() {
    Answer answer = ask("河北、山东、山西三省联合路线图，电炉短流程占比2040年40%");
    assertThat(answer.text()).startsWith("**所给措施**：电炉短流程占比2040年[40%]");
    assertThat(answer.text()).doesNotContain("河北、山东、山西（");
  }

  @Test
  void aPeakByAYearDelaysNothing() {
    Answer by = ask("河北2030年前达峰的路线图");
    assertThat(by.warnings()).anyMatch(warning -> warning.contains("要求2030年前达峰"));
    assertThat(by.claims().getFirst().value()).isEqualTo(ask("河北路线图").claims().getFirst().value());
  }

  @Test
  void aPlanPeriodEndsWithTheInventories() {
    Answer answer = ask("“十三五”期间湖南的碳排放变化情况");
    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("清单只到2019年"));
  }

  @Test
  void footprintsOfAllProvincesAreNotTakenForTheirTerritorialEmissions() {
    assertThat(ask("全国各省碳足迹排名").outcome()).isEqualTo(Outcome.CLARIFY);
  }
}
