package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// What looks like a place in a question and is none that is known: 火星省, “in Freedonia”, 广冬.
final class UnknownPlaces {
  // No name of a place begins after these, nor holds one.
  private static final String STOP =
      "的了和与及跟同或、在对比较从到由把被将请问看给为分按各全本该外我你他她它们哪个几每某这那些是有无能会要年月日各中以析查算询省市县区于后前时让用若如果则并且但而也都还就什么怎样何多少一二两俩三四五六七八九十数最";
  private static final String NAME = "[\\p{IsHan}&&[^" + STOP + "]]{1,6}";
  private static final Pattern ZH =
      Pattern.compile(
          "("
              + NAME
              + ")(?:(?<![大强节俭源])省(?![钱电油力事时心略去下出掉着])|自治区|自治州|(?<![城超股都地级门集上下夜楼车房菜股])市(?![场值民政区盈面价占级域况]))");
  private static final Pattern EN_SUFFIX =
      Pattern.compile(
          "\\b(?!Which|What|Same|Another|Other|Each|Every|The|This|That|These|Any|All|No|My|Our|Your|One|Whose|How)([A-Z][\\w'-]+(?:"
              + " [A-Z][\\w'-]+)?) (?:[Pp]rovince|[Cc]ity|[Pp]refecture|[Mm]unicipality)\\b");
  private static final Pattern EN_IN =
      Pattern.compile(
          "\\b(?:in|for|of|than|vs\\.?|versus|about)\\s+([A-Z][a-z'-]{2,}(?: [A-Z][a-z'-]+)?)");
  private static final Pattern WORD = Pattern.compile("\\b[A-Za-z]{5,}\\b");
  private static final Pattern HAN =
      Pattern.compile(
          "(?=([\\p{IsHan}&&[^" + STOP + "]]{3}))|(?=([\\p{IsHan}&&[^" + STOP + "]]{2}))");

  /// Of documents' titles: “Action Plan for Carbon Peaking”.
  private static final Set<String> TITLES =
      Set.of(
          "action",
          "carbon",
          "circular",
          "climate",
          "conservation",
          "development",
          "dioxide",
          "document",
          "dual",
          "emission",
          "emissions",
          "energy",
          "green",
          "guobanfa",
          "guofa",
          "intensity",
          "low",
          "neutrality",
          "notice",
          "opinions",
          "peak",
          "peaking",
          "plan",
          "policy",
          "reduction",
          "saving",
          "targets");

  /// A province that is pointed at and not named.
  private static final Pattern POINTED =
      Pattern.compile("隔壁|旁边|邻近|相邻|另[一外]?个?|别的?|那个?|这个?|[咱我]们|哪个?|[说搞弄打写]错|不好意思|[两几三四五]个?$");

  private final NearRegions near;
  private final Set<String> trade;

  /// @param trade words of sectors' names, lower case: no places, however they are written
  UnknownPlaces(NearRegions near, Set<String> trade) {
    this.near = near;
    this.trade = trade;
  }

  record Found(List<Mention<Region>> typos, List<Mention<Resolved<Region>>> unknown) {}

  Found find(String question, Folded folded, Spans spans) {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    Matcher zh = ZH.matcher(folded.text());
    while (zh.find()) {
      // 四 begins no other name than 四川, and 四穿省 is none.
      int start = zh.start() > 0 && misspelt(folded.text(), zh) ? zh.start() - 1 : zh.start();
      String name = folded.text().substring(start, zh.end(1));
      if (POINTED.matcher(name).find()) {
        continue;
      }
      report(folded.mention(name, start, zh.end()), near::place, spans, found);
    }
    Matcher word = WORD.matcher(question);
    while (word.find()) {
      if (near.typo(word.group()).isPresent()
          || (Character.isUpperCase(word.group().charAt(0)) && near.slip(word.group()))) {
        report(mention(word, 0), near::typo, spans, found);
      }
    }
    for (Pattern pattern : List.of(EN_SUFFIX, EN_IN)) {
      Matcher en = pattern.matcher(question);
      while (en.find()) {
        boolean words =
            Stream.of(en.group(1).toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .allMatch(each -> trade.contains(each) || TITLES.contains(each));
        if (!words) {
          // With its “Province”, if it has one.
          Mention<String> name = mention(en, 1);
          report(
              new Mention<>(name.value(), name.start(), en.end(), name.text(), Optional.empty()),
              near::place,
              spans,
              found);
        }
      }
    }
    Matcher han = HAN.matcher(folded.text());
    while (han.find()) {
      for (int group = 1; group <= 2; group++) {
        String window = han.group(group);
        if (window != null && !near.near(window).isEmpty()) {
          Mention<String> mention = folded.mention(window, han.start(group), han.end(group));
          boolean begins = begins(question, mention.start(), spans);
          report(mention, begins ? near::place : near::typo, spans, found);
        }
      }
    }
    return found;
  }

  /// Whether it is a name only with the character before it.
  private boolean misspelt(String text, Matcher name) {
    return near.place(name.group(1)).isEmpty()
        && near.place(text.substring(name.start() - 1, name.end(1))).isPresent();
  }

  /// Whether a word may begin there: in 较新奖励, 新奖 is none.
  private static boolean begins(String question, int at, Spans spans) {
    if (at == 0 || !spans.free(at - 1, at)) {
      return true;
    }
    char before = question.charAt(at - 1);
    return !Lexicon.isHan(before) || STOP.indexOf(before) >= 0;
  }

  private static Mention<String> mention(Matcher matcher, int group) {
    return new Mention<>(
        matcher.group(group),
        matcher.start(group),
        matcher.end(group),
        matcher.group(group),
        Optional.empty());
  }

  private void report(
      Mention<String> mention, Function<String, Optional<Region>> read, Spans spans, Found found) {
    if (!spans.claim(mention.start(), mention.end())) {
      return;
    }
    Optional<Region> typo = read.apply(mention.value());
    if (typo.isPresent()) {
      found.typos.add(
          mention.as(typo.get(), Optional.of(NearRegions.typoNote(mention.text(), typo.get()))));
    } else {
      found.unknown.add(mention.as(resolve(mention.text(), near), Optional.empty()));
    }
  }

  /// The result for a name no table has: one region for a sure typo, several near ones, or unknown.
  static Resolved<Region> resolve(String given, NearRegions near) {
    Optional<Region> typo = near.place(given);
    if (typo.isPresent()) {
      return new Resolved.One<>(typo.get(), Optional.of(NearRegions.typoNote(given, typo.get())));
    }
    List<Region> regions = near.near(given);
    if (regions.size() > 1) {
      return new Resolved.Ambiguous<>(regions, NearRegions.names(regions.stream()));
    }
    return new Resolved.Unknown<>(
        given,
        Text.of(
            "没有名为“" + given + "”的地区；应为全国或其省级地区之一",
            "no region is named “" + given + "”; expected China or one of its provinces"),
        NearRegions.names(near.candidates(given).stream()));
  }
}
