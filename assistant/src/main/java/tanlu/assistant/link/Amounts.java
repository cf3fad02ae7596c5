package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// By how much something is to change, as a fraction: 减产三成 and “falls by 30 %” are −0.3, 翻一番 and
/// “doubles” are 1, 降到七成 is −0.3 as well.
final class Amounts {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String ZH_VALUE =
      "(?<value>\\d+(?:\\.\\d+)?\\s?%|百分之\\d+(?:\\.\\d+)?"
          + "|(?:[一二两三四五六七八九]|\\d(?:\\.\\d)?)成(?:[半一二三四五六七八九](?![氧年个]))?|[二三四五六七八九十]分之[一二三四五六七八九]|一半|半(?!年))";
  private static final String ZH_DOWN =
      "减产|压产|缩水|缩小|缩量|紧缩|走低|滑坡|萎缩|收窄|砍掉|砍|压降|压低|调低|调减|限产|减排|降碳|减少|减低|下降|下滑|下调|下跌|降低|削减|压减|压缩|缩减|收缩|少用|少买|缩|减|降|跌|少|掉|压|节省|节约|(?<![全各本我该两三外跨邻分每几哪此一])省";
  private static final String ZH_UP =
      "增产|扩产|放大|再扩|扩|飙升|攀升|走高|多买|增加|增长|提高|提升|上升|上涨|上调|扩大|多用|增|升|涨|多";
  private static final String TO = "(?<to>[到至为](?:原来|目前|现在|现状|当前)?的?)?";
  private static final String EN_VALUE =
      "(?<value>\\d+(?:\\.\\d+)?\\s?(?:%|per ?cent)|(?:a |one"
          + " )?(?:half|third|quarter|fifth|tenth)|(?:two|three|four).(?:thirds|quarters|fifths|tenths))";
  private static final String EN_DOWN =
      "slip(?:s|ped|ping)?|dent|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|contract(?:s|ed|ing)?|dip(?:s|ped|ping)?|fall(?:s|ing|en)?|fell|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)"
          + "|reduc(?:e|es|ed|ing|tion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|shr[iau]nks?|less|fewer|cleaner|greener|down";
  private static final String EN_UP =
      "lift(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr[oe]w(?:s|n|ing)?|growth|rais(?:e|es|ed|ing)"
          + "|expand(?:s|ed|ing)?|more|higher|up";

  /// What is taken from one is a decimal again.
  private static final double EXACT = 1e12;

  private record Form(Pattern pattern, ToDoubleFunction<MatchResult> fraction) {}

  private static final List<Form> FORMS =
      List.of(
          form(
              "翻([一二两三四])?番",
              match -> Math.pow(2, match.group(1) == null ? 1 : digit(match.group(1))) - 1),
          form(
              "打([一二三四五六七八九]|\\d)折",
              match -> {
                String of = match.group(1);
                double tenths = Character.isDigit(of.charAt(0)) ? Integer.parseInt(of) : digit(of);
                return (tenths - 10) / 10;
              }),
          form(
              "(?<!力度|力度再)(?:翻倍|加倍|翻(?:了|上)?一倍)|(?:" + ZH_UP + ")了?一倍|\\bdoubl(?:e|es|ed|ing)\\b",
              _ -> 1),
          form("[到至为](?:原来|目前|现在|如今)的?([两二三四五])倍", match -> digit(match.group(1)) - 1),
          form("(?:" + ZH_UP + ")了?([两二三四五])倍", match -> digit(match.group(1))),
          form("\\btripl(?:e|es|ed|ing)\\b", _ -> 2),
          form("\\bhalv(?:e|es|ed|ing)\\b|\\bhalf as (?:much|many)\\b", _ -> -0.5),
          form("\\btwice as (?:much|many)\\b", _ -> 1),
          form("腰斩|对半砍|砍半|\\b(?:cut|slash|reduc)\\w*\\b[^.?!;,%]{0,80}?\\bin half\\b", _ -> -0.5),
          form("(?<down>关停|关掉|停产|淘汰)了?" + ZH_VALUE, Amounts::moved),
          form("(?<down>\\bshut\\w*)\\s+(?:down\\s+)?" + EN_VALUE, Amounts::moved),
          form("停产|关停|清零|归零|\\bshuts? down\\b", _ -> -1),
          form(
              "(?:(?<down>"
                  + ZH_DOWN
                  + ")|"
                  + ZH_UP
                  + ")(?:了|掉|约|大约|近|将近|挖|产|采|用|烧|排|买|建|造)?"
                  + TO
                  + "\\s?"
                  + ZH_VALUE,
              Amounts::moved),
          form(ZH_VALUE + "的?(?:(?<down>减产|降幅|减幅|减量)|增产|增幅)", Amounts::moved),
          form(
              "\\b(?:(?<down>"
                  + EN_DOWN
                  + ")|"
                  + EN_UP
                  + ")\\b(?:(?!\\b(?:"
                  + EN_DOWN
                  + "|"
                  + EN_UP
                  + ")\\b)[^.?!;%]){0,110}?\\b(?:by|(?<to>to))\\s+"
                  + EN_VALUE,
              Amounts::moved),
          form(
              "\\b(?:(?<down>" + EN_DOWN + ")|" + EN_UP + ")\\s+(?:of\\s+)?" + EN_VALUE,
              Amounts::moved),
          form(
              "\\b(?:(?<down>cut|lower|reduce)|raise|increase|lift)\\b[^.?!;,%\\d]{0,40}?\\s"
                  + EN_VALUE,
              Amounts::moved),
          form(
              "(?<down>\\b(?:knock|tak|shav|lop|wip)\\w*)\\s+" + EN_VALUE + "\\s+off\\b",
              Amounts::moved),
          form("\\b(?:(?<down>minus)|plus)\\s+" + EN_VALUE, Amounts::moved),
          form("(?:(?<=^|[\\s，,（(])(?<down>-)|\\+)" + EN_VALUE, Amounts::moved),
          form(
              "\\b(?:(?<down>down)|up),?\\s(?:say,?\\s|about\\s|by\\s)" + EN_VALUE, Amounts::moved),
          form(EN_VALUE + "\\s+(?:(?<down>" + EN_DOWN + ")|" + EN_UP + ")\\b", Amounts::moved));

  private static final Pattern SECOND =
      Pattern.compile("\\b(?:and|or)\\b[^.?!;%\\d]{0,50}?\\bby\\s+" + EN_VALUE);

  /// What a share is to be instead of another.
  private static final Pattern INSTEAD =
      Pattern.compile("改成|改为|换成|调到|改到|降到|\\b(?:make it|make that|try|rather|change it to)\\b");

  private final Folded folded;
  private final Spans spans = new Spans();

  Amounts(Folded folded) {
    this.folded = folded;
  }

  /// In the order of the question; none is read twice.
  List<Mention<Double>> find() {
    List<Mention<Double>> amounts = new ArrayList<>();
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(folded.text());
      while (matcher.find()) {
        Mention<Double> mention =
            folded.mention(
                form.fraction.applyAsDouble(matcher.toMatchResult()),
                matcher.start(),
                matcher.end());
        if (spans.claim(mention.start(), mention.end())) {
          amounts.add(mention);
        }
      }
    }
    alike(amounts);
    amounts.sort(Comparator.comparingInt(Mention::start));
    return amounts;
  }

  /// “Cut steel by a fifth and cement by 10 %”: the second goes the way of the first.
  private void alike(List<Mention<Double>> amounts) {
    Matcher second = SECOND.matcher(folded.text());
    while (!amounts.isEmpty() && second.find()) {
      Mention<Double> mention =
          folded.mention(
              Math.copySign(value(second.group("value")), amounts.getLast().value()),
              second.start("value"),
              second.end("value"));
      if (mention.start() > amounts.getFirst().end()
          && spans.claim(mention.start(), mention.end())) {
        amounts.add(mention);
      }
    }
  }

  /// A share that says neither up nor down, as in “try 40 %”.
  ///
  /// @param text folded
  static Optional<Double> bare(String text) {
    Matcher instead = INSTEAD.matcher(text);
    String said = instead.find() ? text.substring(instead.end()) : text;
    return Stream.of(ZH_VALUE, EN_VALUE)
        .map(value -> Pattern.compile(value).matcher(said))
        .filter(Matcher::find)
        .map(matcher -> value(matcher.group("value")))
        .findFirst();
  }

  private static double moved(MatchResult match) {
    double value = value(match.group("value"));
    if (has(match, "to")) {
      return Math.round((value - 1) * EXACT) / EXACT;
    }
    return has(match, "down") ? -value : value;
  }

  private static boolean has(MatchResult match, String group) {
    return match.namedGroups().containsKey(group) && match.group(group) != null;
  }

  private static double value(String written) {
    if (written.matches("[\\d.]+\\s?(?:%|per ?cent)")) {
      return Double.parseDouble(written.replaceAll("[^\\d.]", "")) / 100;
    }
    if (written.startsWith("百分之")) {
      return Double.parseDouble(written.substring(3)) / 100;
    }
    if (written.contains("成")) {
      String number = written.substring(0, written.indexOf('成'));
      double tenths = number.matches("[\\d.]+") ? Double.parseDouble(number) : digit(number);
      String rest = written.substring(written.indexOf('成') + 1);
      double hundredths = rest.isEmpty() ? 0 : rest.equals("半") ? 5 : digit(rest);
      return (10 * tenths + hundredths) / 100;
    }
    int of = written.indexOf("分之");
    if (of > 0) {
      return whole(written.substring(of + 2)) / whole(written.substring(0, of));
    }
    int many =
        Math.max(1, List.of("", "one", "two", "three", "four").indexOf(written.split("\\W", 2)[0]));
    return many
        * switch (written.replaceAll(".*\\W", "").replaceAll("s$", "")) {
          case "third" -> 1.0 / 3;
          case "quarter" -> 0.25;
          case "fifth" -> 0.2;
          case "tenth" -> 0.1;
          default -> 0.5;
        };
  }

  /// Up to 百: 三十五 is 35.
  private static double whole(String written) {
    if (written.equals("百") || written.equals("一百")) {
      return 100;
    }
    int ten = written.indexOf('十');
    if (ten < 0) {
      return digit(written);
    }
    double tens = ten == 0 ? 1 : digit(written.substring(0, ten));
    return 10 * tens + (ten + 1 < written.length() ? digit(written.substring(ten + 1)) : 0);
  }

  private static double digit(String written) {
    return written.equals("两") ? 2 : DIGITS.indexOf(written);
  }

  private static Form form(String pattern, ToDoubleFunction<MatchResult> fraction) {
    return new Form(Pattern.compile(pattern), fraction);
  }
}
