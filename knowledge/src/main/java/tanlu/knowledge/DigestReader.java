package tanlu.knowledge;

import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Target;
import tanlu.knowledge.Passage.Verification;

/// Reads a digest: Markdown with YAML front matter, one `## ` section a passage, its targets as a
/// table (docs/corpus.md shows one). Nothing is guessed: whatever does not fit is refused.
final class DigestReader {
  private static final String FENCE = "\n---\n";
  private static final Pattern SECTION = Pattern.compile("(?m)^## ");
  private static final Pattern HEADING =
      Pattern.compile("(.+?) · (.+?) \\{#(\\d+)(?: region=(\\S+))?(?: clause=(\\S+))?}");
  private static final Pattern ISSUED = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d)?)?");
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "id",
              "titleZh",
              "titleEn",
              "number",
              "numberVerified",
              "issuer",
              "issued",
              "region",
              "sectors",
              "url",
              "status",
              "verification"));
  private static final String COLUMNS =
      "| fact | sector | metric | value | number | unit | base | target | verification | note |";

  private final Glossary glossary;

  DigestReader(Glossary glossary) {
    this.glossary = glossary;
  }

  /// @param file how messages name the digest
  PolicyDocument read(String file, String markdown) {
    String text = markdown.replace("\r\n", "\n");
    int end = text.indexOf(FENCE, FENCE.length() - 1);
    if (!text.startsWith(FENCE.stripLeading()) || end < 0) {
      throw new DigestException(file, "front matter", "is missing; expected it between --- lines");
    }
    FrontMatter front = FrontMatter.read(file, text.substring(FENCE.length() - 1, end), FIELDS);
    String issued = front.optional("issued");
    if (issued != null && !isDate(issued)) {
      throw new DigestException(
          file, "issued", "is '" + issued + "'; expected YYYY, YYYY-MM, YYYY-MM-DD or null");
    }
    String number = front.optional("number");
    boolean numberVerified = front.flag("numberVerified");
    if (number == null && numberVerified) {
      throw new DigestException(file, "numberVerified", "is true; expected false without a number");
    }
    PolicyDocument bare =
        new PolicyDocument(
            front.text("id"),
            front.text("titleZh"),
            front.text("titleEn"),
            number,
            numberVerified,
            front.optional("issuer"),
            issued,
            region(file, front.text("region")),
            front.list("sectors").stream().map(name -> sector(file, name)).toList(),
            front.optional("url"),
            constant(file, "status", Status.class, front.text("status")),
            constant(file, "verification", Verification.class, front.text("verification")),
            List.of());
    return withPassages(file, bare, text.substring(end + FENCE.length()));
  }

  private PolicyDocument withPassages(String file, PolicyDocument d, String body) {
    String[] sections = SECTION.split(body);
    if (sections.length < 2 || !sections[0].isBlank()) {
      throw new DigestException(file, "body", "has no passage; expected '## ' sections only");
    }
    List<Passage> passages = new ArrayList<>();
    Set<String> sectors = new LinkedHashSet<>();
    for (String section : Arrays.asList(sections).subList(1, sections.length)) {
      Passage passage = passage(file, d, section);
      if (passages.stream().anyMatch(p -> p.id().equals(passage.id()))) {
        throw new DigestException(file, "passage " + passage.id(), "stands twice; expected once");
      }
      passages.add(passage);
      sectors.addAll(passage.sectors());
    }
    Verification weakest = weakest(passages.stream().map(Passage::verification).toList());
    if (d.verification() != weakest) {
      throw new DigestException(
          file,
          "verification",
          "is '" + name(d.verification()) + "'; its targets make it '" + name(weakest) + "'");
    }
    if (!sectors.equals(Set.copyOf(d.sectors()))) {
      throw new DigestException(
          file, "sectors", "are " + d.sectors() + "; its targets make them " + sectors);
    }
    return new PolicyDocument(
        d.id(),
        d.titleZh(),
        d.titleEn(),
        d.number(),
        d.numberVerified(),
        d.issuer(),
        d.issued(),
        d.region(),
        d.sectors(),
        d.url(),
        d.status(),
        d.verification(),
        List.copyOf(passages));
  }

  private Passage passage(String file, PolicyDocument d, String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    Matcher heading = HEADING.matcher(lines.get(0));
    if (!heading.matches()) {
      throw new DigestException(
          file, "heading '" + lines.get(0) + "'", "does not fit; expected 中文 · English {#1}");
    }
    String place = "passage " + d.id() + "/" + heading.group(3);
    if (lines.size() < 6 || !lines.get(3).equals(COLUMNS)) {
      throw new DigestException(
          file,
          place,
          "is incomplete; expected a Chinese line, an English line and a table headed " + COLUMNS);
    }
    List<Target> targets = new ArrayList<>();
    Set<String> sectors = new LinkedHashSet<>();
    for (String row : lines.subList(5, lines.size())) {
      String[] cells = row.split("\\|", -1);
      if (cells.length != 12) {
        throw new DigestException(
            file, place, "has a row of " + (cells.length - 2) + " cells; expected 10: " + row);
      }
      List<String> values = Arrays.stream(cells, 1, 11).map(String::strip).toList();
      sectors.add(sector(file, values.get(1)));
      targets.add(target(file, values));
    }
    String region = heading.group(4);
    return new Passage(
        d.id() + "/" + heading.group(3),
        d.id(),
        d.titleZh(),
        d.titleEn(),
        d.number(),
        d.numberVerified(),
        d.issuer(),
        d.issued(),
        region == null ? d.region() : region(file, region),
        List.copyOf(sectors),
        heading.group(5),
        List.of(),
        null,
        heading.group(1),
        heading.group(2),
        lines.get(1),
        lines.get(2),
        false,
        d.url(),
        weakest(targets.stream().map(Target::verification).toList()),
        d.status(),
        List.copyOf(targets));
  }

  private static Target target(String file, List<String> cells) {
    String id = cells.get(0);
    for (int column : new int[] {0, 2, 3, 5}) {
      if (cells.get(column).isEmpty()) {
        throw new DigestException(
            file, "target '" + id + "'", "has an empty cell; expected fact, metric, value, unit");
      }
    }
    try {
      return new Target(
          id,
          cells.get(2),
          cells.get(3),
          cells.get(4).isEmpty() ? null : Double.valueOf(cells.get(4)),
          cells.get(5),
          year(cells.get(6)),
          year(cells.get(7)),
          constant(file, "verification of " + id, Verification.class, cells.get(8)),
          cells.get(9).isEmpty() ? null : cells.get(9));
    } catch (NumberFormatException e) {
      throw new DigestException(
          file, "target '" + id + "'", "has a bad number or year; " + e.getMessage());
    }
  }

  private static boolean isDate(String issued) {
    try {
      return ISSUED.matcher(issued).matches() && PassageFields.firstDay(issued).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static @Nullable Integer year(String cell) {
    return cell.isEmpty() ? null : Integer.valueOf(cell);
  }

  private String region(String file, String region) {
    if (!glossary.regions().contains(region)) {
      throw new DigestException(
          file, "region", "is '" + region + "'; expected CN, GLOBAL or a province such as GD");
    }
    return region;
  }

  private String sector(String file, String sector) {
    if (!glossary.sectors().contains(sector)) {
      throw new DigestException(
          file, "sectors", "name '" + sector + "'; expected one of " + glossary.sectors());
    }
    return sector;
  }

  private static <E extends Enum<E>> E constant(
      String file, String field, Class<E> type, String value) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(value)) {
        return constant;
      }
    }
    String names =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(DigestReader::name).toList());
    throw new DigestException(file, field, "is '" + value + "'; expected one of " + names);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Verification weakest(List<Verification> all) {
    return all.stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
