package tanlu.knowledge.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.DocumentNumber;
import tanlu.knowledge.PolicyDocument;

/// A document whose title and number are known: a digest or an indexed original.
///
/// @param numberKey as [DocumentNumber#key] spells it
/// @param certain whether title and number are known to belong together
/// @param digest whether its title names one document only; that of an original may be a form's,
///   which many offices use
record Known(
    String titleZh,
    String titleEn,
    @Nullable String numberKey,
    String region,
    boolean certain,
    boolean digest) {
  private static final double ALIKE = 0.5;
  private static final int OWN_WORDS = 8;

  static Known of(PolicyDocument document) {
    String number = document.number();
    return new Known(
        document.titleZh(),
        document.titleEn(),
        number == null ? null : DocumentNumber.key(number),
        document.region(),
        document.numberVerified(),
        true);
  }

  /// What is wrong with a title and a number that stand on a document together; the known documents
  /// that share the number decide first, then those that share the title.
  static Optional<Finding> contradiction(
      @Nullable String title, @Nullable String number, String region, List<Known> all) {
    if (title == null || number == null) {
      return Optional.empty();
    }
    String key = DocumentNumber.key(number);
    List<Known> numbered =
        all.stream().filter(each -> each.certain() && key.equals(each.numberKey())).toList();
    if (!numbered.isEmpty()) {
      return numbered.stream().anyMatch(each -> each.titled(title))
          ? Optional.empty()
          : Optional.of(renamed(title, number, numbered.getFirst()));
    }
    return all.stream()
        .filter(each -> each.certain() && each.numberKey() != null && each.sameTitle(title, region))
        .findFirst()
        .map(each -> renumbered(title, number, each));
  }

  private static Finding renamed(String title, String number, Known known) {
    return Finding.of(
        Finding.Reason.CONTRADICTS,
        "标题与文号不符：文号" + number + "属于《" + known.titleZh() + "》",
        "title and number disagree: " + number + " belongs to " + known.titleEn(),
        title);
  }

  private static Finding renumbered(String title, String number, Known known) {
    return Finding.of(
        Finding.Reason.CONTRADICTS,
        "标题与文号不符：该标题的文件文号为" + known.numberKey() + "号，本文件标为" + number,
        "title and number disagree: the document of this title is "
            + known.numberKey()
            + ", this one says "
            + number,
        title);
  }

  /// Whether a title can be this document's: it holds the known one, is held in it, or shares half
  /// its pairs of characters.
  private boolean titled(String title) {
    String own = core(title);
    return List.of(core(titleZh), core(titleEn)).stream()
        .anyMatch(
            known ->
                !known.isEmpty()
                    && (own.contains(known) || known.contains(own) || alike(own, known) >= ALIKE));
  }

  /// A title that names its subject in more than a form's words, and no forwarding of it.
  private boolean sameTitle(String title, String in) {
    String own = core(title);
    return digest
        && region.equals(in)
        && own.length() >= OWN_WORDS
        && !title.matches(".*(?:转发|转印|解读|问答|贯彻|落实).*")
        && (own.equals(core(titleZh)) || own.equals(core(titleEn)));
  }

  private static String core(String title) {
    return Fingerprint.folded(
        title
            .replaceFirst("^.{0,40}?关于(?:印发|发布|公布)?", "")
            .replaceFirst("的?(?:通知|公告)$", "")
            .replaceAll("[（(].*?[）)]", ""));
  }

  /// Dice's coefficient over pairs of neighbouring characters.
  private static double alike(String a, String b) {
    Set<String> left = pairs(a);
    Set<String> right = pairs(b);
    long both = left.stream().filter(right::contains).count();
    return left.isEmpty() || right.isEmpty() ? 0 : 2.0 * both / (left.size() + right.size());
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
