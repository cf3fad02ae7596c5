package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
  private static final Suite MAIN = Suite.load("main");

  private static final String CASE =
      "{\"id\":\"%s\",\"group\":\"g\",\"lang\":\"zh\",\"turns\":[\"广东？\"],"
          + "\"expect\":{\"behaviour\":\"answer\"},\"split\":\"dev\",\"provenance\":\"test\"%s}\n";

  @TempDir Path folder;

  @Test
  void everyNumberOfTheMainSuiteComesFromTheEngine() {
    assertThat(MAIN.cases().stream().flatMap(each -> each.expect().numbers().stream()))
        .allSatisfy(number -> assertThat(number.oracle()).isNotNull());
  }

  @Test
  void everyOracleOfTheMainSuiteHoldsTruth() {
    Truth truth = new Truth(new Bench(_ -> new Bench.Draft().answer()));
    for (EvalCase each : MAIN.cases()) {
      each.expect().numbers().forEach(truth::of);
      each.expect().charts().stream()
          .map(EvalCase.ExpectedChart::valuesEqualOracle)
          .flatMap(Stream::ofNullable)
          .forEach(truth::quantities);
      each.expect().must().stream()
          .map(EvalCase.Words::oracle)
          .flatMap(Stream::ofNullable)
          .forEach(truth::text);
    }
  }

  @Test
  void everyQuestionOfTheMainSuiteIsAskedInBothLanguages() {
    Map<String, String> groups =
        MAIN.cases().stream().collect(Collectors.toMap(EvalCase::id, EvalCase::group));
    Map<String, List<String>> languages =
        MAIN.cases().stream()
            .collect(
                Collectors.groupingBy(
                    EvalCase::group, Collectors.mapping(EvalCase::lang, Collectors.toList())));
    assertThat(languages).hasSizeGreaterThanOrEqualTo(20);
    assertThat(languages.values()).allMatch(asked -> asked.containsAll(List.of("zh", "en")));
    assertThat(MAIN.cases().stream().filter(each -> each.lang().equals("en")))
        .allMatch(each -> each.group().equals(groups.getOrDefault(each.variantOf(), "")));
  }

  @Test
  void theMainSuiteCoversEveryToolOfTheAssistant() {
    Set<String> covered =
        MAIN.cases().stream().flatMap(each -> each.tools().stream()).collect(Collectors.toSet());
    assertThat(covered)
        .containsAll(Bench.TOOLS.specifications().stream().map(tool -> tool.name()).toList());
  }

  @Test
  void whatACaseLeavesOutIsEmptyNotNull() {
    EvalCase.Expect expect = Bench.expecting("'behaviour':'abstain'").expect();
    assertThat(expect.behaviour()).isEqualTo(EvalCase.Behaviour.ABSTAIN);
    assertThat(expect.numbers()).isEmpty();
    assertThat(expect.mustNot()).isEmpty();
    assertThat(expect.citations()).isNull();
  }

  @Test
  void aLineThatIsNoJsonIsNamedByFileLineAndColumn() throws IOException {
    write("a.jsonl", CASE.formatted("one", ""), "{\"id\": oops}\n");
    assertThatThrownBy(this::load).hasMessageContaining("a.jsonl:2:").hasMessageContaining("oops");
  }

  @Test
  void anUnknownToolIsNamedWithTheNearestKnownOne() throws IOException {
    String expect = "\"expect\":{\"tools\":[{\"name\":\"emission_profile\",\"args\":{}}]}";
    String line =
        CASE.formatted("one", "").replace("\"expect\":{\"behaviour\":\"answer\"}", expect);
    write("a.jsonl", line);
    assertThatThrownBy(this::load)
        .hasMessageContaining("a.jsonl:1:" + (line.indexOf("\"emission_profile\"") + 1) + ":")
        .hasMessageContaining("nearest known: emissions_profile");
  }

  @Test
  void anUnknownMetricIsNamed() throws IOException {
    String line = CASE.formatted("one", "").replace("behaviour", "behavior");
    write("a.jsonl", line);
    assertThatThrownBy(this::load)
        .hasMessageContaining("a.jsonl:1:")
        .hasMessageContaining("unknown field \"behavior\"");
  }

  @Test
  void aNumberWithNeitherOracleNorValueIsRejected() throws IOException {
    write(
        "a.jsonl",
        CASE.formatted("one", "")
            .replace("\"behaviour\":\"answer\"", "\"numbers\":[{\"name\":\"total\"}]"));
    assertThatThrownBy(this::load)
        .isInstanceOf(SuiteException.class)
        .hasMessageContaining("a.jsonl:1:");
  }

  @Test
  void anIdMayOccurOnceInTheWholeSuite() throws IOException {
    write("a.jsonl", CASE.formatted("one", ""));
    write("b.jsonl", CASE.formatted("one", ""));
    assertThatThrownBy(this::load)
        .hasMessageContaining("b.jsonl: case id \"one\" occurs twice")
        .hasMessageContaining("a.jsonl");
  }

  @Test
  void aVariantOfACaseTheSuiteLacksIsRejected() throws IOException {
    write("a.jsonl", CASE.formatted("one", ",\"variant_of\":\"gone\""));
    assertThatThrownBy(this::load).hasMessageContaining("variant of \"gone\"");
  }

  @Test
  void aMissingSuiteIsAnsweredWithTheOnesThereAre() {
    assertThatThrownBy(() -> Suite.load("mian"))
        .isInstanceOf(SuiteException.class)
        .hasMessageContaining("\"mian\"")
        .hasMessageContaining("main");
  }

  @Test
  void theHashChangesWithTheCases() throws IOException {
    write("a.jsonl", CASE.formatted("one", ""));
    String before = load().hash();
    assertThat(load().hash()).isEqualTo(before);
    write("a.jsonl", CASE.formatted("two", ""));
    assertThat(load().hash()).isNotEqualTo(before);
  }

  private Suite load() {
    return Suite.load(folder.toString());
  }

  private void write(String file, String... lines) throws IOException {
    Files.writeString(folder.resolve(file), String.join("", lines));
  }
}
