package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// How well the offline model understands questions no example contains. Every third line was
/// written after the examples and is held out: nothing is tuned on it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {
  private static final int HELD_OUT = 3;

  private record Line(
      String question, String language, String expected, String regions, String year) {
    static Line of(String line) {
      String[] fields = line.split("\t", -1);
      return new Line(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }
  }

  private record Score(int asked, List<String> wrong) {
    double share() {
      return 1 - (double) wrong.size() / asked;
    }
  }

  private final Assistant assistant = Assistant.open(Settings.read(Map.of()));
  private final List<Line> lines = lines();

  @Test
  void nineteenOfTwentyQuestionsOfTheDevelopmentPartAreUnderstood() {
    assertThat(score(false).share()).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void mostQuestionsHeldOutAreUnderstood() {
    assertThat(score(true).share()).isGreaterThanOrEqualTo(.85);
  }

  @Test
  void noQuestionIsAnExample() {
    List<String> examples =
        Prompts.intents().stream().flatMap(intent -> intent.examples().stream()).toList();
    assertThat(lines.stream().map(Line::question).filter(each -> !golden(each)))
        .doesNotContainAnyElementsOf(examples);
  }

  @Test
  void theGoldenQuestionIsUnderstoodInBothLanguages() {
    List<Line> golden = lines.stream().filter(line -> golden(line.question)).toList();
    assertThat(golden).hasSize(2);
    assertThat(golden).allMatch(line -> wrong(line).isEmpty());
  }

  private static boolean golden(String question) {
    return question.contains("时间表及产业投入产出路线图")
        || question.contains("timetable and input-output roadmap");
  }

  private Score score(boolean heldOut) {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (int i = 0; i < lines.size(); i++) {
      if ((i % HELD_OUT == HELD_OUT - 1) == heldOut) {
        asked++;
        wrong.addAll(wrong(lines.get(i)));
      }
    }
    Score score = new Score(asked, wrong);
    System.out.printf(
        "%s: %d questions, %.1f %% understood; not: %s%n",
        heldOut ? "held out" : "development", asked, 100 * score.share(), String.join("; ", wrong));
    return score;
  }

  /// One sentence where intent, regions, year or language are not as expected.
  private List<String> wrong(Line line) {
    Answer answer = assistant.ask(Question.of(line.question), AnswerListener.NONE);
    String got = intent(answer);
    boolean right =
        got.equals(line.expected)
            && answer.language().equals(line.language)
            && (line.regions.isEmpty() || regions(answer).equals(codes(line.regions)))
            && (line.year.isEmpty() || argument(answer, "year").equals(line.year));
    return right
        ? List.of()
        : List.of(
            "%s: %s %s %s instead of %s %s"
                .formatted(
                    line.question,
                    answer.language(),
                    got,
                    answer.steps().isEmpty() ? "" : answer.steps().getFirst().arguments(),
                    line.expected,
                    line.regions));
  }

  /// What the answer turned out to be about, by its first tool call; without one, by its text.
  private static String intent(Answer answer) {
    if (answer.outcome() == Outcome.CLARIFY) {
      return "clarify";
    }
    if (answer.outcome() == Outcome.REFUSED) {
      return answer.steps().isEmpty() ? "off-topic" : "refused";
    }
    if (answer.steps().isEmpty()) {
      return Prompts.intents().stream()
          .filter(known -> answer.text().equals(known.outlines().get(answer.language())))
          .map(Intent::id)
          .findFirst()
          .orElse("none");
    }
    Step step = answer.steps().getFirst();
    JsonNode arguments = step.arguments();
    return switch (step.tool()) {
      case "emissions_profile" ->
          arguments.has("city")
              ? "city"
              : arguments.has("sector") ? "sector" : arguments.has("by") ? "fuel" : "profile";
      case "emissions_trend" ->
          arguments.has("by")
              ? "sector trends"
              : arguments.has("sector") ? "sector trend" : "trend";
      case "decompose_change" -> arguments.has("method") ? "sda" : "drivers";
      case "compare_regions" ->
          arguments.path("indicator").asText().equals("decoupling")
              ? "decoupling"
              : arguments.has("order")
                  ? "lowest"
                  : arguments.path("regions").toString().contains("all") ? "ranking" : "compare";
      case "industry_network" ->
          arguments.has("indicators")
              ? "indicators"
              : arguments.has("sector") ? "chain" : "network";
      case "io_table" -> arguments.has("sector") ? "chain" : "io-table";
      case "key_sectors" -> "key-sectors";
      case "supply_chain_paths" -> arguments.path("direction").asText();
      case "flow_sankey" -> "sankey";
      case "reduction_targets" -> "targets";
      case "search_policy" -> "policy";
      case "list_data" -> "data";
      case "footprint" -> arguments.path("by").asText().equals("origin") ? "origin" : "footprint";
      default -> step.tool();
    };
  }

  private static Set<String> regions(Answer answer) {
    TreeSet<String> regions = new TreeSet<>();
    if (!answer.steps().isEmpty()) {
      JsonNode arguments = answer.steps().getFirst().arguments();
      arguments.path("regions").forEach(region -> regions.add(region.asText()));
      if (arguments.has("region")) {
        regions.add(arguments.get("region").asText());
      }
    }
    return regions;
  }

  private static Set<String> codes(String regions) {
    return new TreeSet<>(List.of(regions.split(" ")));
  }

  private static String argument(Answer answer, String name) {
    return answer.steps().isEmpty()
        ? ""
        : answer.steps().getFirst().arguments().path(name).asText();
  }

  private static List<Line> lines() {
    try (InputStream in = QuestionsTest.class.getResourceAsStream("questions.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Line::of).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("questions.tsv cannot be read", e);
    }
  }
}
