package tanlu.assistant.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Source;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.link.SectorWords;
import tanlu.assistant.tool.PolicyTarget;
import tanlu.knowledge.Passage;

/// One sentence on its way from a model's words to an answer's. References stand in it as single
/// private characters until the end, so that nothing in between can read or write them.
final class Sentence {
  private static final char FIRST = '\uE000';
  private static final int MOST = 6000;

  private static final Pattern BRACKETS = Pattern.compile("\\[\\[([^\\[\\]\\n]{0,196})\\]\\]");
  private static final Pattern FIGURE =
      Pattern.compile("\\s*r([0-9]{1,4})(/[^|]*?)\\s*(?:\\|\\s*(.*?)\\s*)?");
  private static final Pattern PASSAGE = Pattern.compile("\\s*p:\\s*(.+?)\\s*");
  private static final Pattern SIGN =
      Pattern.compile("(?<![0-9A-Za-z\\]])[-−负](?=[*_]*[\\uE000-\\uF7FF])");
  private static final String MARKS = "*_~";

  private sealed interface Piece {
    record Reference(Evidence.Item item, Optional<Unit> unit) implements Piece {}

    record Cited(Passage passage) implements Piece {}

    /// Markup that is to stand as it is.
    record Kept(String text) implements Piece {}

    /// A reference to nothing.
    record Nothing() implements Piece {}
  }

  private final Evidence evidence;
  private final Ledger ledger;
  private final Language language;
  private final Set<Passage> lineCited;
  private final List<Mention> asked;
  private final String question;
  private final List<Piece> pieces = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private String text;
  private Context context = Context.NONE;
  private FailureWords failure = FailureWords.NONE;
  private int unproved;

  Sentence(
      String raw,
      Evidence evidence,
      Ledger ledger,
      Language language,
      Set<Passage> lineCited,
      List<Mention> asked,
      String question) {
    this.evidence = evidence;
    this.ledger = ledger;
    this.language = language;
    this.lineCited = lineCited;
    this.asked = asked;
    this.question = question;
    this.text = raw;
  }

  /// The references that matched nothing, as written.
  Set<String> unknown() {
    return unknown;
  }

  Released proved() {
    text =
        BRACKETS
            .matcher(Markup.decoded(text))
            .replaceAll(brackets -> held(piece(brackets.group(), brackets.group(1))));
    text = Markup.neutralised(text, evidence.addresses(), kept -> held(new Piece.Kept(kept)));
    pieces.forEach(
        piece -> {
          if (piece instanceof Piece.Cited(Passage passage)) {
            lineCited.add(passage);
          }
        });
    text = Quotations.kept(text, List.copyOf(lineCited));
    text = SIGN.matcher(text).replaceAll("");
    dropDoubledUnits();
    context = Context.of(text);
    failure = FailureWords.of(text, evidence.failures(), language);
    return new Released(written(), unproved);
  }

  private String held(Piece piece) {
    if (pieces.size() == MOST) {
      return "";
    }
    pieces.add(piece);
    return String.valueOf((char) (FIRST + pieces.size() - 1));
  }

  private Optional<Piece> piece(int at) {
    int index = at < 0 || at >= text.length() ? -1 : text.charAt(at) - FIRST;
    return index >= 0 && index < pieces.size() ? Optional.of(pieces.get(index)) : Optional.empty();
  }

  private Piece piece(String written, String inside) {
    Matcher figure = FIGURE.matcher(inside);
    if (figure.matches()) {
      Optional<Unit> unit = Optional.ofNullable(figure.group(3)).flatMap(Unit::ofCode);
      Optional<Evidence.Item> item =
          evidence.figure(Integer.parseInt(figure.group(1)), figure.group(2));
      if (item.isPresent()) {
        return new Piece.Reference(item.get(), unit);
      }
    }
    Matcher passage = PASSAGE.matcher(inside);
    unknown.add(written);
    if (passage.matches()) {
      Optional<Passage> found = evidence.passage(passage.group(1));
      if (found.isPresent()) {
        unknown.remove(written);
        return new Piece.Cited(found.get());
      }
      return new Piece.Kept("");
    }
    return new Piece.Nothing();
  }

  /// A unit a model writes behind a reference, which brings its own.
  private void dropDoubledUnits() {
    for (int at = 0; at < text.length(); at++) {
      if (piece(at).orElse(null) instanceof Piece.Reference(Evidence.Item item, Optional<Unit> _)) {
        int from = at + 1;
        while (from < text.length() && MARKS.indexOf(text.charAt(from)) >= 0) {
          from++;
        }
        WrittenUnit unit = WrittenUnit.read(text.replace("CO2", "CO₂"), from);
        if (unit.end() > from && (unit.scale() != 1 || doubled(unit, item.figure().unit()))) {
          text = text.substring(0, from) + text.substring(unit.end());
        }
      }
    }
  }

  private static boolean doubled(WrittenUnit unit, Unit shown) {
    return unit.unit()
        .filter(
            written ->
                written.dimension().equals(shown.dimension())
                    ? !written.equals(Unit.ONE) || !shown.equals(Unit.ONE)
                    : !written.equals(WrittenUnit.YEARS)
                        && !written.equals(Unit.PERSON)
                        && !written.equals(Unit.ONE))
        .isPresent();
  }

  /// One pass from left to right, so that claims are numbered as they appear.
  private String written() {
    List<Mention> mentions = NumberReader.read(text);
    List<DocumentNumber> documents = DocumentNumber.in(text, evidence.passages());
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Mention mention : mentions) {
      if (mention.start() < at) {
        continue;
      }
      Optional<DocumentNumber> document =
          documents.stream()
              .filter(d -> d.start() <= mention.start() && mention.start() < d.end())
              .findFirst();
      if (document.isPresent()) {
        copy(at, document.get().start(), out);
        at = document.get().end();
        if (document.get().held()) {
          out.append(text, document.get().start(), at);
        } else {
          badge(out, at);
        }
        continue;
      }
      copy(at, mention.start(), out);
      at = mention.end();
      decide(mention, out);
    }
    copy(at, text.length(), out);
    return out.toString();
  }

  private void decide(Mention mention, StringBuilder out) {
    String said = text.substring(mention.start(), mention.end());
    String before = text.substring(0, mention.start());
    boolean touching = touchesReference(mention);
    if (!touching && (isStructural(mention) || failure.says(mention))) {
      out.append(said);
      return;
    }
    Optional<Evidence.Item> item =
        touching
            ? Optional.empty()
            : Matching.find(mention, before, text, citedTargets(), this::speaksOf);
    if (item.isEmpty() && !touching && isQuoted(mention, said)) {
      out.append(said);
      return;
    }
    if (item.isEmpty() && !touching) {
      item = Matching.find(mention, before, text, evidence.figures(), this::speaksOf);
    }
    if (item.isEmpty() && !touching && isAsked(mention, said)) {
      out.append(said);
      return;
    }
    if (item.isEmpty() && !touching) {
      item = Matching.recomputed(mention, before, named()).map(this::arithmetic);
    }
    if (item.isPresent()) {
      claim(item.get(), plain(said), out);
    } else {
      badge(out, mention.end());
    }
    // A pair of ** must not lose one half inside a number.
    if ((said.length() - said.replace("**", "").length()) % 4 == 2) {
      out.append("**");
    }
  }

  /// A number written out names its figure only by the words around it: they must name its sector
  /// and no other region or year.
  private boolean speaksOf(Figure figure) {
    Set<String> sectors = SectorWords.in(figure.label().zh());
    return !context.contradicts(figure.label())
        && (sectors.isEmpty() || !Collections.disjoint(sectors, SectorWords.in(text)));
  }

  /// The targets of the passages this line cites.
  private List<Evidence.Item> citedTargets() {
    return lineCited.isEmpty()
        ? List.of()
        : evidence.figures().stream().filter(this::isCitedTarget).toList();
  }

  private boolean isCitedTarget(Evidence.Item item) {
    return item.figure().derivation() instanceof Derivation.Published(Cell cell, Source _)
        && cell.table().equals(PolicyTarget.TABLE)
        && lineCited.stream().anyMatch(passage -> passage.id().equals(cell.row()));
  }

  private static boolean isStructural(Mention mention) {
    return mention.kind() == Mention.Kind.YEAR || mention.kind() == Mention.Kind.ORDINAL;
  }

  private boolean isQuoted(Mention mention, String said) {
    for (Passage passage : lineCited) {
      for (String words :
          List.of(
              passage.textZh(),
              passage.textEn(),
              passage.titleZh(),
              passage.titleEn(),
              passage.clause() == null ? "" : passage.clause())) {
        if (stands(mention, said, words, NumberReader.read(words))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAsked(Mention mention, String said) {
    return stands(mention, said, question, asked);
  }

  /// A unit the reader does not know must be the very same words.
  private static boolean stands(Mention mention, String said, String words, List<Mention> numbers) {
    return numbers.stream().anyMatch(mention::equalTo)
        && (mention.kind() != Mention.Kind.OTHER_UNIT
            || words.replace(" ", "").contains(plain(said).replace(" ", "")));
  }

  /// Digits that would grow together with a reference's: a 5 right before one.
  private boolean touchesReference(Mention mention) {
    String said = text.substring(mention.start(), mention.end());
    int after = mention.end();
    while (after < text.length() && (MARKS + ".,").indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    boolean spaced = after == mention.end() && said.length() < 4 && text.startsWith(" ", after);
    int next = spaced ? after + 1 : after;
    int before = mention.start() - 1;
    while (before >= 0 && (MARKS + ".,").indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    boolean opens = piece(before).filter(Sentence::isNumber).isPresent();
    boolean digits = isDigit(said.charAt(said.length() - 1));
    return opens || (digits && piece(next).filter(Sentence::isNumber).isPresent());
  }

  private static boolean isNumber(Piece piece) {
    return piece instanceof Piece.Reference || piece instanceof Piece.Nothing;
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c)
        || Character.getType(c) == Character.OTHER_NUMBER
        || "零〇一二三四五六七八九十百千万亿".indexOf(c) >= 0;
  }

  private List<Figure> named() {
    return pieces.stream()
        .filter(Piece.Reference.class::isInstance)
        .map(piece -> ((Piece.Reference) piece).item().figure())
        .toList();
  }

  /// A number computed from two references of this sentence; its arguments say where they are, so
  /// that it can be replayed by itself.
  private Evidence.Item arithmetic(Figure figure) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    if (figure.derivation() instanceof Derivation.Computed computed) {
      for (Derivation.Input input : computed.inputs()) {
        for (Piece piece : pieces) {
          if (piece instanceof Piece.Reference(Evidence.Item item, Optional<Unit> _)
              && item.figure().equals(input.figure())) {
            ObjectNode place = inputs.putObject(input.name());
            place.put("tool", item.tool());
            place.set("arguments", item.arguments());
            place.put("path", item.path());
          }
        }
      }
    }
    return new Evidence.Item(0, figure.label().en(), figure, Claims.ARITHMETIC, inputs);
  }

  private void copy(int from, int to, StringBuilder out) {
    for (int at = from; at < to; at++) {
      Optional<Piece> piece = piece(at);
      if (piece.isEmpty()) {
        out.append(text.charAt(at));
        continue;
      }
      switch (piece.get()) {
        case Piece.Reference(Evidence.Item item, Optional<Unit> unit) -> {
          if (context.elsewhere(item.figure().label())) {
            badge(out, at + 1);
          } else {
            claim(item, Shown.of(quantity(item, at), unit, language), out);
          }
        }
        case Piece.Cited(Passage passage) -> link(ledger.citation(passage), out);
        case Piece.Kept(String kept) -> out.append(kept);
        case Piece.Nothing() -> badge(out, at + 1);
      }
    }
  }

  /// What falls by a negative amount is written without the sign: 下降3.4%.
  private Quantity quantity(Evidence.Item item, int at) {
    Quantity quantity = item.figure().quantity();
    return quantity.value() < 0 && Matching.falls(text.substring(0, at))
        ? Quantity.of(-quantity.value(), quantity.unit())
        : quantity;
  }

  private void claim(Evidence.Item item, String shown, StringBuilder out) {
    link(ledger.claim(item, shown), out);
  }

  /// An exclamation mark before a link would make it an image.
  private static void link(String link, StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') {
      out.append(' ');
    }
    out.append(link);
  }

  private void badge(StringBuilder out, int end) {
    unproved++;
    out.append(language == Language.ZH ? "〔未证实〕" : "[unproved]");
    if (text.startsWith("(", end)) {
      out.append(' ');
    }
  }

  /// The number without emphasis inside and with the digits everybody reads.
  private static String plain(String said) {
    StringBuilder plain = new StringBuilder();
    said.replaceAll("[*_~`\\\\\\[\\]]", "")
        .codePoints()
        .forEach(
            point -> {
              int digit = Character.digit(point, 10);
              boolean bare =
                  plain.isEmpty() || !Character.isLetter(plain.charAt(plain.length() - 1));
              if (digit >= 0) {
                plain.append(digit);
              } else if (point == '．' || point == '％') {
                plain.append((char) (point - 0xFEE0));
              } else if (Character.getType(point) == Character.OTHER_NUMBER && bare) {
                plain.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
              } else {
                plain.appendCodePoint(point);
              }
            });
    return plain.toString();
  }
}
