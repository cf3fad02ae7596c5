package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.model.Template;
import tanlu.prompts.Prompts;

/// No question held out for test, nor one that differs from it in names or hardly in words, stands
/// among the examples the offline model learns from.
class HeldOutTest {
  /// Four terms of five in common: one word changed in a question of usual length.
  private static final double NEAR = 0.8;

  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  private record Wording(String question, Template template) {
    static Wording of(String question) {
      return new Wording(question, Template.of(LINKER, question));
    }
  }

  @Test
  void noExampleIsAHeldOutQuestionOrNearOne() {
    assertThat(leaks(heldOut(), examples())).isEmpty();
  }

  @Test
  void aHeldOutQuestionAmongTheExamplesIsFoundWithOtherNamesAndWithAWordMore() {
    List<Wording> heldOut = List.of(Wording.of("山东省2015年全社会二氧化碳排放总量是多少？"));
    assertThat(
            List.of(
                "山东省2015年全社会二氧化碳排放总量是多少？",
                "湖北省2011年全社会二氧化碳排放总量是多少",
                "廣東省2011年全社會二氧化碳排放總量是多少？",
                "请问湖北省2011年全社会二氧化碳排放总量是多少"))
        .allSatisfy(example -> assertThat(leaks(heldOut, List.of(Wording.of(example)))).hasSize(1));
    assertThat(leaks(heldOut, List.of(Wording.of("山东省2015年的产业网络")))).isEmpty();
  }

  private static List<String> leaks(List<Wording> heldOut, List<Wording> examples) {
    List<String> leaks = new ArrayList<>();
    for (Wording question : heldOut) {
      for (Wording example : examples) {
        double likeness = question.template.likeness(example.template);
        if (likeness >= NEAR) {
          leaks.add("%s ~ %s (%.2f)".formatted(question.question, example.question, likeness));
        }
      }
    }
    return leaks;
  }

  /// What is judged, the last turn; one that only names something, such as “云南” or “And in 2010?”,
  /// is no wording anybody could hold back.
  private static List<Wording> heldOut() {
    return Stream.of("questions", "held-out")
        .flatMap(suite -> Suite.load(suite).cases().stream())
        .filter(each -> each.split().equals("test"))
        .map(each -> Wording.of(each.turns().getLast()))
        .filter(each -> each.template.terms().size() > 2)
        .toList();
  }

  private static List<Wording> examples() {
    return Prompts.intents().stream()
        .flatMap(intent -> intent.examples().stream())
        .map(Wording::of)
        .toList();
  }
}
