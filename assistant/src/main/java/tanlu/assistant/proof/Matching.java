package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Finds the figure a number written without reference states.
final class Matching {
  /// A number of one digit states too little beyond this share of the value: 1亿吨 is not .6.
  private static final double COARSEST = 0.1;

  private static final Pattern FALLS =
      Pattern.compile(
          "(?i)(?:下降|减少|降低|回落|下滑|减排|削减|缩减|降幅|负增长|fell|fall(?:s|en)?|down(?!stream)|decreas\\w*|declin\\w*|dropp?\\w*|reduc\\w*|cut(?:s|ting)?|shr[aiu]nk\\w*)"
              + "[^，。；,;0-9]{0,12}$");
  private static final Pattern PER_MONEY =
      Pattern.compile("(?i)每万元|单位(?:GDP|产值|增加值|产出)|per (?:10,000|ten thousand) yuan");
  private static final Pattern PER_PERSON = Pattern.compile("(?i)人均|每人|per (?:capita|person)");

  private Matching() {}

  /// @param before the sentence up to the number
  /// @param fits whether a figure may be meant by what else the sentence names
  static Optional<Evidence.Item> find(
      Mention mention,
      String before,
      String sentence,
      List<Evidence.Item> figures,
      Predicate<Figure> fits) {
    List<Mention> readings = readings(mention, before);
    List<Evidence.Item> best = new ArrayList<>();
    int bestScore = -1;
    for (Evidence.Item item : figures) {
      if (readings.stream().anyMatch(reading -> states(reading, item.figure().quantity()))
          && fits.test(item.figure())) {
        int score = likeness(item.figure().label(), sentence);
        if (score > bestScore) {
          best.clear();
          bestScore = score;
        }
        if (score == bestScore) {
          best.add(item);
        }
      }
    }
    boolean ambiguous =
        mention.kind() == Mention.Kind.BARE
            && best.stream().map(item -> item.figure().label()).distinct().count() > 1;
    return best.isEmpty() || ambiguous ? Optional.empty() : Optional.of(best.getFirst());
  }

  /// Whether the sentence says before the number that something falls.
  static boolean falls(String before) {
    return FALLS.matcher(before).find();
  }

  static boolean states(Mention mention, Quantity quantity) {
    if (!mention.states(quantity)) {
      return false;
    }
    double factor = mention.unit().orElse(Unit.ONE).factor() / quantity.unit().factor();
    return Math.abs(mention.value() * factor - quantity.value())
        <= COARSEST * Math.abs(quantity.value());
  }

  /// The difference, sum, share, ratio and change of two figures the sentence names, if the number
  /// states one of them.
  static Optional<Figure> recomputed(Mention mention, String before, List<Figure> named) {
    for (Figure a : named) {
      for (Figure b : named) {
        if (!a.equals(b) && a.unit().dimension().equals(b.unit().dimension()) && b.value() != 0) {
          for (Figure result : combined(a, b)) {
            if (readings(mention, before).stream().anyMatch(m -> states(m, result.quantity()))) {
              return Optional.of(result);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Figure> combined(Figure a, Figure b) {
    Text la = a.label();
    Text lb = b.label();
    boolean shares = a.unit().equals(Unit.PERCENT) && b.unit().equals(Unit.PERCENT);
    Text difference = Text.of(la.zh() + " − " + lb.zh(), la.en() + " − " + lb.en());
    List<Figure> results = new ArrayList<>();
    results.add(
        Figure.computed(
            difference, shares ? Unit.PERCENTAGE_POINT : a.unit(), "a - b", "a", a, "b", b));
    results.add(
        Figure.computed(
            Text.of(la.zh() + " + " + lb.zh(), la.en() + " + " + lb.en()),
            a.unit(),
            "a + b",
            "a",
            a,
            "b",
            b));
    Text ratio = Text.of(la.zh() + " / " + lb.zh(), la.en() + " / " + lb.en());
    results.add(Figure.computed(ratio, Unit.PERCENT, "a / b", "a", a, "b", b));
    results.add(Figure.computed(ratio, Unit.ONE, "a / b", "a", a, "b", b));
    results.add(
        Figure.computed(
            Text.of(lb.zh() + " → " + la.zh() + "的变化", "change from " + lb.en() + " to " + la.en()),
            Unit.PERCENT,
            "(a - b) / b",
            "a",
            a,
            "b",
            b));
    return results;
  }

  private static List<Mention> readings(Mention mention, String before) {
    List<Mention> readings = new ArrayList<>(List.of(mention));
    String clause = before.substring(Math.max(0, before.length() - 24));
    if (mention.unit().filter(unit -> unit.equals(Unit.T_CO2)).isPresent()) {
      if (PER_MONEY.matcher(clause).find()) {
        readings.add(mention.in(Unit.T_PER_WAN_YUAN));
      }
      if (PER_PERSON.matcher(clause).find()) {
        readings.add(mention.in(Unit.T_PER_PERSON));
      }
    }
    if (falls(clause)) {
      readings.addAll(readings.stream().map(reading -> reading.times(-1)).toList());
    }
    return readings;
  }

  /// How many of the label's words (pairs of characters in Chinese) the sentence contains.
  private static int likeness(Text label, String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>();
    for (int i = 0; i + 1 < label.zh().length(); i++) {
      String pair = label.zh().substring(i, i + 2);
      if (pair.codePoints().allMatch(Character::isIdeographic)) {
        words.add(pair);
      }
    }
    Pattern.compile("[a-z]{3,}|[0-9]{4}")
        .matcher(label.en().toLowerCase(Locale.ROOT))
        .results()
        .forEach(word -> words.add(word.group()));
    return (int) words.stream().filter(lower::contains).count();
  }
}
