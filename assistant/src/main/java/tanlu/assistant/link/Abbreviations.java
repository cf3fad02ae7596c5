package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.data.Region;

/// One-character names (粤) and two-letter codes (GD) in a question. Alone most are other words, so
/// they count only in company: in a row of their kind, beside a year, or before what one asks of a
/// province.
final class Abbreviations {
  static final String ONE = "(?:[京津冀晋蒙辽吉黑沪申苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新](?<!新(?=[增能型兴设建年旧老一时])))";
  // These are seldom part of another word.
  static final String RARE = "[京津冀晋辽沪浙皖闽赣鲁豫鄂湘粤琼渝蜀黔滇陕陇]";
  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final Pattern RUN =
      Pattern.compile(
          ONE
              + "{3,}|(?:川渝|云贵|陕甘|川滇|青甘|甘青)|"
              + RARE
              + "{2}(?![\\p{IsHan}&&[^的省碳三两]])|"
              + ONE
              + "{2}(?=[两二]省|两地)");
  private static final Pattern LIST =
      Pattern.compile(
          "(?<!\\p{IsHan})"
              + ONE
              + "(?:\\s?[、，,/和与及vs]+\\s?"
              + ONE
              + ")++(?!\\p{IsHan})|"
              + RARE
              + "(?:[、/]"
              + ONE
              + ")++|(?<!\\p{IsHan})"
              + ONE
              + "(?:[、/]"
              + ONE
              + ")++(?=[两二三四五六]?[省市地]|的)|"
              + ONE
              + "(?:[、/]"
              + ONE
              + ")++(?=[两二三四五六]个?[省市地])|"
              + RARE
              + "(?:[和与及跟比]"
              + RARE
              + ")+(?=[的省碳两三四谁哪近在历比排人]|$|\\P{IsHan})|"
              + "(?<=比较|对比|对照)"
              + ONE
              + "(?:[和与及跟、]"
              + ONE
              + ")+");
  private static final Pattern ALONE =
      Pattern.compile(
          "^"
              + ONE
              + "(?=\\s?(?:[,，、:]|-{1,2}|——))|^"
              + RARE
              + "(?=的)|"
              + "(?<=^|[，,。：:；;（( ])(?!新)"
              + ONE
              + "(?=省|\\s?(?:[，,。：:；;）)]|$))|"
              + RARE
              + "(?=还|需|须|要|该|应|得|发布|出台|印发|提出|公布|府)|"
              + "(?:"
              + RARE
              + "|(?<=^|[，,。：:；;（( 下看查把给算问说聊])[蒙吉黑苏桂贵云青宁新甘川湘])(?=\\s?(?:"
              + YEAR
              + "|\\d{2}年))|(?<="
              + YEAR
              + "年?)\\s?"
              + RARE
              + "(?=[省的碳]|$|\\P{IsHan})|(?<=年)"
              + RARE
              + "(?=一?共?排)|(?:(?<!\\p{IsHan})|(?<=如果|假如|若|按))"
              + RARE
              + "(?=省|的?(?:碳|排放|人均|消费侧|生产侧|产业|投入|关键|钢铁|水泥|电力|工业))");
  private static final Pattern CODE =
      Pattern.compile("(?<![A-Za-z0-9-])[A-Z]{2}(?=" + YEAR + "(?!\\d)|[^A-Za-z0-9-]|$)");
  // Common words and signs of other trades when written in capitals.
  private static final Set<String> WORDS = Set.of("HE", "HI", "HA", "SD", "SC", "GS", "CN", "NM");
  private static final Pattern BESIDE =
      Pattern.compile("(?:" + YEAR + "\\s?|,\\s?)$|(?:\\bfor|\\bin|\\bof)\\s$");
  private static final Pattern AFTER =
      Pattern.compile("^\\s?(?:" + YEAR + "|省|碳|的|emissions|province)");

  private final Lexicon<Place> places;

  Abbreviations(Lexicon<Place> places) {
    this.places = places;
  }

  List<Mention<Region>> find(String question, Folded folded, Spans spans) {
    List<Mention<Region>> found = new ArrayList<>();
    for (Pattern pattern : List.of(RUN, LIST, ALONE)) {
      Matcher matcher = pattern.matcher(folded.text());
      while (matcher.find()) {
        characters(matcher.group(), matcher.start(), folded, spans, found);
      }
    }
    Matcher code = CODE.matcher(question);
    while (code.find()) {
      boolean company =
          BESIDE.matcher(question.substring(0, code.start())).find()
              || AFTER.matcher(question.substring(code.end())).find();
      if (!WORDS.contains(code.group()) || company) {
        region(code.group())
            .filter(_ -> spans.claim(code.start(), code.end()))
            .ifPresent(
                region ->
                    found.add(
                        new Mention<>(
                            region, code.start(), code.end(), code.group(), Optional.empty())));
      }
    }
    return found;
  }

  private void characters(
      String run, int offset, Folded folded, Spans spans, List<Mention<Region>> found) {
    for (int i = 0; i < run.length(); i++) {
      int at = offset + i;
      region(run.substring(i, i + 1))
          .map(region -> folded.mention(region, at, at + 1))
          .filter(mention -> spans.claim(mention.start(), mention.end()))
          .ifPresent(found::add);
    }
  }

  private Optional<Region> region(String written) {
    return places.whole(written).stream()
        .filter(Place.Held.class::isInstance)
        .map(place -> ((Place.Held) place).region())
        .findFirst();
  }
}
