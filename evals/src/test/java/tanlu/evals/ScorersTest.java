package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.evals.Bench.Draft;

class ScorersTest {
  private static final String PROFILE = "emissions_profile";
  private static final String GD = "{'region':'GD','year':2017}";
  private static final String TOTAL =
      "'numbers':[{'name':'total','oracle':{'tool':'emissions_profile',"
          + "'args':{'region':'GD','year':2017},'path':'/total'}%s}]";

  private static Optional<Score> score(String metric, EvalCase asked, Answer answer) {
    return Scorer.ALL.stream()
        .filter(scorer -> scorer.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .score(asked, answer, new Truth(new Bench(_ -> answer)));
  }

  private static boolean passes(String metric, String expect, Draft draft) {
    return score(metric, Bench.expecting(expect), draft.answer()).orElseThrow().passed();
  }

  private static double total() {
    return Bench.TOOLS.call(PROFILE, Bench.json(GD), Language.ZH) instanceof ToolOutcome.Done done
        ? done.result().at("/total/value").asDouble()
        : Double.NaN;
  }

  @Test
  void aShownClaimOfTheEnginesValueIsRight() {
    Draft draft = new Draft().claim(PROFILE, GD, "/total", 1).shown("总量");
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), draft)).isTrue();
  }

  @Test
  void aClaimTheTextDoesNotShowDoesNotCount() {
    Draft draft = new Draft().claim(PROFILE, GD, "/total", 1).text("广东有排放。");
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), draft)).isFalse();
  }

  @Test
  void theSameMassInAnotherUnitIsRight() {
    Draft draft = new Draft().claim(total() * 100, "10^4 t CO2", PROFILE, GD, "/total").shown("总量");
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), draft)).isTrue();
  }

  @Test
  void theSameDigitsInAnotherDimensionAreWrong() {
    Draft draft = new Draft().claim(total(), "10^8 yuan", PROFILE, GD, "/total").shown("总量");
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), draft)).isFalse();
  }

  @Test
  void percentAndPercentagePointsAreNotTheSame() {
    String expect = "'numbers':[{'name':'share','value':5,'unit':'%'}]";
    Draft percent = new Draft().claim(5, "%", PROFILE, GD, "/total").shown("占比");
    Draft points = new Draft().claim(5, "pp", PROFILE, GD, "/total").shown("占比");
    assertThat(passes("numeric_accuracy", expect, percent)).isTrue();
    assertThat(passes("numeric_accuracy", expect, points)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.0009, true", "0.0011, false"})
  void theRelativeToleranceIsTheCasesOwn(double off, boolean right) {
    Draft draft = new Draft().claim(PROFILE, GD, "/total", 1 + off).shown("总量");
    assertThat(passes("numeric_accuracy", TOTAL.formatted(",'rel_tol':0.001"), draft))
        .isEqualTo(right);
  }

  @Test
  void aNumberOfTheTextIsRightWithinHalfItsLastDigit() {
    String near = "%.1f Mt CO₂".formatted(total());
    String far = "%.1f Mt CO₂".formatted(total() + 0.2);
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), new Draft().text(near))).isTrue();
    assertThat(passes("numeric_accuracy", TOTAL.formatted(""), new Draft().text(far))).isFalse();
  }

  @Test
  void anOracleWithoutDataIsTheCasesError() {
    String expect =
        "'numbers':[{'name':'total','oracle':{'tool':'emissions_profile',"
            + "'args':{'region':'XZ','year':2017},'path':'/total'}}]";
    assertThatThrownBy(() -> passes("numeric_accuracy", expect, new Draft()))
        .isInstanceOf(OracleException.class)
        .hasMessageContaining("emissions_profile{\"region\":\"XZ\",\"year\":2017}/total")
        .hasMessageContaining("no emission inventory of Tibet");
  }

  @Test
  void aNumberNothingHoldsIsUngrounded() {
    Draft draft =
        new Draft().claim(PROFILE, GD, "/total", 1).shown("%.1f Mt CO₂".formatted(total()));
    assertThat(passes("grounded_numbers", "'behaviour':'answer'", draft)).isTrue();
    draft.text("，其中电力占 43.7%。");
    Score score =
        score("grounded_numbers", Bench.expecting("'behaviour':'answer'"), draft.answer())
            .orElseThrow();
    assertThat(score.reasons()).singleElement().asString().contains("43.7%");
    assertThat(score.value()).isEqualTo(0.5);
  }

  @Test
  void aNumberOfACitedPassageIsGrounded() {
    Draft draft = new Draft().text("目标是降低约3.9%").cite("方案", "国发〔2024〕12号", "降低约3.9%");
    assertThat(passes("grounded_numbers", "'behaviour':'answer'", draft)).isTrue();
  }

  @Test
  void aNumberInAUnitTheEngineLacksIsGroundedByTheSamePassageOnly() {
    Draft same = new Draft().text("装机3000万千瓦").cite("方案", "某号", "装机达到3000万千瓦");
    Draft other = new Draft().text("装机4000万千瓦").cite("方案", "某号", "装机达到3000万千瓦");
    assertThat(passes("grounded_numbers", "'behaviour':'answer'", same)).isTrue();
    assertThat(passes("grounded_numbers", "'behaviour':'answer'", other)).isFalse();
  }

  @Test
  void aClaimThatReplaysToAnotherValueIsCaught() {
    Draft right = new Draft().claim(PROFILE, GD, "/total", 1);
    Draft wrong = new Draft().claim(PROFILE, GD, "/total", 1 + 1e-12);
    assertThat(passes("claims_replay", "'behaviour':'answer'", right)).isTrue();
    assertThat(passes("claims_replay", "'behaviour':'answer'", wrong)).isFalse();
  }

  @Test
  void toolArgumentsAreComparedAsTheEngineResolvesThem() {
    String expect = "'tools':[{'name':'emissions_profile','args':{'region':'GD','year':2017}}]";
    Draft chinese = new Draft().step(PROFILE, "{'region':'广东','year':'2017'}");
    Draft otherYear = new Draft().step(PROFILE, "{'region':'广东','year':2012}");
    assertThat(passes("tool_calls", expect, chinese)).isTrue();
    assertThat(passes("tool_calls", expect, otherYear)).isFalse();
  }

  @Test
  void aListOfRegionsIsASet() {
    String expect =
        "'tools':[{'name':'compare_regions','args':{'regions':['GD','JS','ZJ'],'year':2019}}]";
    Draft turned = new Draft().step("compare_regions", "{'regions':['ZJ','JS','GD'],'year':2019}");
    Draft fewer = new Draft().step("compare_regions", "{'regions':['GD','JS'],'year':2019}");
    assertThat(passes("tool_calls", expect, turned)).isTrue();
    assertThat(passes("tool_calls", expect, fewer)).isFalse();
  }

  @Test
  void aNeedlessCallLowersF1ButDoesNotFail() {
    String expect = "'tools':[{'name':'emissions_profile','args':{'region':'GD'}}]";
    Draft draft = new Draft().step("list_data", "{}").step(PROFILE, GD);
    Score score = score("tool_calls", Bench.expecting(expect), draft.answer()).orElseThrow();
    assertThat(score.passed()).isTrue();
    assertThat(score.value()).isEqualTo(2.0 / 3);
  }

  @ParameterizedTest
  @CsvSource({
    "answer,  ANSWERED, true", "answer,  REFUSED,  false", "answer,  CLARIFY, false",
    "abstain, ANSWERED, false", "abstain, REFUSED, true", "abstain, CLARIFY, true",
    "clarify, CLARIFY, true", "clarify, REFUSED, false", "refuse, REFUSED, true",
    "refuse, CLARIFY, false"
  })
  void theOutcomeMustBeTheExpectedOne(String expected, Outcome outcome, boolean met) {
    assertThat(passes("behaviour", "'behaviour':'" + expected + "'", new Draft().outcome(outcome)))
        .isEqualTo(met);
  }

  @Test
  void theAnswersLanguageMustBeTheQuestions() {
    assertThat(passes("language", "'behaviour':'answer'", new Draft().language("en"))).isFalse();
    assertThat(passes("language", "'behaviour':'answer'", new Draft())).isTrue();
  }

  @Test
  void aChartMustPlotTheEnginesValues() {
    String expect =
        "'charts':[{'kind':['bar','line'],'values_equal_oracle':{'tool':'emissions_profile',"
            + "'args':{'region':'GD','year':2017},'path':'/total'}}]";
    double drawn =
        new java.math.BigDecimal(total()).round(new java.math.MathContext(6)).doubleValue();
    assertThat(passes("charts", expect, new Draft().chart(bar(drawn, drawn)))).isTrue();
    assertThat(passes("charts", expect, new Draft().chart(bar(drawn, drawn * 1.01)))).isFalse();
    assertThat(passes("charts", expect, new Draft().chart(bar(drawn * 1.01, drawn)))).isFalse();
    assertThat(passes("charts", expect, new Draft())).isFalse();
  }

  @Test
  void theToolsOwnChartPlotsWhatTheOracleHolds() {
    String expect =
        "'charts':[{'kind':'line','values_equal_oracle':{'tool':'roadmap','args':{'region':'GD'},"
            + "'path':'/pathway'}}]";
    Draft draft = new Draft();
    if (Bench.TOOLS.call("roadmap", Bench.json("{'region':'GD'}"), Language.ZH)
        instanceof ToolOutcome.Done done) {
      done.charts().forEach(draft::chart);
    }
    assertThat(passes("charts", expect, draft)).isTrue();
    String other = expect.replace("'GD'", "'JS'");
    assertThat(passes("charts", other, draft)).isFalse();
  }

  private static Chart bar(double listed, double drawn) {
    return new Chart(
        "chart",
        "bar",
        "",
        "百万吨CO2",
        "",
        Bench.json("{'series':[{'type':'bar','data':[{'value':" + drawn + "}]}]}"),
        new Chart.Table(List.of("部门", "排放"), List.of(List.<Object>of("合计", listed))));
  }

  @Test
  void citedDocumentsAreFoundByNumberOrTitle() {
    String expect = "'citations':{'documents':['国发〔2024〕12号'],'quotes':['降低 约3.9%'],'at_least':1}";
    Draft cited = new Draft().cite("2024—2025年节能降碳行动方案", "国发〔2024〕12号", "降低  约３.9%");
    assertThat(passes("citations", expect, cited)).isTrue();
    assertThat(passes("citations", expect, new Draft().cite("别的文件", "国发〔2021〕23号", ""))).isFalse();
    assertThat(passes("citations", "'citations':{'at_least':2}", cited)).isFalse();
  }

  @Test
  void requiredAndForbiddenWordsAreReadWithoutMarkup() {
    Draft draft = new Draft().text("**净**[流入](#claim-c1) CO₂");
    assertThat(passes("must", "'must':['净流入','co2']", draft)).isTrue();
    assertThat(passes("must", "'must':[{'any':['net inflow','净流入']}]", draft)).isTrue();
    assertThat(passes("must", "'must':['净流出']", draft)).isFalse();
    assertThat(passes("must_not", "'must_not':['净流出']", draft)).isTrue();
    assertThat(passes("must_not", "'must_not':['净流入']", draft)).isFalse();
  }

  @Test
  void aRequiredNameComesFromTheEngine() {
    String expect =
        "'must':[{'oracle':{'tool':'compare_regions','args':{'regions':['GD','XJ'],'year':2019},"
            + "'path':'/regions/XJ/region/name/zh'}}]";
    assertThat(passes("must", expect, new Draft().text("新疆较少"))).isTrue();
    assertThat(passes("must", expect, new Draft().text("广东较多"))).isFalse();
  }

  @Test
  void whatACaseDoesNotExpectIsNotJudged() {
    EvalCase asked = Bench.expecting("'behaviour':'answer'");
    assertThat(
            Scorer.ALL.stream()
                .flatMap(
                    scorer ->
                        scorer
                            .score(
                                asked,
                                new Draft().answer(),
                                new Truth(new Bench(_ -> new Draft().answer())))
                            .stream())
                .map(Score::metric))
        .containsExactly("behaviour", "language");
  }
}
