package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tanlu.assistant.answer.Answer;

/// Answers labelled by hand, a file a metric: every scorer must say what the label says. `score` is
/// null where the metric does not apply.
class GoldenCasesTest {
  private static final String ANSWER =
      """
      {"id":"a","conversationId":"c","language":"zh","outcome":"answered","text":"","claims":[],
      "charts":[],"citations":[],"steps":[],"dataset":{"id":"embedded","version":"v","kind":"modelled","years":""},
      "model":{"name":"m","requests":1,"counted":0,"inputTokens":0,"outputTokens":0},
      "boundary":"territorial","warnings":[],"followUps":[]}
      """;

  @TestFactory
  Stream<DynamicTest> everyScorerAgreesWithTheLabels() {
    return Scorer.ALL.stream().flatMap(scorer -> lines(scorer).map(line -> test(scorer, line)));
  }

  private static Stream<String> lines(Scorer scorer) {
    String file = "golden/" + scorer.metric() + ".jsonl";
    try (InputStream in =
        Objects.requireNonNull(GoldenCasesTest.class.getResourceAsStream(file), file)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).as(file).hasSizeGreaterThanOrEqualTo(3);
      return lines.stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static DynamicTest test(Scorer scorer, String line) {
    JsonNode json = read(line);
    return dynamicTest(
        scorer.metric() + ": " + json.path("why").asText(),
        () -> {
          Answer answer = answer(json.path("answer"));
          Optional<Score> score =
              scorer.score(asked(json), answer, new Truth(new Bench(_ -> answer)));
          if (json.path("score").isNull()) {
            assertThat(score).isEmpty();
          } else {
            assertThat(score.orElseThrow().value()).isEqualTo(json.path("score").asDouble());
            assertThat(score.orElseThrow().passed()).isEqualTo(json.path("passed").asBoolean());
          }
        });
  }

  private static JsonNode read(String line) {
    try {
      return Json.RUNS.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static EvalCase asked(JsonNode json) {
    ObjectNode asked =
        (ObjectNode) Bench.json("{'id':'c','group':'g','split':'dev','provenance':'golden'}");
    asked.put("lang", json.path("lang").asText("zh"));
    asked.set("turns", json.has("turns") ? json.get("turns") : Bench.json("['广东2017年排放多少？']"));
    asked.set(
        "expect", json.has("expect") ? json.get("expect") : Bench.json("{'behaviour':'answer'}"));
    if (json.has("attack")) {
      asked.set("attack", json.get("attack"));
    }
    return new CaseReader("golden").read(asked.toString()).getFirst();
  }

  private static Answer answer(JsonNode given) throws JsonProcessingException {
    ObjectNode whole = (ObjectNode) Json.RUNS.readTree(ANSWER);
    given.properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
    for (JsonNode claim : whole.get("claims")) {
      ((ObjectNode) claim).put("label", "");
      if (!claim.has("derivation")) {
        ((ObjectNode) claim)
            .set(
                "derivation",
                Bench.json(
                    "{'kind':'computed','inputs':[],'tool':'emissions_profile','arguments':{},'path':'/total'}"));
      }
    }
    for (JsonNode citation : whole.get("citations")) {
      ((ObjectNode) citation)
          .put("passage", "P/" + citation.path("n").asInt())
          .put("quoteOf", "digest")
          .put("verification", "secondary")
          .put("status", "unknown");
    }
    for (JsonNode step : whole.get("steps")) {
      ((ObjectNode) step).put("milliseconds", 1);
    }
    for (JsonNode chart : whole.get("charts")) {
      ((ObjectNode) chart).put("id", "chart-1").put("title", "").put("source", "");
    }
    return Json.RUNS.treeToValue(whole, Answer.class);
  }
}
