package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Question;
import tanlu.evals.Bench.Draft;
import tanlu.evals.synth.Synthesis;

class SynthesisTest {
  private static final int CASES = 10_000;

  @TempDir Path temp;

  private Suite suite(String name, long seed, int cases) throws IOException {
    Path folder = temp.resolve(name);
    new Synthesis(Dataset.embedded(), seed).write(folder, cases);
    return Suite.load(folder.toString());
  }

  @Test
  void tenThousandCasesCoverEveryToolProvinceYearSectorLanguageAndTrap() throws IOException {
    assertThat(new Synthesis(Dataset.embedded(), 1).write(temp, CASES)).isEqualTo(CASES);
    List<EvalCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(temp)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          cases.add(Json.CASES.readValue(line, EvalCase.class));
        }
      }
    }
    Set<String> tools =
        cases.stream().flatMap(each -> each.tools().stream()).collect(Collectors.toSet());
    assertThat(tools)
        .contains("draft_plan")
        .containsAll(Bench.TOOLS.specifications().stream().map(ToolSpecification::name).toList());
    String asked =
        cases.stream().map(each -> each.turns().getLast()).collect(Collectors.joining("\n"));
    Dataset.embedded()
        .provinces()
        .forEach(region -> assertThat(asked).contains(region.name().zh(), region.name().en()));
    for (Vintage vintage : Vintage.values()) {
      vintage.sectors().forEach(sector -> assertThat(asked).contains(names(sector.name())));
      SectorGroup.of(vintage).forEach(group -> assertThat(asked).contains(names(group.name())));
    }
    for (int year = Dataset.FIRST_INVENTORY; year <= Dataset.LAST_INVENTORY; year++) {
      assertThat(asked).contains(Integer.toString(year));
    }
    // In 2012 Hubei and Qinghai report no trade: where their footprint comes from is not known.
    assertThat(
            cases.stream()
                .flatMap(each -> each.expect().tools().stream())
                .map(EvalCase.ExpectedCall::args)
                .filter(args -> args.path("by").asText().equals("origin"))
                .filter(args -> args.path("year").asInt() == 2012)
                .map(args -> args.path("region").asText()))
        .hasSizeGreaterThan(10)
        .doesNotContain("QH", "HB");
    assertThat(cases.stream().filter(each -> each.lang().equals("en"))).hasSize(CASES / 2);
    assertThat(cases.stream().filter(each -> each.split().equals("dev")).count())
        .isBetween(CASES * 4L / 10, CASES * 6L / 10);
    assertThat(cases.stream().filter(each -> each.tags().contains("trap")).count())
        .isGreaterThan(CASES / 10);
    assertThat(cases.stream().flatMap(each -> each.tags().stream()).collect(Collectors.toSet()))
        .contains(
            "alike",
            "unit",
            "no-data",
            "wrong-year",
            "unknown-region",
            "false-premise",
            "repealed",
            "injection");
  }

  private static List<String> names(Text name) {
    return List.of(name.zh(), name.en());
  }

  @Test
  void theSameSeedGivesTheSameCases() throws IOException {
    assertThat(suite("a", 5, 200).cases()).isEqualTo(suite("b", 5, 200).cases());
    assertThat(suite("c", 6, 200).cases()).isNotEqualTo(suite("a", 5, 200).cases());
  }

  /// A run cut off at any byte of its journal, again and again, ends as one that was never stopped.
  @Test
  void aRunKilledAtRandomMomentsEndsAsAnUnbrokenOne() throws IOException {
    suite("a", 9, 60);
    // Their truth is a simulation, which eleven runs would each make.
    for (String dear : List.of("roadmap", "scenarios")) {
      Files.deleteIfExists(temp.resolve("a").resolve(dear + ".jsonl"));
    }
    Suite suite = Suite.load(temp.resolve("a").toString());
    EvalRun.Setup setup = new EvalRun.Setup("scripted", "v", 2);
    Function<Question, tanlu.assistant.answer.Answer> answers =
        question ->
            new Draft().text("%d Mt CO₂".formatted(question.message().hashCode() % 97)).answer();
    Path whole = temp.resolve("whole");
    List<Object> unbroken = said(EvalRun.run(new Bench(answers), suite, whole, setup));
    Path broken = temp.resolve("broken");
    EvalRun.run(new Bench(answers), suite, broken, setup);
    Random random = new Random(11);
    for (int kill = 0; kill < 10; kill++) {
      Path journal = broken.resolve(EvalRun.JOURNAL);
      byte[] content = Files.readAllBytes(journal);
      Files.write(journal, java.util.Arrays.copyOf(content, random.nextInt(content.length)));
      assertThat(said(EvalRun.resume(new Bench(answers), broken, setup))).isEqualTo(unbroken);
    }
  }

  /// All but the times and the ids of answers.
  private static List<Object> said(Results results) {
    List<Object> said = new ArrayList<>();
    for (Results.Row row : results.cases()) {
      CaseResult result = row.result();
      said.add(
          List.of(
              result.id(),
              result.outcome(),
              result.scores(),
              result.truths(),
              Map.of("gist", String.valueOf(result.gist()))));
    }
    return said;
  }
}
