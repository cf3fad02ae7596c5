package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.knowledge.Passage;

/// Turns a model's text into an answer's, sentence by sentence: references become claims and
/// citations, every other number is proved from the evidence or taken out. One per answer; not for
/// several threads at once, though the evidence may grow meanwhile.
public final class Prover {
  private final Evidence evidence;
  private final Language language;
  private final List<Mention> asked;
  private final String question;
  private final Ledger ledger = new Ledger();
  private final StringBuilder waiting = new StringBuilder();
  private final Set<Passage> lineCited = new LinkedHashSet<>();
  private final Map<String, Integer> unknown = new LinkedHashMap<>();
  private int unproved;

  /// @param question the user's words, whose numbers may be repeated
  public Prover(Evidence evidence, String question, Language language) {
    this.evidence = evidence;
    this.question = question;
    this.language = language;
    this.asked = NumberReader.read(question);
  }

  /// Takes more of the model's text and returns the sentences it completes.
  public List<Released> feed(String delta) {
    waiting.append(delta);
    return release(false);
  }

  /// Returns what is left; the text ends here.
  public List<Released> finish() {
    return release(true);
  }

  /// Forgets what was not released: nothing will complete it.
  public void drop() {
    waiting.setLength(0);
    lineCited.clear();
  }

  /// The claims made so far, with their derivations.
  public List<Claim> claims() {
    return new Claims(ledger, language).all();
  }

  /// The passages cited so far, in the order of their numbers.
  public List<Citation> citations() {
    return Citations.of(ledger.cited(), language);
  }

  /// How many numbers and references were taken out.
  public int rejected() {
    return unproved + unknown.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// What a reader must know of what was taken out, in the answer's language.
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    boolean zh = language == Language.ZH;
    if (unproved > 0) {
      warnings.add(
          zh
              ? "有 " + unproved + " 处数字无法由工具结果证实，已移除。"
              : unproved == 1
                  ? "1 number could not be proved from the tools' results and was removed."
                  : unproved
                      + " numbers could not be proved from the tools' results and were removed.");
    }
    if (!unknown.isEmpty()) {
      String names =
          unknown.keySet().stream()
              .map(TextEscaping::inline)
              .collect(Collectors.joining(zh ? "、" : ", "));
      warnings.add(
          zh
              ? "以下引用不对应任何工具结果，已移除：" + names + "。"
              : "These references match no tool result and were removed: " + names + ".");
    }
    return warnings;
  }

  private List<Released> release(boolean last) {
    List<Released> released = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int end = Sentences.end(waiting, last);
      if (end < 0) {
        break;
      }
      String raw = waiting.substring(0, end);
      waiting.delete(0, end);
      Sentence sentence = new Sentence(raw, evidence, ledger, language, lineCited, asked, question);
      Released done = sentence.proved();
      unproved += done.unproved();
      sentence.unknown().forEach(reference -> unknown.merge(reference, 1, Integer::sum));
      if (raw.endsWith("\n")) {
        lineCited.clear();
      }
      released.add(done);
    }
    return released;
  }
}
