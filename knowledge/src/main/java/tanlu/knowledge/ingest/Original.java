package tanlu.knowledge.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.DocumentNumber;
import tanlu.knowledge.Glossary;
import tanlu.knowledge.Passage;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Verification;
import tanlu.knowledge.PolicyDocument;

/// An indexed document without its text.
///
/// @param id from its file's digest, e.g. `DOC-3f2a9c1b7d4e`
/// @param file the name of its file; `source` the path it was read from
/// @param sha256 of the file
/// @param status as last worked out; `replacedBy` the id of the newer version or of what repeals it
record Original(
    String id,
    String file,
    String source,
    String sha256,
    String kind,
    Fingerprint fingerprint,
    Imprint imprint,
    String region,
    Status status,
    @Nullable String replacedBy) {
  private static final String NATION = "CN";

  static Original of(
      String source, String sha256, Reading reading, Imprint imprint, LocalDate today) {
    int slash = source.lastIndexOf('/');
    return new Original(
        "DOC-" + sha256.substring(0, 12),
        source.substring(slash + 1),
        source,
        sha256,
        reading.kind(),
        Fingerprint.of(reading.text()),
        imprint,
        region(imprint),
        status(imprint, today),
        null);
  }

  /// What a document says of its own validity, as of a day.
  static Status status(Imprint imprint, LocalDate today) {
    String said = imprint.validity() == null ? "" : imprint.validity();
    String until = imprint.validUntil();
    return switch (said) {
      case "draft" -> Status.DRAFT;
      case "repealed" -> Status.REPEALED;
      case "expired" -> Status.EXPIRED;
      default -> {
        if (until != null) {
          yield LocalDate.parse(until).isBefore(today) ? Status.EXPIRED : Status.IN_FORCE;
        }
        yield said.equals("in_force") ? Status.IN_FORCE : Status.UNKNOWN;
      }
    };
  }

  /// The province its title names, else the one its issuer names, else the nation.
  static String region(Imprint imprint) {
    return Stream.of(imprint.title(), imprint.issuer(), imprint.number())
        .filter(Objects::nonNull)
        .map(Glossary.embedded()::regionsIn)
        .filter(named -> named.size() == 1)
        .flatMap(Set::stream)
        .findFirst()
        .orElse(NATION);
  }

  String title() {
    String title = imprint.title();
    return title == null ? file : title;
  }

  String numberKey() {
    String number = imprint.number();
    return number == null ? "" : DocumentNumber.key(number);
  }

  Original with(Status other, @Nullable String by) {
    return new Original(id, file, source, sha256, kind, fingerprint, imprint, region, other, by);
  }

  Known known() {
    String number = imprint.number();
    return new Known(
        title(),
        title(),
        number == null ? null : numberKey(),
        region,
        imprint.title() != null,
        false);
  }

  /// The document as the corpus holds it: a passage a clause, its text verbatim.
  PolicyDocument document(List<Line> lines) {
    List<Passage> passages = new ArrayList<>();
    Set<String> sectors = new LinkedHashSet<>();
    for (Clause clause : Clause.of(lines)) {
      Passage passage = passage(clause, passages.size() + 1);
      passages.add(passage);
      sectors.addAll(passage.sectors());
    }
    return new PolicyDocument(
        id,
        title(),
        title(),
        imprint.number(),
        false,
        imprint.issuer(),
        imprint.issued(),
        region,
        List.copyOf(sectors),
        null,
        status,
        Verification.UNVERIFIED,
        List.copyOf(passages));
  }

  private Passage passage(Clause clause, int place) {
    Set<String> sectors = Glossary.embedded().sectorsIn(clause.heading() + "\n" + clause.text());
    return new Passage(
        id + "/" + place,
        id,
        title(),
        title(),
        imprint.number(),
        false,
        imprint.issuer(),
        imprint.issued(),
        region,
        sectors.isEmpty() ? List.of("overall") : List.copyOf(sectors),
        clause.path(),
        clause.ancestry(),
        clause.page() == 0 ? null : clause.page(),
        clause.heading(),
        clause.heading(),
        clause.text(),
        clause.text(),
        true,
        null,
        Verification.UNVERIFIED,
        status,
        List.of());
  }
}
