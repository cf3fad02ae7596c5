package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tanlu.analytics.analysis.Lever;

/// Which sector an amount belongs to, and what of it: the sector that stands nearest, with those it
/// is joined to, and the word between or behind them.
final class Suppositions {
  private static final Pattern JOINED = Pattern.compile("(?:行业|业)?(?:、|和|与|及|以及|,|，| |and|&)*");
  private static final Pattern NEXT =
      Pattern.compile("[，、,;；]|和|与|同时|并且|且|却|\\b(?:and|while|but)\\b");
  private static final Pattern OWNER = Pattern.compile("\\b\\w+ (?:of|for|in)\\b[^，。；？！,;?!.]*$");

  /// Between a sector and another whose product it buys.
  private static final Pattern BUYS =
      Pattern.compile(
          "[买用耗]|采购|投入|\\b(?:buy(?:s|ing)?|bought|us(?:e[sd]?|ing)|consum(?:e[sd]?|ing)|need(?:s|ed)?|purchas(?:e[sd]?|ing)|(?:get|gets|got|getting|make|makes|made)"
              + " (?:by|do) with)\\b");

  /// 钢铁对电力的投入.
  private static final Pattern ON = Pattern.compile("\\s*对\\s*");

  private static final Pattern INPUTS = Pattern.compile("的?(?:投入|采购|消耗|使用|用量)");

  /// Of what something else is said.
  private static final Pattern PER_OUTPUT =
      Pattern.compile(
          "(?i)\\b(?:per|for each|for every) (?:unit of )?(?:gross"
              + " )?(?:output|production)\\b|每?单位(?:总)?产[出值品]|每?單位產[出值品]");

  private static final Pattern EVERYBODY =
      Pattern.compile(
          "(?:各行各?业|各个行业|各部门|所有行业|所有部门|全行业|每个行业|各产业)|(?i:\\b(?:every|each|all)(?: other)?"
              + " (?:sectors?|industr(?:y|ies)|branch(?:es)?)\\b)");

  private static final Pattern DENIED =
      Pattern.compile("(?:不是|而非|不[降改动减](?!低)|(?i:\\bnot\\b))[^，,。.？?]*");

  private static final Pattern CLAUSE =
      Pattern.compile(
          "[，。；？！,;?!.:：]|(?i)\\band (?:see|show|give|tell|list|report|what|how|trace)\\b");

  /// What is said of emissions per output.
  private static final Pattern STRICT =
      word(
          "强度|強度|intensity|cleaner|greener|(?:emit|emission|carbon|co2)[^,，.。]*\\b(?:per"
              + " unit|(?:for|with) (?:the same|every unit of|each unit of)"
              + " )|单位产[出品量]里?的?(?:碳|排放|排的?碳|碳排)");

  /// The first that is found decides; emissions without more mean emissions per output.
  private static final Map<Pattern, Lever> WORDS = words();

  private final String question;
  private final List<Mention<SectorName>> sectors;
  private final List<Mention<Double>> amounts;

  Suppositions(String question, List<Mention<SectorName>> sectors, List<Mention<Double>> amounts) {
    this.question = question;
    this.sectors = sectors;
    this.amounts = amounts;
  }

  List<Supposition> read() {
    List<Supposition> found = new ArrayList<>(everybody());
    if (found.isEmpty()) {
      found.addAll(bought());
    }
    if (!found.isEmpty()) {
      return List.copyOf(found);
    }
    for (int i = 0; i < amounts.size() && !sectors.isEmpty(); i++) {
      Mention<Double> amount = amounts.get(i);
      int nearest = 0;
      for (int s = 1; s < sectors.size(); s++) {
        if (gap(sectors.get(s), amount) < gap(sectors.get(nearest), amount)) {
          nearest = s;
        }
      }
      int first = nearest;
      while (first > 0 && joined(sectors.get(first - 1), sectors.get(first))) {
        first--;
      }
      Lever lever = lever(sectors.get(nearest), amount, i);
      for (Mention<SectorName> sector : onceEach(sectors.subList(first, nearest + 1))) {
        Supposition one = new Supposition(sector.text(), lever, Optional.empty(), amount.value());
        if (!found.contains(one)) {
          found.add(one);
        }
      }
    }
    return List.copyOf(found);
  }

  /// 水泥建材 names one sector of the tables twice: its change is one.
  private static Collection<Mention<SectorName>> onceEach(List<Mention<SectorName>> named) {
    Map<List<String>, Mention<SectorName>> byCodes = new LinkedHashMap<>();
    named.forEach(sector -> byCodes.putIfAbsent(sector.value().codes2017(), sector));
    return byCodes.values();
  }

  /// 各行业单位产出用的电都省一成 and “if every sector needed 10 % less electricity per unit of output”.
  private List<Supposition> everybody() {
    boolean said =
        onceEach(sectors).size() == 1
            && amounts.size() == 1
            && EVERYBODY.matcher(question).find()
            && BUYS.matcher(question).find();
    return said
        ? List.of(
            new Supposition(
                sectors.getFirst().text(), Lever.USE, Optional.empty(), amounts.getFirst().value()))
        : List.of();
  }

  /// 钢铁少用一成电 and “steel buys 15 % less electricity”: one sector's purchases from one other.
  private List<Supposition> bought() {
    List<Mention<SectorName>> named = List.copyOf(onceEach(sectors));
    if (named.size() < 2 || amounts.size() != 1) {
      return List.of();
    }
    Mention<SectorName> buyer = named.getFirst();
    Mention<SectorName> bought = named.getLast();
    Mention<SectorName> alike = named.get(named.size() - 2);
    boolean said =
        buyer.end() <= bought.start()
            && (named.size() == 2 || !BUYS.matcher(between(buyer.end(), alike.start())).find())
            && !CLAUSE.matcher(between(buyer.end(), alike.end())).find()
            && !joined(buyer, bought)
            && amounts.getFirst().end() > buyer.start()
            && (BUYS.matcher(question.substring(buyer.end(), bought.start())).find()
                || (ON.matcher(question.substring(buyer.end(), bought.start())).matches()
                    && INPUTS.matcher(question.substring(bought.end())).lookingAt()));
    return said
        ? List.of(
            new Supposition(
                buyer.text(), Lever.INPUT, Optional.of(bought.text()), amounts.getFirst().value()))
        : List.of();
  }

  /// Nothing where one name lies in another, as 铝 does in 铝业.
  private String between(int from, int to) {
    return from < to ? question.substring(from, to) : "";
  }

  /// How far apart they stand; what comes after the amount and an “and” belongs to the next.
  private int gap(Mention<?> sector, Mention<?> amount) {
    boolean next =
        sector.start() >= amount.end()
            && NEXT.matcher(question.substring(amount.end(), sector.start())).find();
    return next
        ? Integer.MAX_VALUE
        : Math.max(0, Math.max(amount.start() - sector.end(), sector.start() - amount.end()));
  }

  private boolean joined(Mention<?> left, Mention<?> right) {
    return left.end() <= right.start()
        && JOINED.matcher(question.substring(left.end(), right.start())).matches();
  }

  private Lever lever(Mention<?> sector, Mention<?> amount, int i) {
    int start = Math.min(sector.start(), amount.start());
    int end = Math.max(sector.end(), amount.end());
    int next = i + 1 < amounts.size() ? amounts.get(i + 1).start() : question.length();
    for (Mention<SectorName> other : sectors) {
      next = other.start() >= end ? Math.min(next, other.start()) : next;
    }
    String rest = question.substring(end, Math.max(end, next));
    var stop = CLAUSE.matcher(rest);
    String clause =
        question.substring(start, end) + (stop.find() ? rest.substring(0, stop.start()) : rest);
    return lever(clause)
        .filter(lever -> lever != Lever.INTENSITY || STRICT.matcher(clause).find())
        .or(
            () ->
                lever(
                    of(
                        question.substring(
                            i == 0 ? 0 : Math.min(start, amounts.get(i - 1).end()), start))))
        .or(() -> lever(clauseBefore(start)).filter(lever -> lever == Lever.DEMAND))
        .or(() -> lever(clause))
        .orElse(Lever.OUTPUT);
  }

  /// What of a sector the words speak of; what they deny does not count.
  static Optional<Lever> lever(String words) {
    String said = DENIED.matcher(words).replaceAll("");
    String plain = PER_OUTPUT.matcher(said).replaceAll("");
    return WORDS.entrySet().stream()
        .filter(
            word -> word.getKey().matcher(word.getValue() == Lever.INTENSITY ? said : plain).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private String clauseBefore(int start) {
    String before = question.substring(0, start);
    var stops = CLAUSE.matcher(before).results().toList();
    return stops.isEmpty() ? before : before.substring(stops.getLast().end());
  }

  /// What stands before the sector and belongs to it, as in “the demand for steel”.
  private static String of(String before) {
    var owner = OWNER.matcher(before);
    return owner.find() ? owner.group() : "";
  }

  private static Map<Pattern, Lever> words() {
    Map<Pattern, Lever> words = new LinkedHashMap<>();
    words.put(STRICT, Lever.INTENSITY);
    words.put(word("单耗|單耗|用量|per unit of use"), Lever.USE);
    words.put(
        word(
            "产量|產量|产出|產出|产能|產能|[减增停限扩][产產]|[減擴]產|关停|shut|\\bclos(?:e|es|ed|ing)\\b|output|production|capacity"),
        Lever.OUTPUT);
    words.put(word("需求|消费|消費|订单|demand|consumption|orders"), Lever.DEMAND);
    words.put(word("投入|原料|采购|inputs?\\b|purchases|materials?"), Lever.INPUT);
    words.put(word("排放|减排|減排|降碳|碳|emissions?|co2|co₂|carbon"), Lever.INTENSITY);
    return words;
  }

  private static Pattern word(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }
}
