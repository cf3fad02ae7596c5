package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a new document stands to those held: the same text, a version of one, or a copy that
/// disguises itself.
final class Versions {
  /// A revision keeps at least this share of its text; a rewritten one does not.
  private static final double REVISED = 0.3;

  private static final double COPIED = 0.85;

  /// What a new document is.
  sealed interface Verdict {
    record New() implements Verdict {}

    record Same(Original held) implements Verdict {}

    record Version(Original held, boolean newer) implements Verdict {}

    record Disguised(Finding finding) implements Verdict {}
  }

  private Versions() {}

  static Verdict of(Original document, List<Original> held) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Original each : held) {
      if (each.fingerprint().text().equals(document.fingerprint().text())) {
        return new Verdict.Same(each);
      }
      compared(document, each).ifPresent(verdicts::add);
    }
    return verdicts.stream()
        .filter(Verdict.Disguised.class::isInstance)
        .findFirst()
        .or(() -> latest(verdicts))
        .orElse(new Verdict.New());
  }

  /// Of several versions held the one in force.
  private static Optional<Verdict> latest(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(
            verdict ->
                verdict instanceof Verdict.Version version && version.held().replacedBy() == null)
        .findFirst();
  }

  private static Optional<Verdict> compared(Original document, Original held) {
    double likeness = document.fingerprint().likeness(held.fingerprint());
    String number = document.numberKey();
    boolean sameNumber = !number.isEmpty() && number.equals(held.numberKey());
    boolean samePlace = document.source().equals(held.source());
    boolean otherNumber =
        !number.isEmpty() && !held.numberKey().isEmpty() && !number.equals(held.numberKey());
    boolean sameTitle =
        document.imprint().title() != null
            && document.imprint().title().equals(held.imprint().title());
    if (sameNumber) {
      return Optional.of(
          likeness >= REVISED || samePlace || revision(document.title())
              ? new Verdict.Version(held, newer(document, held))
              : new Verdict.Disguised(rewritten(document, held, likeness)));
    }
    if (otherNumber) {
      return likeness >= COPIED && !forwards(document) && !forwards(held)
          ? Optional.of(new Verdict.Disguised(copied(document, held)))
          : Optional.empty();
    }
    if ((sameTitle && likeness >= REVISED) || samePlace) {
      return Optional.of(new Verdict.Version(held, newer(document, held)));
    }
    boolean renamed =
        document.imprint().title() != null
            && held.imprint().title() != null
            && !sameTitle
            && likeness >= COPIED
            && !forwards(document);
    return renamed ? Optional.of(new Verdict.Disguised(copied(document, held))) : Optional.empty();
  }

  private static boolean revision(String title) {
    return title.matches(".*(?:修订|修正|修改|调整).*|(?i:.*\\b(?:revised|amended)\\b.*)");
  }

  private static boolean forwards(Original document) {
    return document.title().matches(".*(?:转发|转印|翻印|解读|问答|贯彻).*");
  }

  /// The later date is the newer version; without dates what comes later is.
  private static boolean newer(Original document, Original held) {
    @Nullable String own = document.imprint().issued();
    @Nullable String other = held.imprint().issued();
    return own == null || other == null || own.compareTo(other) >= 0;
  }

  private static Finding rewritten(Original document, Original held, double likeness) {
    long percent = Math.round(likeness * 100);
    return Finding.of(
        Finding.Reason.SPUN,
        "与已收录的《%s》文号相同，正文却只有约%d%%相同：疑为改写的文本".formatted(held.title(), percent),
        "it has the number of %s and about %d%% of its text: a rewritten text"
            .formatted(held.title(), percent),
        document.title());
  }

  private static Finding copied(Original document, Original held) {
    return Finding.of(
        Finding.Reason.CONTRADICTS,
        "正文与已收录的《%s》几乎相同，标题或文号却不同".formatted(held.title()),
        "it is nearly the text of %s under another title or number".formatted(held.title()),
        document.title());
  }
}
