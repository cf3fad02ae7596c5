package tanlu.prompts;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/// Every prompt by name. Files are read once, strictly: a missing or misspelt part is an error when
/// the program starts, not a worse answer later.
public final class Prompts {
  private static final Map<String, String> SYSTEM =
      Map.of("zh", PromptFile.text("system.zh.md"), "en", PromptFile.text("system.en.md"));
  private static final Map<String, Map<String, List<String>>> FOLLOW_UPS = followUps();
  private static final Map<String, Map<String, String>> MESSAGES =
      PromptFile.yaml("messages.yaml", new TypeReference<>() {});
  private static final List<Intent> INTENTS =
      PromptFile.yaml("intents/index.yaml", new TypeReference<List<String>>() {}).stream()
          .map(Intent::read)
          .toList();

  /// Read with the first plan that is drafted.
  private static final class Plan {
    static final List<Chapter> CHAPTERS =
        PromptFile.yaml("plan/index.yaml", new TypeReference<List<String>>() {}).stream()
            .map(Chapter::read)
            .toList();
  }

  /// Who a judge of answers may judge as.
  private static final List<String> RUBRICS = List.of("officials", "consultants");

  private Prompts() {}

  /// What a judge of answers is told; `{{question}}` and `{{answer}}` stand for what is judged.
  ///
  /// @param rubric `officials` or `consultants`
  public static String judge(String rubric) {
    if (!RUBRICS.contains(rubric)) {
      throw new PromptException("no rubric '" + rubric + "'; there are " + RUBRICS);
    }
    return PromptFile.text("judge/" + rubric + ".md");
  }

  /// The system message for a language model.
  ///
  /// @param language `zh` or `en`
  public static String system(String language) {
    return require(SYSTEM, language, "system prompt");
  }

  /// Questions to suggest by the tool that was called; `{{region}}` stands for its region.
  public static Map<String, List<String>> followUps(String language) {
    return require(FOLLOW_UPS, language, "follow-ups");
  }

  /// What the offline model says where there is nothing to answer.
  public static String message(String name, String language) {
    return require(require(MESSAGES, language, "messages"), name, "message in " + language);
  }

  /// What the offline model understands, in order.
  public static List<Intent> intents() {
    return INTENTS;
  }

  /// The chapters and annexes of the draft plan, in order.
  public static List<Chapter> plan() {
    return Plan.CHAPTERS;
  }

  private static Map<String, Map<String, List<String>>> followUps() {
    return PromptFile.yaml("follow-ups.yaml", new TypeReference<>() {});
  }

  private static <T> T require(Map<String, T> byLanguage, String language, String what) {
    T found = byLanguage.get(language);
    if (found == null) {
      throw new PromptException(
          "no " + what + " in '" + language + "'; there are " + byLanguage.keySet());
    }
    return found;
  }
}
