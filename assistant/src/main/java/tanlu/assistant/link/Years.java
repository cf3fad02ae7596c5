package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Dataset;

/// The years of a question, over its folded text: what each is for is settled from the most telling
/// phrase to the least, and no year is read twice.
final class Years {
  private static final String DIGITS = "〇零○一二三四五六七八九";
  private static final String YEAR =
      "(?<![\\d.])((?:19|20)\\d{2}|(?:一九|二[〇零○])["
          + DIGITS
          + "]{2})(?!\\d|\\.\\d|["
          + DIGITS
          + "](?![直起路样般并定些块来共]))(?!\\s?(?:万|亿|千|百|吨|元|%|kg|mt\\b|tonnes|million|billion))";
  private static final String BETWEEN =
      "(?:年|前|之前|以前|底|左右|为|作为|作|当|就|能|可|要|提前|力争|才|再|必须|务必|一定|须|如期|全面|怎么|如何|怎样|实现|达成|达到|完成|二氧化碳|碳|排放|co2|的|\\s){0,8}?";
  private static final String SET =
      "(?:年份?|时间|目标|年度|时点)*(?:(?:再|就|仍然?|还是|也|先|都|统一|直接|一律)?(?:最[迟晚]不[能得应]?晚于|不[能得应]晚于|不晚于|不迟于|最晚|最迟|为|是|在|于|取|用|按|[定放设排安]+[在到于为成死]?|改|换|改为|改成|改到|改回|调回|换回|恢复到|恢复为|换成|换到|调到|推迟到|提前到|:|=))?\\s?";
  private static final String EN_SET =
      "(?:\\s+(?:to|must|should|has|have|be|coming|occurs?|occurring|falling|came|comes|come|arrives?|arrived|happens?|(?:is|are|was|were)"
          + " reached|of|its|their|the|carbon|co2|emissions?|year|target|goal|status))*(?:\\s+(?:set|fixed|placed|put|moved|shifted|brought"
          + " forward|pushed back|put off|delayed))?\\s*(?:no later than|not later than|as early"
          + " as|already in|already"
          + " by|in|by|before|until|at|around|about|is|to|=|:)?\\s*(?:in\\s+|the year\\s+)?";
  private static final String PEAK = "(?:碳?达峰|[见到触]顶)";
  private static final String NEUTRAL = "(?:碳?中和|净零|近零|归零|零排放)";
  private static final List<Pattern> PEAK_AFTER =
      patterns(YEAR + BETWEEN + PEAK, YEAR + "\\s+(?:emissions?\\s+|carbon\\s+)?peak");
  private static final List<Pattern> PEAK_BEFORE =
      patterns(
          "(?:" + PEAK + "|峰值(?=年|时间|[定放设排安]|最[迟晚]|不[能得应]?[晚迟]))" + SET + YEAR,
          "\\b(?:peak|crest|cap|top(?:s|ping)?"
              + " out)(?:s|ing|ed|ping|ped)?(?:\\s+(?:its|their|the))?(?:\\s+emissions)?"
              + EN_SET
              + YEAR);
  private static final List<Pattern> NEUTRAL_AFTER =
      patterns(
          YEAR + BETWEEN + NEUTRAL,
          YEAR
              + "\\s+(?:as|for)\\s+(?:the\\s+|its\\s+|their\\s+)?(?:own\\s+)?(?:year\\s+of\\s+|date\\s+of\\s+)?(?:carbon\\s+)?(?:neutral|net.zero)",
          YEAR + "\\s+(?:carbon\\s+)?(?:neutral(?:ity)?\\b|net.zero)",
          YEAR + "年?(?:当作|当成|作为|定为|设为|算作)[^，。；\\d]{0,8}?" + NEUTRAL);
  private static final List<Pattern> NEUTRAL_BEFORE =
      patterns(
          NEUTRAL + SET + YEAR,
          "(?:\\bneutral(?:ity)?|\\bnet.zero|\\bzero (?:carbon|emissions|(?:\\w+ )?out))"
              + EN_SET
              + YEAR,
          "\\b(?:neutrality|net.zero)(?:\\s\\w+){0,4},?\\s(?:in|by)\\s" + YEAR,
          "\\b(?:neutrality|net.zero)"
              + "\\b(?:(?!peak|\\bwith\\b)[^.?!,;\\d])*?(?:\\bfrom\\s+20\\d\\d\\s+)?\\b(?:to|by|until|in)\\s+"
              + YEAR);
  private static final List<Pattern> BASE =
      patterns(
          YEAR + "年?(?:为|作为|作|做)?(?:基准年|基年|基期)",
          "(?:基准|基年|基期)" + SET + YEAR,
          "以" + YEAR + "年?(?:的?排放)?(?:为|作为|做)(?:基准|参照|基数|起点)",
          "\\b(?:base|baseline|reference) year" + EN_SET + YEAR,
          YEAR
              + "\\s+(?:(?:as|were|was|is)\\s+(?:the\\s+|a\\s+|its\\s+|our\\s+)?)?(?:base|baseline|reference)\\b",
          "\\b(?:base|baseline|basis)\\s*(?:to|of|in|is|on|=|:)?\\s*(?:the year )?" + YEAR);
  private static final List<Pattern> RANGES =
      patterns(
          YEAR
              + "\\s?年?(?:以后|之后|起|开始)?[，,]?\\s?(?:一直|再)?[看画查算]?(?:-+>?|~|→|至|到|to|through|until)\\s?"
              + YEAR,
          "\\bbetween\\s+" + YEAR + "\\s+and\\s+" + YEAR,
          "(?<![\\d.])((?:19|20)\\d{2})-(\\d{2})(?!\\d|-)");
  private static final List<Pattern> SINCE =
      patterns(
          YEAR + "年?(?:以来|至今|到现在|起至今)",
          "[自从打]" + YEAR + "年?(?:起|开始|算起|看起|说起|往后)",
          YEAR + "年?(?:起|开始|算起|看起)(?!点)",
          YEAR + "年?(?:以|之)?后(?!期)",
          "\\b(?:since|after)\\s+" + YEAR,
          "\\bfrom\\s+" + YEAR + "\\s+(?:on|onwards?)\\b",
          YEAR + "\\s+onwards?\\b");
  private static final Pattern CENTURY =
      Pattern.compile("(?:本|新|21)世纪(?:以来|初)|\\bturn of the (?:century|millennium)\\b");

  private static final List<Pattern> FIRST =
      patterns(
          "(?:起始|起点|开始|开头|首年)(?:再?往[前后]?[推移挪调放][到至]?[，,]?从?)?" + SET + YEAR,
          "[自从]" + YEAR + "年?",
          "\\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|from)\\b[^.?!,;\\d]{0,24}?" + YEAR);
  private static final List<Pattern> LAST =
      patterns(
          "(?:终点|终止|截止|截至|结束|末年|终年|止于)" + SET + YEAR,
          "(?<![改换调推提])(?:到|至)" + YEAR + "年?(?=为?止|结束|[的，。？！ ]|$)",
          "\\b(?:end(?:s|ed|ing)?|finish|last|final|stop(?:s|ping)?)\\b[^.?!,;\\d]{0,16}?" + YEAR,
          "\\b(?:up to|until|till|through|to)\\s" + YEAR);
  private static final String COUNT = "(\\d{1,2}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)";
  private static final Pattern RECENT =
      Pattern.compile(
          "(?:近|过去|最近|过往)(?:的)?"
              + COUNT
              + "[多余来几]?年|\\b(?:last|past|recent|previous)\\s+(\\w+)\\s+(years?|decades?)|\\b(?:last|past)\\s+(decade)");
  private static final Pattern PLAN =
      Pattern.compile(
          "(?<![一二三四五六七八九十第])十([一二三四五六])?五(?=规划|时期|期间|计划|目标|末|[\"”」])|(?<![一二三四五六七八九十第])十([一二三四五六])五(?!年)|\\b(1[0-6])th\\s+(?:five-?\\s?year\\s?plan|fyp|5-year"
              + " plan)|\\b(tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth)\\s+(?:five-?\\s?year\\s?plan|fyp)");
  private static final Pattern PLAN_NAME = Pattern.compile("十([一二三四五六])?五()|\\b(1[0-6])th()");

  /// One year of a plan: 十三五开局之年 is 2016.
  private static final Pattern OPENING =
      Pattern.compile(
          "十[一二三四五六]?五[\"”」]?(?:规划|时期|期间)?的?(?:开局|起步|头|第一|首)(?:之|那一?)?年|\\bfirst year of the"
              + " 1[0-6]th (?:five-?\\s?year plan|fyp)");

  private static final Pattern CLOSING =
      Pattern.compile(
          "十[一二三四五六]?五[\"”」]?(?:规划|时期|期间)?的?(?:收官|末|最后一|最末)(?:之|那一?)?年|\\b(?:last|final) year of"
              + " the 1[0-6]th (?:five-?\\s?year plan|fyp)");

  private static final List<String> ORDINALS =
      List.of("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth");

  /// By the number they name, up to twenty.
  static final List<String> NUMBERS =
      List.of(
          "",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  // A year of another century is still a year somebody asks for: the tools say what is held.
  private static final List<Pattern> SINGLE =
      patterns(
          YEAR,
          "(?<![\\d.])(1[0-8]\\d{2}|2[1-9]\\d{2})(?=\\s?年)",
          "\\b(?:in|year)\\s+(1[0-8]\\d{2}|2[1-9]\\d{2})(?![\\d.,])");

  /// 用12年的表 takes a table of 2012 and not twelve years.
  private static final Pattern SHORT_TABLE =
      Pattern.compile(
          "(?:(?<=[用按照以取看])(?=\\d{2}年的?(?:投入产出)?(?:表|数据|口径|清单|数字))|(?<=[，,])(?=1\\d年的?(?:[，。？,?！!]|$)))"
              + "(0[1-9]|1[0-9])");

  /// Counted from a year named before: 五年后, “ten years later”, 三年前.
  private static final Pattern LATER =
      Pattern.compile(
          "(?<![〇零○一二三四五六七八九\\d近第])"
              + COUNT
              + "年(?:(?:以|之|过)?后|(前|以前|之前))(?![期向置沿后])|(?<back>往前推?|倒推|往后推?)(?<years>\\d{1,2}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)年|\\b(\\w+)\\s+(years?|decades?)\\s+(?:later|after(?:wards|"
              + " that)?|on|from (?:then|now|today)|hence|(earlier|before(?: that)?|ago))\\b|\\bin"
              + " (\\w+) years'? time\\b");

  private final Folded folded;
  private final Spans spans;

  Years(Folded folded, Spans spans) {
    this.folded = folded;
    this.spans = spans;
  }

  record Found(
      List<Mention<Integer>> years,
      Optional<Mention<YearRange>> range,
      Optional<Integer> first,
      Optional<Integer> last,
      Optional<Mention<Integer>> base,
      Optional<Mention<Integer>> peak,
      Optional<Mention<Integer>> neutral,
      Optional<Mention<Integer>> later,
      boolean open) {}

  Found find() {
    boolean wordFirst = startsWithWord();
    Optional<Mention<Integer>> peak = first(wordFirst ? PEAK_BEFORE : PEAK_AFTER, this::year);
    Optional<Mention<Integer>> neutral =
        first(wordFirst ? NEUTRAL_BEFORE : NEUTRAL_AFTER, this::year);
    peak = peak.or(() -> first(wordFirst ? PEAK_AFTER : PEAK_BEFORE, this::year));
    neutral = neutral.or(() -> first(wordFirst ? NEUTRAL_AFTER : NEUTRAL_BEFORE, this::year));
    Optional<Mention<Integer>> base = first(BASE, this::year);
    Optional<Mention<Integer>> later = first(List.of(LATER), Years::later);
    Optional<Mention<Integer>> opening =
        first(List.of(OPENING), match -> planned(match.group()).map(YearRange::from))
            .or(() -> first(List.of(CLOSING), match -> planned(match.group()).map(YearRange::to)));
    Optional<Mention<YearRange>> whole = first(RANGES, Years::ends);
    Optional<Mention<YearRange>> since =
        whole.isPresent()
            ? Optional.empty()
            : first(SINCE, match -> from(year(match)))
                .or(() -> first(List.of(CENTURY), _ -> from(Optional.of(2000))));
    Optional<Integer> until = since.isPresent() ? end(LAST, Optional.empty()) : Optional.empty();
    Optional<Mention<YearRange>> range =
        whole
            .or(() -> since.map(from -> until(from, until)))
            .or(() -> first(List.of(PLAN), Years::plan).filter(_ -> opening.isEmpty()))
            .or(() -> first(List.of(RECENT), Years::recent));
    List<Mention<Integer>> years = new ArrayList<>(all(SINGLE, this::year));
    years.addAll(all(List.of(SHORT_TABLE), this::year));
    opening.ifPresent(years::add);
    years.sort(Comparator.comparingInt(Mention::start));
    return new Found(
        years,
        range,
        end(FIRST, range).filter(year -> year < Dataset.LAST_INVENTORY),
        end(LAST, range).filter(year -> year <= Dataset.LAST_INVENTORY),
        base,
        peak,
        neutral,
        later,
        since.isPresent() && until.isEmpty());
  }

  /// “After 2013 …, up to 2018”.
  private static Mention<YearRange> until(Mention<YearRange> from, Optional<Integer> last) {
    return last.filter(year -> year > from.value().from())
        .<Mention<YearRange>>map(
            year ->
                new Mention<>(
                    new YearRange(from.value().from(), year),
                    from.start(),
                    from.end(),
                    from.text(),
                    Optional.empty()))
        .orElse(from);
  }

  /// One end of a span that is not named whole; its year stays one of the question's years.
  private Optional<Integer> end(List<Pattern> patterns, Optional<Mention<YearRange>> range) {
    return range.isPresent()
        ? Optional.empty()
        : patterns.stream()
            .map(pattern -> pattern.matcher(folded.text()))
            .filter(Matcher::find)
            .map(matcher -> number(matcher.group(1)))
            .findFirst();
  }

  /// “达峰年份2028” names the year after the word, “2028年达峰” before it; the first one shows which.
  private boolean startsWithWord() {
    Matcher word =
        Pattern.compile("达峰|[见到触]顶|中和|[净近归]零|零排放|peak|crest|neutral|net.zero")
            .matcher(folded.text());
    Matcher year = Pattern.compile(YEAR).matcher(folded.text());
    return word.find() && year.find() && word.start() < year.start();
  }

  private <T> Optional<Mention<T>> first(
      List<Pattern> patterns, Function<MatchResult, Optional<T>> read) {
    return patterns.stream().flatMap(pattern -> read(pattern, read, 1).stream()).findFirst();
  }

  private <T> List<Mention<T>> all(
      List<Pattern> patterns, Function<MatchResult, Optional<T>> read) {
    return patterns.stream()
        .flatMap(pattern -> read(pattern, read, Integer.MAX_VALUE).stream())
        .toList();
  }

  private <T> List<Mention<T>> read(
      Pattern pattern, Function<MatchResult, Optional<T>> read, int limit) {
    List<Mention<T>> mentions = new ArrayList<>();
    Matcher matcher = pattern.matcher(folded.text());
    while (mentions.size() < limit && matcher.find()) {
      Optional<T> value = read.apply(matcher.toMatchResult());
      if (value.isPresent()) {
        Mention<T> mention = folded.mention(value.get(), matcher.start(), matcher.end());
        if (spans.claim(mention.start(), mention.end())) {
          mentions.add(mention);
        }
      }
    }
    return mentions;
  }

  private Optional<Integer> year(MatchResult match) {
    int year = number(match.group(1));
    return Optional.of(match.group(1).length() > 2 ? year : year + (year >= 97 ? 1900 : 2000));
  }

  private static Optional<YearRange> ends(MatchResult match) {
    int from = number(match.group(1));
    int to = number(match.group(2));
    if (match.group(2).length() == 2) {
      // 2017-05 is a month.
      if (to <= 12 || to <= from % 100) {
        return Optional.empty();
      }
      to += from / 100 * 100;
    }
    return from < to ? Optional.of(new YearRange(from, to)) : Optional.empty();
  }

  private static Optional<YearRange> from(Optional<Integer> year) {
    return year.filter(from -> from < Dataset.LAST_INVENTORY)
        .map(from -> new YearRange(from, Dataset.LAST_INVENTORY));
  }

  private static Optional<YearRange> planned(String phrase) {
    Matcher plan = PLAN_NAME.matcher(phrase);
    return plan.find() ? plan(plan.toMatchResult()) : Optional.empty();
  }

  private static Optional<YearRange> plan(MatchResult match) {
    int number;
    if (match.group(3) != null) {
      number = Integer.parseInt(match.group(3));
    } else if (match.group(4) != null) {
      number = 10 + ORDINALS.indexOf(match.group(4));
    } else {
      String unit = match.group(1) != null ? match.group(1) : match.group(2);
      number = 10 + (unit == null ? 0 : DIGITS.indexOf(unit) - 2);
    }
    int from = 2001 + 5 * (number - 10);
    return Optional.of(new YearRange(from, from + 4));
  }

  /// The changes of so many years up to the last inventory: ten years end in 2019 and start in
  /// 2009.
  private static Optional<YearRange> recent(MatchResult match) {
    int years;
    if (match.group(4) != null) {
      years = 10;
    } else if (match.group(1) != null) {
      years = count(match.group(1));
    } else {
      String word = match.group(2);
      years = word.matches("\\d{1,2}") ? Integer.parseInt(word) : NUMBERS.indexOf(word);
      years *= match.group(3).startsWith("decade") ? 10 : 1;
    }
    int from = Dataset.LAST_INVENTORY - years;
    return years > 0 && from >= Dataset.FIRST_INVENTORY
        ? Optional.of(new YearRange(from, Dataset.LAST_INVENTORY))
        : Optional.empty();
  }

  private static Optional<Integer> later(MatchResult match) {
    int years;
    if (match.group("years") != null) {
      years = count(match.group("years"));
      return years > 0
          ? Optional.of(match.group("back").contains("后") ? years : -years)
          : Optional.empty();
    }
    String written = match.group(5) != null ? match.group(5) : match.group(8);
    if (match.group(1) != null) {
      years = count(match.group(1));
    } else {
      years = written.matches("\\d{1,2}") ? Integer.parseInt(written) : NUMBERS.indexOf(written);
      years = written.equals("a") ? 1 : years;
      years *= match.group(6) != null && match.group(6).startsWith("decade") ? 10 : 1;
    }
    boolean before = match.group(2) != null || match.group(7) != null;
    return years > 0 ? Optional.of(before ? -years : years) : Optional.empty();
  }

  private static int count(String written) {
    if (written.matches("\\d+")) {
      return Integer.parseInt(written);
    }
    int ten = written.indexOf('十');
    if (ten < 0) {
      return written.isEmpty() ? 0 : number(written);
    }
    int tens = ten == 0 ? 1 : number(written.substring(0, ten));
    return tens * 10 + (ten + 1 < written.length() ? number(written.substring(ten + 1)) : 0);
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c == '两' ? 2 : c < 128 ? c - '0' : Math.max(0, DIGITS.indexOf(c) - 2);
      number = number * 10 + digit;
    }
    return number;
  }

  private static List<Pattern> patterns(String... patterns) {
    return java.util.Arrays.stream(patterns).map(Pattern::compile).toList();
  }
}
