package tanlu.assistant.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.prompts.Prompts;

/// What somebody may want to ask next, after what was looked up.
public final class FollowUps {
  private static final int MOST = 3;

  private FollowUps() {}

  public static List<String> of(List<ToolOutcome> outcomes, Language language) {
    Map<String, List<String>> byTool = Prompts.followUps(language.code());
    Set<String> questions = new LinkedHashSet<>();
    for (ToolOutcome outcome : outcomes) {
      switch (outcome) {
        case ToolOutcome.Failed failed ->
            failed.problem().candidates().forEach(each -> questions.add(each.in(language)));
        case ToolOutcome.Done done -> {
          String region = region(done.result(), language);
          for (String question : byTool.getOrDefault(done.tool(), List.of())) {
            if (!question.contains("{{region}}")) {
              questions.add(question);
            } else if (region != null) {
              questions.add(question.replace("{{region}}", region));
            }
          }
        }
      }
    }
    return questions.stream().limit(MOST).toList();
  }

  /// The region a result is about, or the first of several.
  private static @Nullable String region(JsonNode result, Language language) {
    return Stream.of("regions", "rows", "members")
        .flatMap(list -> result.path(list).valueStream().limit(1))
        .flatMap(first -> Stream.of(first.path("region"), first))
        .reduce(result.path("region"), (found, next) -> found.has("name") ? found : next)
        .at("/name/" + language.code())
        .asText(null);
  }
}
