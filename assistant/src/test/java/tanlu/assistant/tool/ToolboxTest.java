package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// Every tool, called with what models and people call it with.
class ToolboxTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());

  static ToolOutcome call(String tool, String arguments) {
    try {
      return TOOLS.call(tool, JSON.readTree(arguments), Language.EN);
    } catch (JsonProcessingException e) {
      throw new AssertionError(arguments, e);
    }
  }

  static ToolOutcome.Done done(String tool, String arguments) {
    return switch (call(tool, arguments)) {
      case ToolOutcome.Done done -> done;
      case ToolOutcome.Failed failed ->
          throw new AssertionError(tool + arguments + ": " + failed.problem());
    };
  }

  private static Problem problem(String tool, String arguments) {
    return switch (call(tool, arguments)) {
      case ToolOutcome.Done done -> throw new AssertionError(tool + " took " + done.arguments());
      case ToolOutcome.Failed failed -> failed.problem();
    };
  }

  @Test
  void undrawnToolsGiveTheSameFiguresAndNoCharts() throws Exception {
    String arguments = "{\"region\":\"GD\",\"year\":2017}";
    ToolOutcome.Done drawn = done("emissions_profile", arguments);
    ToolOutcome outcome =
        TOOLS.undrawn().call("emissions_profile", JSON.readTree(arguments), Language.EN);
    assertThat(drawn.charts()).isNotEmpty();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ToolOutcome.Done.class,
            undrawn -> {
              assertThat(undrawn.charts()).isEmpty();
              assertThat(undrawn.result()).isEqualTo(drawn.result());
              assertThat(undrawn.figures().keySet()).isEqualTo(drawn.figures().keySet());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list_data | {}
          list_data | {"region":"粤"}
          emissions_profile | {"region":"广东省"}
          emissions_profile | {"region":"china","year":"2012"}
          emissions_profile | {"region":"GD","year":2017,"by":"fuel"}
          emissions_trend | {"regions":["guangdong","JS"],"from":2000,"to":2019}
          emissions_trend | {"regions":"内蒙古","indicator":"intensity"}
          compare_regions | {"regions":["all"]}
          compare_regions | {"regions":["GD","JS"],"year":2012,"indicator":"per_capita"}
          industry_network | {"region":"ZJ"}
          industry_network | {"region":"ZJ","indicators":["all"]}
          industry_network | {"region":"XZ","year":2012,"indicators":["co2","value_added"],"sector":"14"}
          compare_regions | {"regions":["all"],"indicator":"intensity","sector":"钢铁","order":"lowest"}
          compare_regions | {"regions":["GD","SH"],"indicator":"per_capita","sector":"power"}
          industry_network | {"region":"XZ","year":2017}
          industry_network | {"region":"CN","year":2020,"top_share":0.01,"indicator":"output"}
          flow_sankey | {"region":"SH"}
          flow_sankey | {"region":"SH","kind":"energy","year":2017}
          footprint | {"region":"BJ","by":"final_demand"}
          footprint | {"region":"BJ","by":"origin"}
          footprint | {"region":"GD","year":2012,"by":"origin"}
          decompose_change | {"region":"GD"}
          decompose_change | {"region":"SH","from":2012,"to":2017}
          decompose_change | {"region":"全国","from":2015,"to":"2018","method":"sda"}
          compare_regions | {"regions":["all"],"indicator":"decoupling","from":2010,"sector":"电力"}
          compare_regions | {"regions":["all"],"from":2005,"indicator":"intensity","order":"lowest"}
          compare_regions | {"regions":["all"],"from":2010,"sector":"水泥","by":"amount"}
          compare_regions | {"regions":["长三角"],"from":2012,"year":2017,"indicator":"intensity","sector":"钢铁"}
          emissions_trend | {"regions":["HE"],"sector":"钢铁"}
          emissions_trend | {"regions":["HE"],"by":"sector"}
          what_if | {"region":"GD","changes":[{"sector":"钢铁","kind":"output","change":"-30%"}]}
          what_if | {"region":"HE","year":2012,"changes":{"sector":"power","intensity":-0.3}}
          what_if | {"region":"SD","changes":[{"sector":"27","kind":"input","of":"水泥","change":-0.1}]}
          what_if | {"region":"SD","changes":[{"sector":"石化","kind":"demand","change":0}]}
          io_table | {"region":"宁夏"}
          io_table | {"region":"CN","year":2020,"sector":"钢铁"}
          io_table | {"region":"SH","year":2012,"sector":"石化"}
          io_table | {"region":"XZ","year":2012,"sector":"24"}
          key_sectors | {"region":"GD"}
          key_sectors | {"region":"XZ","year":2012}
          key_sectors | {"region":"CN","year":2020,"sector":"power"}
          supply_chain_paths | {"region":"HE","sector":"钢铁"}
          supply_chain_paths | {"region":"CN","year":2018,"sector":"construction","direction":"downstream","top":50}
          supply_chain_paths | {"region":"HI","sector":14,"top":1}
          reduction_targets | {"region":"SD"}
          reduction_targets | {"region":"SD","rule":"sbti_1.5","base_year":2015}
          reduction_targets | {"region":"SD","rule":"provincial_policy"}
          reduction_targets | {"region":"SD","rule":"tpi_1.5","sector":"钢铁"}
          reduction_targets | {"region":"SD","rule":"ndc_2035","weights":[{"sector":"电力","weight":3},{"sector":"steel","weight":1}]}
          reduction_targets | {"region":"SD","rule":"peak","peak_year":2030,"peak_level":900}
          reduction_targets | {"region":"SD","rule":"neutral","neutral_year":2055,"allocate":"least_cost","year":2030}
          roadmap | {"region":"HB"}
          roadmap | {"region":"GD","peak_year":2028,"neutral_year":2055,"scenario":"strengthened"}
          roadmap | {"region":"GD","levers":{"power.imports":{"2035":45}},"draws":100}
          roadmap | {"region":"NM","levers":{"power.imports":{"2024":-40,"2035":-60}}}
          roadmap | {"region":"NX","levers":{"power.nonfossil":{"2035":65}}}
          roadmap | {"region":"NX","growth":9,"sector":"石化"}
          search_policy | {"query":"钢铁","region":"河北","top":3}
          """)
  void aCallRepeatedWithItsOwnArgumentsGivesTheSameAndEveryFigureHasItsPlace(
      String tool, String arguments) {
    ToolOutcome.Done first = done(tool, arguments);
    ToolOutcome.Done again = done(tool, first.arguments().toString());

    assertThat(again.arguments()).isEqualTo(first.arguments());
    assertThat(again.result().toString()).isEqualTo(first.result().toString());
    assertThat(again.charts()).isEqualTo(first.charts());
    SoftAssertions softly = new SoftAssertions();
    first
        .figures()
        .forEach(
            (path, figure) -> {
              JsonNode node = first.result().at(path);
              softly
                  .assertThat(node.path("value").asDouble(Double.NaN))
                  .as(path)
                  .isEqualTo(figure.value());
              softly
                  .assertThat(node.path("unit").asText())
                  .as(path)
                  .isEqualTo(figure.unit().code());
            });
    softly.assertAll();
    assertThat(schema(tool).validate(first.arguments())).isEmpty();
  }

  private static JsonSchema schema(String tool) {
    ToolSpecification specification =
        TOOLS.specifications().stream()
            .filter(each -> each.name().equals(tool))
            .findFirst()
            .orElseThrow();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            JSON.<JsonNode>valueToTree(JsonSchemaElementUtils.toMap(specification.parameters())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emissions_profile | {"region":"GD","colour":"red"} | colour
          emissions_profile | {"region":"GD","year":2017.5} | 2017.5
          emissions_profile | {"region":"GD","year":"lately"} | lately
          emissions_profile | {"region":"GD","year":[2017]} | [2017]
          emissions_profile | {"region":["GD"]} | ["gd"]
          emissions_profile | {"region":" "} | region
          emissions_profile | {} | region
          emissions_profile | {"region":null} | region
          emissions_profile | {"region":"GD","by":"colour"} | colour
          emissions_profile | [] | object
          emissions_profile | "{" | object
          emissions_trend | {"regions":[]} | regions
          emissions_trend | {"regions":[5]} | regions
          emissions_trend | {"regions":["GD"],"from":2019,"to":2005} | 2019
          emissions_trend | {"regions":["GD"],"from":2019,"to":2019} | 2019
          industry_network | {"region":"GD","top_share":0.9} | 0.9
          industry_network | {"region":"GD","top_share":"all"} | all
          flow_sankey | {"region":"GD","top":4} | 4
          decompose_change | {"region":"GD","from":2017,"to":2012} | 2017
          decompose_change | {"region":"GD","method":"magic"} | magic
          what_if | {"region":"GD"} | changes
          what_if | {"region":"GD","changes":[]} | changes
          what_if | {"region":"GD","changes":[{"sector":"钢铁","kind":"output","change":-1.2}]} | a fall of 120%
          what_if | {"region":"GD","changes":[{"sector":"钢铁","kind":"output","change":-20}]} | a fall of 2000%
          what_if | {"region":"GD","changes":[{"sector":"钢铁","kind":"output","change":"a lot"}]} | a lot
          what_if | {"region":"GD","changes":[{"sector":"14","change":-0.1},{"sector":"钢铁","change":-0.2}]} | contradictory
          what_if | {"region":"GD","changes":[{"sector":"14","change":-0.1},{"sector":"24","use":-0.2}]} | two questions
          what_if | {"region":"GD","changes":[{"sector":"14","input":10}]} | smaller rise
          io_table | {"region":"GD","colour":"red"} | colour
          key_sectors | {"region":["GD"]} | ["gd"]
          supply_chain_paths | {"region":"GD"} | sector
          supply_chain_paths | {"region":"GD","sector":"钢铁","direction":"sideways"} | sideways
          supply_chain_paths | {"region":"GD","sector":"钢铁","top":0} | 0
          supply_chain_paths | {"region":"GD","sector":"钢铁","top":51} | 51
          roadmap | {"region":"GD","peak_year":2010} | 2010
          roadmap | {"region":"GD","peak_year":2035,"neutral_year":2036} | 2036
          roadmap | {"region":"GD","neutral_year":2101} | 2101
          reduction_targets | {"region":"GD","base_year":1990} | 1990
          reduction_targets | {"region":"GD","rule":"peak"} | peak_year
          reduction_targets | {"region":"GD","rule":"tpi_1.5"} | steel
          reduction_targets | {"region":"GD","rule":"tpi_1.5","sector":"金融"} | steel
          reduction_targets | {"region":"GD","rule":"peak","peak_year":2030,"peak_level":-5} | -5
          reduction_targets | {"region":"GD","rule":"neutral","peak_year":2050,"neutral_year":2045} | 2045
          reduction_targets | {"region":"GD","rule":"neutral","neutral_year":2020} | 2020
          reduction_targets | {"region":"GD","rule":"sbti_1.5","weights":[{"sector":"电力","weight":0}]} | 0
          reduction_targets | {"region":"GD","weights":[{"sector":"电力","weight":1}]} | ndc_2035
          roadmap | {"region":"GD","levers":{"power.nonfossil":{"2060":140}}} | 140
          roadmap | {"region":"GD","levers":{"power.nonfossil":{"2060":"many"}}} | many
          roadmap | {"region":"GD","levers":{"power.moonshine":{"2060":40}}} | power.moonshine
          roadmap | {"region":"GD","levers":{"power.nonfossil":{"2070":40}}} | 2070
          roadmap | {"region":"BJ","levers":{"power.imports":{"2035":65}}} | power.imports
          roadmap | {"region":"HE","levers":{"steel.eaf":{"2060":95}}} | steel.h2dri
          roadmap | {"region":"GD","draws":5} | 5
          search_policy | {"query":"钢铁","top":0} | 0
          search_policy | {"query":"钢铁","issued_after":"yesterday"} | yesterday
          """)
  void anArgumentThatCannotBeReadIsNamedInBothLanguages(
      String tool, String arguments, String named) {
    Problem problem = problem(tool, arguments);

    assertThat(problem.kind()).isEqualTo(Problem.Kind.BAD_ARGUMENT);
    assertThat(problem.detail().en().toLowerCase(java.util.Locale.ROOT)).contains(named);
    assertThat(problem.detail().zh()).matches("(?s).*\\p{IsHan}.*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emissions_profile | {"region":"火星省"}
          emissions_trend | {"regions":["GD","火星省"]}
          emissions_trend | {"regions":["GD"],"indicator":"beauty"}
          roadmap | {"region":"GD","scenario":"wishful"}
          reduction_targets | {"region":"GD","rule":"none"}
          search_policy | {"query":"x","sector":"magic"}
          what_if | {"region":"GD","changes":[{"sector":"钢钢","change":-0.1}]}
          io_table | {"region":"GD","sector":"magic"}
          key_sectors | {"region":"GD","sector":"magic"}
          supply_chain_paths | {"region":"GD","sector":"magic"}
          supply_chain_paths | {"region":"GD","sector":"石化"}
          """)
  void anUnknownNameComesBackWithCandidates(String tool, String arguments) {
    Problem problem = problem(tool, arguments);

    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNKNOWN_NAME);
    assertThat(problem.candidates()).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emissions_profile | {"region":"GD","year":1850} | 1850
          emissions_profile | {"region":"GD","year":2024} | 2024
          emissions_profile | {"region":"西藏"} | Tibet
          emissions_profile | {"region":"GD","year":2016,"by":"fuel"} | 2016
          emissions_trend | {"regions":["XZ"]} | Tibet
          emissions_trend | {"regions":["GD"],"from":2020,"to":2024} | 2020
          compare_regions | {"regions":["GD","JS"],"year":1998,"indicator":"intensity"} | 1998
          compare_regions | {"regions":["XZ"]} | Tibet
          industry_network | {"region":"GD","year":2016} | 2016
          footprint | {"region":"GD","year":2016} | 2016
          footprint | {"region":"XZ"} | Tibet
          footprint | {"region":"CN","by":"origin"} | not of the nation
          footprint | {"region":"HB","year":2012,"by":"origin"} | reports no trade
          io_table | {"region":"GD","year":2020} | 2020
          key_sectors | {"region":"GD","year":2015} | 2015
          key_sectors | {"region":"NX","year":2012,"sector":"23"} | no output
          supply_chain_paths | {"region":"XZ","sector":"power"} | Tibet
          supply_chain_paths | {"region":"CN","year":2020,"sector":"power"} | 2020
          supply_chain_paths | {"region":"SH","year":2012,"sector":"02"} | no output
          flow_sankey | {"region":"CN","kind":"energy"} | China
          flow_sankey | {"region":"GD","kind":"energy","year":2015} | 2015
          roadmap | {"region":"XZ"} | Tibet
          decompose_change | {"region":"XZ"} | Tibet
          decompose_change | {"region":"GD","from":2000} | 2005
          decompose_change | {"region":"GD","method":"sda","to":2019} | 2019
          what_if | {"region":"XZ","changes":[{"sector":"水泥","change":-0.1}]} | Tibet
          what_if | {"region":"CN","year":2020,"changes":[{"sector":"14","change":-0.1}]} | 2020
          compare_regions | {"regions":["XZ"],"indicator":"decoupling"} | Tibet
          compare_regions | {"regions":["XZ"],"from":2010} | Tibet
          compare_regions | {"regions":["all"],"from":2000,"indicator":"per_capita"} | 2005
          reduction_targets | {"region":"XZ"} | Tibet
          reduction_targets | {"region":"XZ","rule":"ndc_2035"} | Tibet
          reduction_targets | {"region":"GD","rule":"sbti_sectoral","sector":"钢铁"} | grid factor
          reduction_targets | {"region":"YN","rule":"provincial_policy"} | Yunnan
          roadmap | {"region":"XZ"} | Tibet
          """)
  void whatIsNotHeldIsRefusedWithWhatIs(String tool, String arguments, String named) {
    Problem problem = problem(tool, arguments);

    assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_DATA);
    assertThat(problem.detail().en()).contains(named);
    assertThat(problem.candidates()).isNotEmpty();
  }

  @Test
  void aPlaceElsewhereIsUnknownByName() {
    Problem problem = problem("emissions_profile", "{\"region\":\"Georgia\"}");

    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNKNOWN_NAME);
    assertThat(problem.detail().en()).contains("Georgia");
  }

  @Test
  void aTrendAskedBeyondTheInventoriesEndsWithThemAndSaysSo() {
    ToolOutcome.Done done =
        done("emissions_trend", "{\"regions\":[\"GD\"],\"from\":2016,\"to\":2024}");
    assertThat(done.result().path("to").asInt()).isEqualTo(2019);
    assertThat(done.warnings()).anyMatch(warning -> warning.en().startsWith("Asked up to 2024"));
  }

  @Test
  void aMisspeltNameIsTakenWithAWarningAndRepeatedRight() {
    ToolOutcome.Done done = done("emissions_profile", "{\"region\":\"guangdog\"}");

    assertThat(done.arguments().path("region").asText()).isEqualTo("GD");
    assertThat(done.warnings()).anyMatch(warning -> warning.en().contains("guangdog"));
  }

  @Test
  void aTrendThatBeginsLaterThanAskedSaysSo() {
    for (String arguments :
        List.of(
            "{\"regions\":[\"GD\"],\"from\":1990}",
            "{\"regions\":[\"GD\"],\"from\":1998,\"indicator\":\"intensity\"}")) {
      ToolOutcome.Done done = done("emissions_trend", arguments);
      String first = done.result().path("from").asText();
      assertThat(done.warnings()).anyMatch(warning -> warning.en().contains("before " + first));
    }
  }

  @Test
  void noYearOrRegionMakesAToolThrow() {
    List<String> years =
        List.of(
            "-1",
            "0",
            "1850",
            "1996",
            "1997",
            "2004",
            "2005",
            "2011",
            "2016",
            "2019",
            "2020",
            "2030",
            "2040",
            "2100",
            "999999",
            "2147483648");
    List<Region> regions = TOOLS.knowledge().dataset().regions();
    int calls = 0;
    for (Region region : List.of(regions.getFirst(), regions.get(20), regions.getLast())) {
      String name = "\"" + region.abbr() + "\"";
      for (String year : years) {
        for (String[] call :
            new String[][] {
              {"emissions_profile", "{\"region\":%s,\"year\":%s}"},
              {"emissions_profile", "{\"region\":%s,\"year\":%s,\"by\":\"fuel\"}"},
              {"emissions_trend", "{\"regions\":%s,\"from\":%s}"},
              {"emissions_trend", "{\"regions\":%s,\"to\":%s}"},
              {"emissions_trend", "{\"regions\":%s,\"to\":%s,\"indicator\":\"intensity\"}"},
              {"compare_regions", "{\"regions\":[%s],\"year\":%s,\"indicator\":\"intensity\"}"},
              {"compare_regions", "{\"regions\":[%s],\"year\":%s,\"indicator\":\"per_capita\"}"},
              {"industry_network", "{\"region\":%s,\"year\":%s}"},
              {"flow_sankey", "{\"region\":%s,\"year\":%s}"},
              {"flow_sankey", "{\"region\":%s,\"year\":%s,\"kind\":\"energy\"}"},
              {"footprint", "{\"region\":%s,\"year\":%s}"},
              {"io_table", "{\"region\":%s,\"year\":%s,\"sector\":\"power\"}"},
              {"key_sectors", "{\"region\":%s,\"year\":%s}"},
              {"supply_chain_paths", "{\"region\":%s,\"year\":%s,\"sector\":\"power\"}"},
              {"reduction_targets", "{\"region\":%s,\"base_year\":%s}"},
              {"reduction_targets", "{\"region\":%s,\"base_year\":%s,\"rule\":\"sbti_1.5\"}"},
              {"roadmap", "{\"region\":%s,\"peak_year\":%s}"},
              {"roadmap", "{\"region\":%s,\"neutral_year\":%s}"},
            }) {
          // Whatever is thrown here fails the test: both outcomes are sound.
          switch (call(call[0], call[1].formatted(name, year))) {
            case ToolOutcome.Done done -> assertThat(done.arguments().toString()).contains(year);
            case ToolOutcome.Failed failed ->
                assertThat(failed.problem().detail().en()).isNotBlank();
          }
          calls++;
        }
      }
    }
    assertThat(calls).isEqualTo(3 * years.size() * 18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"emission_profile", "Roadmap", "roadmaps"})
  void anUnknownToolComesBackWithTheNearest(String name) {
    Problem problem = problem(name, "{}");

    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNKNOWN_NAME);
    assertThat(problem.detail().en()).contains(name);
    assertThat(problem.candidates().getFirst())
        .isIn(Text.of("emissions_profile", "emissions_profile"), Text.of("roadmap", "roadmap"));
  }
}
