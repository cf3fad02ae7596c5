package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      citations.add(of(citations.size() + 1, passage, language));
    }
    return List.copyOf(citations);
  }

  private static Citation of(int n, Passage passage, Language language) {
    boolean zh = language == Language.ZH;
    return new Citation(
        n,
        zh ? passage.titleZh() : passage.titleEn(),
        passage.number(),
        passage.issuer(),
        passage.issued(),
        passage.clause(),
        zh ? passage.textZh() : passage.textEn(),
        passage.original() ? "original" : "digest",
        passage.url(),
        passage.verification().name().toLowerCase(Locale.ROOT),
        passage.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
