package tanlu.assistant.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tanlu.assistant.link.EntityLinker;

/// How a question is worded, whatever it names: places, sectors, years and amounts left out, in
/// simplified characters. Two questions of one template differ in names alone.
///
/// @param words what is left
/// @param terms of the words, as the offline model counts them
public record Template(String words, Set<String> terms) {
  private static final Pattern MASK = Pattern.compile(" x\\p{Lower}+x ");
  private static final Pattern SOMETHING =
      Pattern.compile("\\p{IsHan}{4}|[A-Za-z']+(?:\\s+[A-Za-z']+){2}");

  private static final Pattern WORD = Pattern.compile("[A-Za-z']{2,}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  public static Template of(EntityLinker linker, String question) {
    return of(new Masks(linker), question);
  }

  static Template of(Masks masks, String question) {
    String words = MASK.matcher(masks.apply(question)).replaceAll(" ").strip();
    return new Template(words, Vocabulary.terms(words));
  }

  /// Whether anything is asked beside the names: not in “2012年呢”.
  public boolean saysSomething() {
    return SOMETHING.matcher(words).find();
  }

  /// How many words there are, two or so characters of Chinese to one: two in “its footprint”, one
  /// in “and Zhejiang”.
  long length() {
    return WORD.matcher(words).results().count() + (HAN.matcher(words).results().count() + 1) / 2;
  }

  /// The share of their terms that both have, `|A ∩ B| / |A ∪ B|`: 1 for the same wording.
  public double likeness(Template other) {
    Set<String> both = new TreeSet<>(terms);
    both.retainAll(other.terms);
    Set<String> either = new TreeSet<>(terms);
    either.addAll(other.terms);
    return either.isEmpty() ? 1 : (double) both.size() / either.size();
  }
}
