package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Citation;
import tanlu.knowledge.Passage;

/// Passages as the citations of an answer.
public final class Citations {
  private Citations() {}

  /// @param passages in the order of their numbers, 1 first
  public static List<Citation> of(List<Passage> passages, Language language) {
    List<Citation> citations = new ArrayList<>();
    for (Passage passage : passages) {
      citations.add(Citation.of(citations.size() + 1, passage, language));
    }
    return List.copyOf(citations);
  }
}
