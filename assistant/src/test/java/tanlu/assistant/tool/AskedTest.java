package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Language;

class AskedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Toolbox TOOLBOX = new Toolbox(Knowledge.embedded());

  @Test
  void theSectorAskedForIsTheRowOfTheProfile() throws Exception {
    JsonNode result = done("emissions_profile", "{'region':'GD','year':2017,'sector':'钢铁'}");
    assertThat(result.at("/asked/14")).isEqualTo(result.at("/sectors/14"));
    assertThat(result.at("/asked")).hasSize(1);
  }

  @Test
  void householdsAreBothTheirKindsTogether() throws Exception {
    JsonNode result = done("emissions_profile", "{'region':'SH','sector':'居民生活'}");
    assertThat(names(result.at("/parts"))).containsExactlyInAnyOrder("HH_URBAN", "HH_RURAL");
    assertThat(only(result.at("/asked")).at("/co2/value").asDouble())
        .isCloseTo(sum(result.at("/parts"), "/co2/value"), within(1e-9));
  }

  /// 工业 is the sectors 02 to 26: mining, manufacturing, power, gas and water.
  @ParameterizedTest
  @ValueSource(strings = {"GD", "SX", "CN"})
  void industryIsAllItsSectorsTogether(String region) throws Exception {
    JsonNode profile = done("emissions_profile", "{'region':'%s','sector':'工业'}".formatted(region));
    double held = 0;
    for (int code = 2; code <= 26; code++) {
      held += profile.at("/sectors/%02d/co2/value".formatted(code)).asDouble();
    }
    JsonNode industry = only(profile.at("/asked"));
    assertThat(industry.at("/name/zh").asText()).isEqualTo("工业");
    assertThat(industry.at("/co2/value").asDouble()).isCloseTo(held, within(1e-9));
    assertThat(industry.at("/share/value").asDouble())
        .isCloseTo(100 * held / profile.at("/total/value").asDouble(), within(1e-9));
    assertThat(profile.at("/parts")).hasSize(5);

    JsonNode comparison =
        done(
            "compare_regions", "{'regions':['%s'],'sector':'industrial sector'}".formatted(region));
    assertThat(only(comparison.at("/regions")).at("/value/value").asDouble())
        .isCloseTo(held, within(1e-9));
  }

  @Test
  void aRoadmapOfIndustryAddsUpThePathsOfItsSectors() throws Exception {
    JsonNode result = done("roadmap", "{'region':'GD','sector':'工业'}");
    JsonNode industry = only(result.at("/asked"));
    for (String figure : List.of("/peak/value", "/residual/value", "/cut/value", "/share/value")) {
      double sum = 0;
      for (int code = 2; code <= 26; code++) {
        sum += result.at("/sectors/%02d".formatted(code) + figure).asDouble();
      }
      assertThat(industry.at(figure).asDouble()).as(figure).isCloseTo(sum, within(1e-9));
    }
    assertThat(industry.at("/milestones/2030/value").asDouble()).isPositive();
    assertThat(industry.at("/left/value").asDouble())
        .isCloseTo(
            100 * industry.at("/residual/value").asDouble() / industry.at("/peak/value").asDouble(),
            within(1e-9));
    assertThat(result.at("/parts")).hasSize(5);
  }

  @Test
  void aTargetOfOneSectorIsNotGivenForMany() throws Exception {
    Problem problem =
        ((ToolOutcome.Failed)
                call("reduction_targets", "{'region':'GD','rule':'sbti_sectoral','sector':'工业'}"))
            .problem();
    assertThat(problem.detail().en()).isEqualTo("this rule takes one sector at a time");
    assertThat(problem.candidates()).isNotEmpty();
  }

  @Test
  void theChainsOfManySectorsAreThoseOfTheLargestThreeAsAWarningSays() throws Exception {
    ToolOutcome.Done many =
        (ToolOutcome.Done) call("industry_network", "{'region':'GD','sector':'工业'}");
    assertThat(many.result().at("/asked")).hasSize(3);
    assertThat(many.warnings())
        .anyMatch(each -> each.zh().contains("最大的3个") && each.en().contains("of the 3 with"));
    ToolOutcome.Done one =
        (ToolOutcome.Done) call("industry_network", "{'region':'GD','sector':'钢铁'}");
    assertThat(one.warnings()).noneMatch(each -> each.zh().contains("最大的3个"));
  }

  @Test
  void aSectorOfTheRoadmapIsOneOfItsPaths() throws Exception {
    JsonNode result = done("roadmap", "{'region':'GD','sector':'cement'}");
    assertThat(result.at("/asked/13")).isEqualTo(result.at("/sectors/13"));
  }

  @Test
  void theTimetableAloneIsAFractionOfTheRoadmapWithTheSameNumbers() throws Exception {
    JsonNode whole = done("roadmap", "{'region':'GD','peak_year':2031}");
    JsonNode alone = done("roadmap", "{'region':'GD','peak_year':2031,'detail':'timetable'}");
    for (String part : List.of("peakYear", "peak", "residual", "cut", "milestones", "pathway")) {
      assertThat(alone.path(part)).as(part).isEqualTo(whole.path(part));
    }
    assertThat(alone.has("wedges")).isFalse();
    assertThat(5 * alone.toString().length()).isLessThan(whole.toString().length());
  }

  @Test
  void theTimetableHoldsNoSectorAndSaysSoRatherThanLeaveItOut() throws Exception {
    Problem problem =
        ((ToolOutcome.Failed)
                call("roadmap", "{'region':'GD','sector':'cement','detail':'timetable'}"))
            .problem();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.BAD_ARGUMENT);
    assertThat(problem.detail().zh()).contains("timetable", "sector", "请去掉其中一个");
    assertThat(problem.detail().en()).contains("does not go with sector; leave one out");
  }

  @Test
  void aLargeEmittersPartnersAreThoseOfItsHub() throws Exception {
    JsonNode result = done("industry_network", "{'region':'GD','sector':'power'}");
    String code = names(result.at("/asked")).getFirst();
    assertThat(result.at("/asked/" + code)).isEqualTo(result.at("/hubs/" + code));
  }

  @Test
  void withoutASectorNothingIsAsked() throws Exception {
    assertThat(done("emissions_profile", "{'region':'GD'}").has("asked")).isFalse();
  }

  @Test
  void aFigureAskedForKeepsItsDerivation() throws Exception {
    ToolOutcome outcome = call("emissions_profile", "{'region':'GD','sector':'钢铁'}");
    ToolOutcome.Done done = (ToolOutcome.Done) outcome;
    assertThat(Objects.requireNonNull(done.figures().get("/asked/14/co2")).value())
        .isEqualTo(done.result().at("/sectors/14/co2/value").asDouble());
  }

  @Test
  void aCitysTotalIsTheDatasets() throws Exception {
    Dataset data = TOOLBOX.knowledge().dataset();
    double held = data.cityCo2(data.region("GD").orElseThrow(), "深圳", 2016).orElseThrow().value();
    JsonNode result = done("emissions_profile", "{'region':'GD','city':'Shenzhen','year':2016}");
    assertThat(result.at("/total/value").asDouble()).isEqualTo(held);
    assertThat(result.at("/years/2016/value").asDouble()).isEqualTo(held);
  }

  @Test
  void aCityOfAnotherProvinceIsRefused() throws Exception {
    Problem problem =
        ((ToolOutcome.Failed) call("emissions_profile", "{'region':'ZJ','city':'深圳'}")).problem();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNKNOWN_NAME);
    assertThat(problem.detail().zh()).contains("浙江", "深圳");
  }

  @Test
  void aCityWithoutTheYearNamesTheYearsHeld() throws Exception {
    Problem problem =
        ((ToolOutcome.Failed) call("emissions_profile", "{'region':'GD','city':'深圳','year':2017}"))
            .problem();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_DATA);
    assertThat(problem.detail().zh()).contains("2017", "2016", "2018");
  }

  @Test
  void theLowestFirstIsTheHighestFirstReversed() throws Exception {
    List<String> lowest =
        names(done("compare_regions", "{'regions':['all'],'order':'lowest'}").at("/regions"));
    List<String> highest = names(done("compare_regions", "{'regions':['all']}").at("/regions"));
    assertThat(lowest).isEqualTo(highest.reversed());
  }

  @Test
  void everyProvinceOfARankingReachesTheModel() throws Exception {
    ToolOutcome outcome = call("compare_regions", "{'regions':['all']}");
    List<String> all = names(((ToolOutcome.Done) outcome).result().at("/regions"));
    assertThat(all).hasSize(30);
    assertThat(names(ModelView.of(outcome, 1, Language.EN).at("/result/regions"))).isEqualTo(all);
  }

  @Test
  void theLastOfALongRankingReachesTheModel() throws Exception {
    ToolOutcome outcome = call("key_sectors", "{'region':'GD'}");
    List<String> all = names(((ToolOutcome.Done) outcome).result().at("/sectors"));
    List<String> seen = names(ModelView.of(outcome, 1, Language.EN).at("/result/sectors"));
    assertThat(all).hasSizeGreaterThan(seen.size());
    assertThat(seen.getFirst()).isEqualTo(all.getFirst());
    assertThat(seen.getLast()).isEqualTo(all.getLast());
    assertThat(seen).contains("…");
  }

  @Test
  void theLastOfALongListReachesTheModelUnderItsOwnReference() throws Exception {
    ToolOutcome outcome = call("industry_network", "{'region':'GD'}");
    int last = ((ToolOutcome.Done) outcome).result().at("/edges").size() - 1;
    JsonNode edges = ModelView.of(outcome, 1, Language.EN).at("/result/edges");
    assertThat(edges.get(edges.size() - 1).at("/flow/ref").asText())
        .isEqualTo("[[r1/edges/" + last + "/flow]]");
    assertThat(edges.get(12).has("…")).isTrue();
  }

  @Test
  void aSectorAskedForStandsInEveryIndicatorOfItsTable() throws Exception {
    JsonNode result =
        done(
            "industry_network",
            "{'region':'GD','sector':'钢铁','indicators':['value_added','centrality']}");
    for (String indicator : List.of("value_added", "centrality")) {
      assertThat(result.at("/asked/14/indicators/" + indicator + "/value"))
          .isEqualTo(result.at("/indicators/" + indicator + "/sectors/14/value"));
    }
  }

  private static JsonNode done(String tool, String arguments) throws Exception {
    return ((ToolOutcome.Done) call(tool, arguments)).result();
  }

  private static ToolOutcome call(String tool, String arguments) throws Exception {
    return TOOLBOX.call(tool, JSON.readTree(arguments.replace('\'', '"')), Language.ZH);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode only(JsonNode rows) {
    assertThat(rows).hasSize(1);
    return rows.iterator().next();
  }

  private static double sum(JsonNode rows, String figure) {
    double sum = 0;
    for (JsonNode row : rows) {
      sum += row.at(figure).asDouble();
    }
    return sum;
  }
}
