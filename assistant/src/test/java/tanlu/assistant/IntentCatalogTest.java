package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

class IntentCatalogTest {
  /// What a question fills, as `Understanding` documents it.
  private static final Set<String> SLOTS =
      Set.of(
          "alone",
          "region",
          "regions",
          "others",
          "second",
          "several",
          "later_year",
          "size",
          "city",
          "sector",
          "year",
          "from",
          "to",
          "base_year",
          "peak_year",
          "peak_by",
          "neutral_year",
          "indicator",
          "measures",
          "scenario",
          "rule",
          "changes",
          "language",
          "growth",
          "levers",
          "imports",
          "peak_level",
          "sink",
          "draws",
          "change_by",
          "weights",
          "allocate",
          "top",
          "top_share",
          "issued_after",
          "one_scenario",
          "group",
          "question",
          "topic",
          "policy_sector");

  private final Assistant assistant = Assistant.open(Settings.read(Map.of()));
  private final Map<String, ToolSpecification> tools =
      assistant.tools().stream()
          .collect(Collectors.toMap(ToolSpecification::name, Function.identity()));

  @Test
  void everyIntentCallsToolsWithArgumentsTheyHave() {
    for (Intent intent : Prompts.intents()) {
      for (Intent.Call call : intent.calls()) {
        assertThat(tools).as(intent.id()).containsKey(call.tool());
        assertThat(
                Objects.requireNonNull(tools.get(call.tool())).parameters().properties().keySet())
            .as(intent.id() + " calling " + call.tool())
            .containsAll(call.arguments().keySet());
      }
    }
  }

  @Test
  void everyIntentNeedsAndFillsOnlyWhatAQuestionNames() {
    for (Intent intent : Prompts.intents()) {
      assertThat(SLOTS).as(intent.id()).containsAll(intent.needs());
      for (Intent.Call call : intent.calls()) {
        assertThat(call.arguments().values())
            .as(intent.id())
            .allMatch(value -> Intent.Call.slot(value).map(SLOTS::contains).orElse(true));
      }
    }
  }

  @Test
  void followUpsAreSuggestedToToolsThatExist() {
    assertThat(tools.keySet()).containsAll(Prompts.followUps("zh").keySet());
  }

  @Test
  void everySuggestedFollowUpIsAnswered() {
    for (Language language : Language.values()) {
      Prompts.followUps(language.code()).values().stream()
          .flatMap(List::stream)
          .distinct()
          .map(each -> each.replace("{{region}}", language == Language.ZH ? "湖北" : "Hubei"))
          .forEach(
              question -> {
                Answer answer = assistant.ask(Question.of(question), AnswerListener.NONE);
                assertThat(answer.outcome()).as(question).isEqualTo(Outcome.ANSWERED);
                assertThat(answer.steps()).as(question).isNotEmpty();
                assertThat(answer.language()).as(question).isEqualTo(language.code());
              });
    }
  }
}
