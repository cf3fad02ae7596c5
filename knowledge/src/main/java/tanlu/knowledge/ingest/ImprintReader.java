package tanlu.knowledge.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds number, title, issuer, date and validity where official documents carry them: masthead,
/// the index card of a government site, the lines under the title, the signature, the last article.
/// A number or date the text only mentions is not the document's own.
final class ImprintReader {
  /// The head ends where the text begins: with the addressee or the first heading.
  private static final int HEAD = 40;

  private static final String NUMBER =
      "\\p{IsHan}{1,14}?[〔\\[［（(【<〈](?:19|20)\\d{2}[〕\\]］）)】>〉] ?(?:第 ?)?\\d{1,5}"
          + " ?号|(?:中华人民共和国)?\\p{IsHan}{0,20}(?:主席令|令|公告) ?(?:(?:19|20)\\d{2} ?年)? ?第?"
          + " ?[\\d一二三四五六七八九十百〇]{1,5} ?号|(?:19|20)\\d{2} ?年 ?第 ?\\d{1,5} ?号";
  private static final Pattern NUMBER_LINE =
      Pattern.compile("[（(《]?(" + NUMBER + ")[）)》]?(?: *签发人[：:].*)?");
  private static final Pattern CARD_NUMBER =
      Pattern.compile("(?:发文字号|发文文号|公文文号|文号|文件编号)[：: |]*(" + NUMBER + ").*");
  private static final Pattern CARD_TITLE =
      Pattern.compile("(?:标题|名称|文件名称)[：: |]+([^|]{4,120}?)(?: \\|.*)?");
  private static final Pattern CARD_ISSUER =
      Pattern.compile(
          "(?:.* \\| )?(?:发文机关|发布机构|发文单位|制定机关|发布单位)[：: |]+([^|：:\\d]{2,60}?)(?: \\|.*| 成文日期.*)?");
  private static final Pattern CARD_ISSUED =
      Pattern.compile(".*?(?:成文日期|发文日期|印发日期|生成日期)[：: |]*(.*)");
  private static final Pattern CARD_VALIDITY =
      Pattern.compile(".*?(?:有效性|时效性|文件状态|效力状态)[：: |]*(现行有效|有效|部分失效|失效|已失效|废止|已废止|已修改).*");
  private static final Pattern MASTHEAD =
      Pattern.compile("(\\p{IsHan} ?(?:\\p{IsHan} ?){2,40})文 ?件");
  private static final Pattern TITLE_END =
      Pattern.compile(
          ".*(?:通知|意见|办法|方案|规划|纲要|条例|决定|公告|通告|规定|细则|函|批复|法|指南|标准|目录|清单|要点|计划|报告|规则|措施|规程|导则|名单|公报|通报|准则|规范|讲话|解读|大纲|行动|体系)"
              + "(?:[（(].{1,20}[）)])?");
  private static final Pattern ISSUER =
      Pattern.compile(
          "\\p{IsHan}{0,30}(?:国务院|委员会|委|部|厅|局|办公厅|办公室|政府|署|银行|总局|中心|大会|常务委员会|公司|协会|法院|检察院|交易所|小组|领导小组)(?:办公厅|办公室)?");
  private static final Pattern ADDRESSEE = Pattern.compile("各?.{2,400}[：:]");
  private static final Pattern DATE_LINE =
      Pattern.compile("[（(]?(?:" + Dates.DAY.pattern().replaceAll("\\?<[a-z]+>", "?:") + ")[）)]?");
  private static final Pattern PRINTED =
      Pattern.compile(".{2,40}?(" + "\\d{4}年\\d{1,2}月\\d{1,2}日" + ") ?印发");
  private static final Pattern HISTORY =
      Pattern.compile("[（(].{0,20}?(?:\\d{4}年\\d{1,2}月\\d{1,2}日).*?(?:通过|公布|发布|批准|令|修订|修正).*[）)]?");
  private static final Pattern SENTENCE = Pattern.compile("[^。；;\\n]+[。；;]?");
  private static final Pattern EFFECTIVE =
      Pattern.compile("自(?<day>" + "[^，,。；]{4,20}?" + "|印发之日|发布之日|公布之日)起(?:施行|实施|执行|生效)");
  private static final Pattern YEARS =
      Pattern.compile("有效期(?:为|限为|限)? ?(\\d{1,2}|[一二两三四五六七八九十]{1,2}) ?年");
  private static final Pattern UNTIL =
      Pattern.compile(
          "(?:有效期(?:限)?(?:为|自.{2,30}?)?(?:至|到)|(?:执行|施行|实施)至|valid until |in force until"
              + " )([^，,。；]{4,24})");
  private static final Pattern OWN =
      Pattern.compile(
          "本(?:通知|意见|办法|方案|规划|条例|决定|公告|规定|细则|文件|法|指南|措施|规则|规程|规范|政策|标准|行动|计划)"
              + "|自.{2,24}起(?:施行|实施|执行|生效)|(?i:this (?:regulation|notice|plan|measure))");
  private static final Pattern REPEALED =
      Pattern.compile("《([^《》]{2,80})》(?:[（(]([^（）()]*(?:[〔\\[（(]\\d{4}[〕\\]）)])?[^（）()]*号)[）)])?");
  private static final Pattern DRAFT =
      Pattern.compile(".*(?:征求意见稿|公开征求意见|草案|送审稿|讨论稿|(?i:\\bdraft\\b)).*");

  private final Reading reading;
  private final List<String> lines;
  private final List<String> head;

  ImprintReader(Reading reading) {
    this.reading = reading;
    lines = reading.lines().stream().map(Line::text).toList();
    int end = 0;
    while (end < Math.min(HEAD, lines.size()) && !begins(end)) {
      end++;
    }
    head = lines.subList(0, end);
  }

  /// Whether the text itself begins at a line.
  private boolean begins(int i) {
    Optional<Heading> heading = Heading.of(reading.lines().get(i));
    return (ADDRESSEE.matcher(lines.get(i)).matches() && i > 0 && !lines.get(i).contains("|"))
        || (heading.isPresent() && heading.get().level() >= 10 && i > 0)
        || lines.get(i).length() > 150;
  }

  Imprint read() {
    String number = number();
    String title = title();
    Optional<LocalDate> issued = issued();
    String body = String.join("\n", lines);
    Optional<LocalDate> effective = effective(body, issued);
    return new Imprint(
        title,
        number,
        issuer(title),
        day(issued),
        day(effective),
        day(validUntil(body, effective.or(() -> issued))),
        validity(title),
        repeals(body));
  }

  private static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  private @Nullable String number() {
    return first(head, CARD_NUMBER)
        .or(() -> first(head, NUMBER_LINE))
        .map(found -> found.replace(" ", ""))
        .orElse(null);
  }

  private @Nullable String title() {
    Optional<String> card = first(head, CARD_TITLE);
    if (card.isPresent()) {
      return card.get();
    }
    List<String> run = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      Line line = reading.lines().get(i);
      if (line.rank() == 1) {
        return line.text();
      }
      if (!titular(line.text())) {
        run.clear();
        continue;
      }
      run.add(line.text());
      if (TITLE_END.matcher(line.text()).matches() && !continued(i + 1)) {
        String joined = String.join("", run);
        return joined.startsWith("附件") ? null : joined;
      }
    }
    String declared = reading.title();
    if (declared != null) {
      String bare = declared.replaceFirst("(?:[_|]|\\s[-—–]\\s).*", "").strip();
      return TITLE_END.matcher(bare).matches() || reading.kind().equals("html") ? bare : english();
    }
    return english();
  }

  /// A title set in several lines goes on where the next line ends like one too and is not the
  /// number, the date or the addressee.
  private boolean continued(int next) {
    return next < head.size()
        && titular(head.get(next))
        && TITLE_END.matcher(head.get(next)).matches()
        && !head.get(next).contains("关于");
  }

  private static boolean titular(String line) {
    return line.length() <= 70
        && Characters.ideographs(line) >= 2
        && !line.contains("|")
        && !line.matches(".*[。；;：:，].*|索引号.*|主题分类.*|附件.*|.*文 ?件")
        && !NUMBER_LINE.matcher(line).matches()
        && !DATE_LINE.matcher(line).matches();
  }

  /// An English document begins with its title.
  private @Nullable String english() {
    return lines.stream()
        .limit(3)
        .filter(line -> Characters.ideographs(line) == 0)
        .filter(line -> line.length() <= 160 && line.matches("[A-Z0-9].*[^.:;,]"))
        .filter(line -> line.split(" ").length >= 3)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String issuer(@Nullable String title) {
    return first(head, CARD_ISSUER)
        .or(this::signed)
        .or(() -> prefix(title))
        .or(() -> first(head, MASTHEAD).map(found -> found.replace(" ", "")))
        .map(String::strip)
        .orElse(null);
  }

  /// The lines of names over the date at the end.
  private Optional<String> signed() {
    for (int i = lines.size() - 1; i > 0; i--) {
      if (DATE_LINE.matcher(lines.get(i)).matches()) {
        List<String> names = new ArrayList<>();
        for (int above = i - 1; above >= 0 && names.size() < 12; above--) {
          List<String> parts = List.of(lines.get(above).split(" +"));
          if (!parts.stream().allMatch(part -> ISSUER.matcher(part).matches())) {
            break;
          }
          names.addAll(0, parts);
        }
        if (!names.isEmpty()) {
          return Optional.of(String.join(" ", names));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> prefix(@Nullable String title) {
    if (title == null || !title.contains("关于")) {
      return Optional.empty();
    }
    String before = title.substring(0, title.indexOf("关于")).strip();
    boolean bodies =
        !before.isEmpty()
            && Stream.of(before.split("[ 、]+")).allMatch(part -> ISSUER.matcher(part).matches());
    return bodies ? Optional.of(before) : Optional.empty();
  }

  private Optional<LocalDate> issued() {
    return first(head, CARD_ISSUED)
        .flatMap(Dates::first)
        .or(this::signature)
        .or(() -> first(head, HISTORY, 0).flatMap(Dates::first))
        .or(() -> first(lines.reversed(), PRINTED).flatMap(Dates::first))
        .or(() -> first(head, DATE_LINE, 0).flatMap(Dates::first));
  }

  /// A day on a line of its own after the text.
  private Optional<LocalDate> signature() {
    return lines.subList(head.size(), lines.size()).stream()
        .filter(line -> DATE_LINE.matcher(line).matches())
        .findFirst()
        .flatMap(Dates::first);
  }

  /// Validity is spoken of in one sentence; a permit's or a contract's is not the document's.
  private static Optional<String> own(String body, Pattern of) {
    Matcher sentence = SENTENCE.matcher(body);
    while (sentence.find()) {
      if (OWN.matcher(sentence.group()).find() && of.matcher(sentence.group()).find()) {
        return Optional.of(sentence.group());
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> effective(String body, Optional<LocalDate> issued) {
    Optional<Matcher> from = own(body, EFFECTIVE).map(EFFECTIVE::matcher).filter(Matcher::find);
    return from.flatMap(
        found -> found.group("day").endsWith("之日") ? issued : Dates.first(found.group("day")));
  }

  private static Optional<LocalDate> validUntil(String body, Optional<LocalDate> from) {
    Optional<Matcher> until = own(body, UNTIL).map(UNTIL::matcher).filter(Matcher::find);
    if (until.isPresent()) {
      return Dates.first(until.get().group(1));
    }
    Optional<Matcher> years = own(body, YEARS).map(YEARS::matcher).filter(Matcher::find);
    return years.flatMap(
        found -> {
          int count = Dates.number(found.group(1).replace('两', '二'));
          return from.map(day -> day.plusYears(count).minusDays(1));
        });
  }

  private @Nullable String validity(@Nullable String title) {
    Optional<String> card = first(head, CARD_VALIDITY);
    if (card.isPresent()) {
      return switch (card.get()) {
        case "失效", "已失效" -> "expired";
        case "废止", "已废止" -> "repealed";
        case "现行有效", "有效" -> "in_force";
        default -> null;
      };
    }
    return title != null && DRAFT.matcher(title).matches() ? "draft" : null;
  }

  private static List<String> repeals(String body) {
    Set<String> repealed = new LinkedHashSet<>();
    Matcher sentence = SENTENCE.matcher(body);
    while (sentence.find()) {
      if (sentence.group().matches("(?s).*(?:同时废止|予以废止|即行废止|同时失效|自行废止).*")) {
        Matcher named = REPEALED.matcher(sentence.group());
        while (named.find()) {
          repealed.add(named.group(2) == null ? named.group(1) : named.group(2).replace(" ", ""));
        }
      }
    }
    return List.copyOf(repealed);
  }

  private static Optional<String> first(List<String> lines, Pattern pattern) {
    return first(lines, pattern, 1);
  }

  private static Optional<String> first(List<String> lines, Pattern pattern, int group) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(group))
        .findFirst();
  }
}
