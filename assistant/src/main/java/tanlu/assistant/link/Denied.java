package tanlu.assistant.link;

import java.util.List;
import java.util.regex.Pattern;

/// What a question names only to say that it is not meant: “陕西，不是山西”, “totals rather than
/// intensity”, 化工换成电气机械, “we look at Hebei; ours is about Hubei”.
final class Denied {
  private static final String FILLER =
      "(?:的|那[个张]|the |just |only |by |per |for |on |in |from |using |to |about |\\s)*$";

  private static final Pattern NOT =
      Pattern.compile(
          "(?:不是|而非|并非|不要|不看|不用看|别看|别用|不问|不按|别按|不再看|不单看|不光看|不只看|先?别管|\\b(?:not(?! only|"
              + " just)|rather than|instead of|in place of|in lieu of|never mind|forget|no"
              + " longer|(?:don't|do not|doesn't) (?:care about|need|want|mean)))\\s*"
              + FILLER);

  /// Of several places these are taken out; of an industry or a year they say something else.
  private static final Pattern OUT =
      Pattern.compile(
          "(?:去掉|剔除|除去|拿掉|删掉|排除|撇开|[不别]包?含|不算|\\b(?:drop|swap|replace|exchange|switch|remove|exclud(?:e|ing)|except(?:"
              + " for)?|without|leav(?:e|ing) out|leave aside|take out|minus|other than))\\s*"
              + FILLER);

  private static final Pattern OUT_AFTER =
      Pattern.compile(
          "\\s*(?:[^，,。；;?？]{1,6}[，,]先?(?:拿掉|去掉|剔除|删掉|撇开)|out(?=[,.;]|$|"
              + " and)|(?:还是|就|先|也)?(?:以外|之外|除外|拿掉|去掉|剔除|删掉|不要了|不看了|不算|就?不用再?[给看算要]))");

  private static final Pattern LEAVE = Pattern.compile("\\b(?:leave|leaving|take|taking|cut) $");
  private static final Pattern ASIDE = Pattern.compile("\\s(?:out|aside|away)\\b");

  private static final Pattern REPLACED =
      Pattern.compile("(?:省|市|行业|那[张个]|年|情景|的)*\\s?(?:换成|换为|换作|改成|改为|改用|->|→)(?!这个|那个)");

  /// “I said Hunan but meant Henan.”
  private static final Pattern SAID = Pattern.compile("\\bi (?:said|wrote|typed|asked for|put) $");

  private static final Pattern MEANT =
      Pattern.compile("[, ]*(?:but|and)? ?(?:i )?(?:really )?mean(?:t|ing)?\\b");

  /// What comes before is what others look at.
  private static final Pattern FOCUS =
      Pattern.compile(
          "(?:不过|但是?|可是?|其实|只是|，|,)?我?们?(?:真正)?(?:关心|要看?|想[问看要]|要问|问|说|指)的(?:其实|只|就)?是|\\b(?:ours?"
              + " (?:is|concerns)|what (?:i|we) (?:really )?(?:want|need|mean|care about)"
              + " is|(?:my|our) (?:question|interest) is|but (?:i|we) (?:want|need|mean|am"
              + " asking|are asking))\\b");

  private final String text;

  /// @param text folded, every character at its place
  Denied(String text) {
    this.text = text;
  }

  /// Whether the words around say that it is not meant.
  boolean is(Mention<?> mention) {
    return NOT.matcher(before(mention)).find()
        || (SAID.matcher(before(mention)).find() && MEANT.matcher(after(mention)).lookingAt());
  }

  /// Whether it is taken out of several.
  boolean out(Mention<?> mention) {
    return is(mention)
        || OUT.matcher(before(mention)).find()
        || (LEAVE.matcher(before(mention)).find() && ASIDE.matcher(after(mention)).lookingAt())
        || OUT_AFTER.matcher(after(mention)).lookingAt();
  }

  /// Those of one kind that are meant; all of them where none would be left.
  <T> List<Mention<T>> meant(List<Mention<T>> all) {
    List<Mention<T>> meant =
        all.stream()
            .filter(mention -> !is(mention) && !replaced(mention, all) && !aside(mention, all))
            .toList();
    return meant.isEmpty() ? all : meant;
  }

  /// Whether another of its kind takes its place.
  boolean replaced(Mention<?> mention, List<? extends Mention<?>> all) {
    return REPLACED.matcher(after(mention)).lookingAt()
        && all.stream().anyMatch(other -> other.start() >= mention.end());
  }

  /// Whether the question turns to another of its kind after it.
  boolean aside(Mention<?> mention, List<? extends Mention<?>> all) {
    var focus = FOCUS.matcher(text);
    return focus.region(mention.end(), text.length()).find()
        && all.stream().anyMatch(other -> other.start() >= focus.end());
  }

  private String before(Mention<?> mention) {
    return text.substring(0, Math.min(mention.start(), text.length()));
  }

  private String after(Mention<?> mention) {
    return text.substring(Math.min(mention.end(), text.length()));
  }
}
