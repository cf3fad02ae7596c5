package tanlu.assistant.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          String region = done.result().at("/region/name/" + language.code()).asText(null);
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
}
