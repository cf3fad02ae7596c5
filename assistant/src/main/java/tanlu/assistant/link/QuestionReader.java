package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;

/// Reads one question: places first, for their names contain everything else, then what looks like
/// a place, then years and words.
final class QuestionReader {
  private static final Set<String> DIRECTIONS = Set.of("东部", "中部", "西部", "东北", "西北", "西南");
  private static final Pattern CODE =
      Pattern.compile("(?:\\bsector|部门|行业)\\s?(\\d{2}(?:[+-]\\d{2})?)(?!\\d)");
  private static final Pattern CHAIN =
      Pattern.compile(
          "[上下]游|供应链|产业链|供应商|客户|用户|[卖送供]给|[卖送]到|谁在?[买用]|行业在?[买用]|\\b(?:up|down)stream\\b|\\bsupply"
              + " chain|\\b(?:supplier|customer|user|buyer)s?\\b|\\b(?:sells?|sold|buys?|bought|chain|that"
              + " use)\\b");

  /// 煤, 电, 钢 and 铝 alone, where they are goods: 山西的电, 谁在买河南的煤.
  private static final Pattern GOODS = Pattern.compile("(?<=[的卖买产成%用耗购])[煤电钢铝](?![力气视煤炭厂网器铁材])");

  /// The forestry bureau and 电力局 are offices.
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:主管)?(?:局|厅|委员会|协会|处|科(?![学研技]))|\\s(?:bureau|department|ministry|authority|administration|office|association)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern USED =
      Pattern.compile(
          "[少多][用买]|用的[煤电钢铝]|省[煤电钢]|[用耗购][煤电钢铝](?:量|单耗|投入|消耗|强度)?(?:都|要是|如果|若|再|就)?[减降增升下上少多省]");

  private static final Pattern SAME_YEAR =
      Pattern.compile(
          "[那同该当这]一?年(?![底初内末间])|同一?个?年份|年份(?:一样|不变|相同|照旧)"
              + "|\\b(?:that|the same|same) year\\b|\\bsame (?:table|period)\\b");

  /// Figures are to be made up.
  private static final Pattern FABRICATED =
      Pattern.compile(
          "编造|瞎编|杜撰|捏造|伪造|编得|编[低高小大]|编[一几个点套些]{1,3}[^，。,？?]{0,16}(?:数(?!据库)|数字|排放量)(?![^，。]*方案)|(?:没|无)(?:有)?(?:依据|根据)也(?:不要紧|没关系|行|可以)|\\b(?:mak(?:e|ing)"
              + " (?:up|it up)|made[- ]up|fabricat\\w+|invent"
              + " (?:a|some|the|me|any|figures?|numbers?|data)\\b|fake"
              + " (?:a|some|the|figures?|numbers?|data)|pretend (?:that )?you"
              + " (?:hold|have|had|know))");

  private static final Pattern NO_SECTOR =
      Pattern.compile(
          "全省(?:的)?(?:总|合计|排放|一共)|全省总量|整个省|不分行业|所有行业加起来|\\b(?:the )?(?:whole|entire)"
              + " (?:province|region|economy)\\b|\\ball sectors together\\b");

  /// One word or several syllables of Chinese in Latin letters.
  private static final Pattern PINYIN =
      Pattern.compile(
          "(?i)(?:(?:er|(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:uai|i?ang|i?ong|eng|ing|u?ang|i?an|en|in|u?an|un|i?ao|ia|ie|iu|ai|ei|ou|ua|uo|ui|ue|üe|a|e|i|o|u|ü))(?![aeiouü]))++");

  /// Fewer words may be English ones that happen to be spelt alike.
  private static final int SENTENCE = 5;

  /// Base64, an address, a hash: words of no language.
  private static final Pattern CIPHER = Pattern.compile("[A-Za-z0-9+/=_%.:?&-]{24,}");

  private static final Pattern LONG_WORD = Pattern.compile("(?<![a-z])[a-z]{7,}(?![a-z])");

  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]*[a-z]{2,}[A-Za-z]*");

  private final EntityLinker linker;
  private final String question;
  private final Folded folded;
  private final Denied denied;
  private final List<Region> dropped = new ArrayList<>();
  private final Spans spans = new Spans();
  private final List<Mention<Region>> regions = new ArrayList<>();
  private final List<Mention<RegionGroup>> groups = new ArrayList<>();
  private final List<Mention<City>> cities = new ArrayList<>();
  private final List<Mention<Resolved<Region>>> unknown = new ArrayList<>();

  QuestionReader(EntityLinker linker, String question) {
    this.linker = linker;
    this.question = question;
    this.folded = Folded.of(question);
    this.denied = new Denied(Folded.inPlace(question));
  }

  Mentions read() {
    linker.places().scan(folded.text()).forEach(this::place);
    String plain = halfWidth(question);
    regions.addAll(new Abbreviations(linker.places()).find(plain, folded, spans));
    Map<String, SortedMap<Integer, Double>> levers =
        LeverCourses.in(folded.text(), linker.levers());
    List<Mention<SectorName>> named = sectors();
    List<Mention<SectorName>> sectors = meant(named, levers);
    List<Mention<Indicator>> indicators = indicators();
    List<Mention<Scenario>> scenarios = denied.meant(words(linker.scenarios()));
    List<Mention<TargetRule>> rules =
        levers.isEmpty() ? denied.meant(words(linker.rules())) : List.of();
    UnknownPlaces.Found strange =
        new UnknownPlaces(linker.near(), linker.tradeWords()).find(plain, folded, spans);
    regions.addAll(strange.typos());
    unknown.addAll(strange.unknown());
    regions.sort(Comparator.comparingInt(Mention::start));
    unknown.sort(Comparator.comparingInt(Mention::start));
    dropTheNationOfAnAddress();
    dropWhatIsNotMeant();
    List<Mention<Double>> amounts = levers.isEmpty() ? new Amounts(folded).find() : List.of();
    Years.Found years = new Years(folded, new Spans()).find();
    List<Mention<Integer>> single = new ArrayList<>(denied.meant(years.years()));
    single.addAll(events());
    // The 2035 of a rule's name is no year asked about, nor its nation a place.
    single.removeIf(year -> rules.stream().anyMatch(rule -> inside(year, rule)));
    boolean others =
        regions.stream().anyMatch(region -> rules.stream().noneMatch(rule -> inside(region, rule)));
    boolean nationOfRule = !regions.isEmpty() && !others;
    if (others) {
      regions.removeIf(region -> rules.stream().anyMatch(rule -> inside(region, rule)));
    }
    single.sort(Comparator.comparingInt(Mention::start));
    nameCities();
    return new Mentions(
        question,
        List.copyOf(regions),
        List.copyOf(groups),
        List.copyOf(cities),
        List.copyOf(unknown),
        sectors,
        List.copyOf(single),
        years.range(),
        years.first(),
        years.last(),
        years.later(),
        years.open(),
        ImportShare.in(folded.text()),
        years.base(),
        years.peak(),
        years.neutral(),
        indicators,
        measures(),
        scenarios,
        rules,
        said(linker.ruleLevels()).toList(),
        List.copyOf(amounts),
        new Suppositions(question, sectors, amounts).read(),
        Amounts.bare(folded.text()),
        Suppositions.lever(question),
        Growth.in(folded.text()),
        PeakLevel.in(folded.text()),
        LandSink.in(folded.text()),
        linker.allocations().scan(folded.text()).stream()
            .map(hit -> hit.values().getFirst())
            .findFirst(),
        Weights.in(question, folded.text(), sectors),
        Counts.top(folded.text()),
        Counts.share(folded.text()),
        IssueDate.in(folded.text()),
        List.copyOf(dropped),
        values(linker.choices()),
        levers,
        !linker.pollutants().scan(folded.text()).isEmpty(),
        nationOfRule,
        FABRICATED.matcher(folded.text()).find(),
        SAME_YEAR.matcher(folded.text()).find(),
        NO_SECTOR.matcher(folded.text()).find()
            || (!named.isEmpty() && named.stream().allMatch(denied::is)),
        language());
  }

  /// Letters and digits as wide as Chinese characters, as ＧＤ, made plain; every place stays.
  private static String halfWidth(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(c -> plain.append((char) (c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c)));
    return plain.toString();
  }

  private void place(Lexicon.Hit<Place> hit) {
    Mention<Place> mention = folded.mention(hit.values().getFirst(), hit.start(), hit.end());
    if (mention.value() instanceof Place.Several && inARun(hit)) {
      return;
    }
    if (mention.value() instanceof Place.Trap && roadmap(mention)) {
      return;
    }
    boolean follows = mention.start() > 0 && !spans.free(mention.start() - 1, mention.start());
    spans.take(mention.start(), mention.end());
    if (hit.values().size() > 1) {
      unknown.add(mention.as(linker.resolve(mention.text(), hit.values()), Optional.empty()));
      return;
    }
    switch (mention.value()) {
      case Place.Held(Region region, Optional<Text> note) -> regions.add(mention.as(region, note));
      case Place.Within(City city) -> cities.add(mention.as(city, Optional.empty()));
      case Place.Several(RegionGroup group) -> {
        // 河南西部 is a part of Henan, not the west of China.
        // “The province's” is one of them, though “the provinces” are all.
        boolean oneOf = group.code().equals("all") && mention.text().matches(".*['’]s?");
        if (!oneOf && (!follows || !DIRECTIONS.contains(mention.text()))) {
          groups.add(mention.as(group, group.note()));
        }
      }
      case Place.Elsewhere _ ->
          unknown.add(mention.as(linker.resolve(mention.text(), hit.values()), Optional.empty()));
      case Place.Trap _ -> {}
    }
  }

  /// 河南路 is a street, and 河南路线图 the roadmap of Henan.
  private boolean roadmap(Mention<Place> trap) {
    int end = trap.end() - 1;
    boolean goesOn =
        trap.text().endsWith("路")
            && trap.end() < question.length()
            && "线線径徑".indexOf(question.charAt(trap.end())) >= 0;
    if (!goesOn) {
      return false;
    }
    String name = question.substring(trap.start(), end);
    linker.places().whole(name).stream()
        .filter(Place.Held.class::isInstance)
        .map(Place.Held.class::cast)
        .findFirst()
        .ifPresent(
            held -> {
              spans.take(trap.start(), end);
              regions.add(new Mention<>(held.region(), trap.start(), end, name, Optional.empty()));
            });
    return true;
  }

  /// 苏浙 alone is a group; in 粤苏浙 it is two more of a row.
  private boolean inARun(Lexicon.Hit<Place> hit) {
    String text = folded.text();
    return text.substring(hit.start(), hit.end()).matches("(?:" + Abbreviations.ONE + ")+")
        && (text.substring(0, hit.start()).matches(".*" + Abbreviations.RARE)
            || text.substring(hit.end()).matches(Abbreviations.RARE + ".*"));
  }

  private List<Mention<SectorName>> sectors() {
    List<Mention<SectorName>> sectors = new ArrayList<>(words(linker.sectors()));
    sectors.removeIf(sector -> OFFICE.matcher(question.substring(sector.end())).lookingAt());
    Matcher matcher = CODE.matcher(folded.text());
    while (matcher.find()) {
      String code = matcher.group(1);
      SectorName name = SectorName.ofCode(code, Text.of("部门" + code, "sector " + code));
      sectors.add(folded.mention(name, matcher.start(), matcher.end()));
    }
    if (sectors.isEmpty()) {
      sectors.addAll(misspelt());
    }
    // Of coal alone one may ask as a fuel; along a chain it is an industry.
    boolean supposed = sectors.isEmpty() && !new Amounts(folded).find().isEmpty();
    if (sectors.isEmpty() && (supposed || CHAIN.matcher(folded.text()).find())) {
      sectors.addAll(words(linker.materials()));
      if (sectors.isEmpty()) {
        sectors.addAll(goods());
      }
    } else if (USED.matcher(folded.text()).find()) {
      sectors.addAll(goods());
    }
    sectors.sort(Comparator.comparingInt(Mention::start));
    return List.copyOf(sectors);
  }

  /// “Not per person” without more means the total.
  private List<Mention<Indicator>> indicators() {
    List<Mention<Indicator>> named = words(linker.indicators());
    return !named.isEmpty() && named.stream().allMatch(denied::is)
        ? List.of(named.getFirst().as(Indicator.CO2, Optional.empty()))
        : denied.meant(named);
  }

  /// Industries that are asked for: not those within the name of a lever, nor what is to give way
  /// to another; none where the only one is denied.
  private List<Mention<SectorName>> meant(
      List<Mention<SectorName>> named, Map<String, SortedMap<Integer, Double>> levers) {
    List<Lexicon.Hit<String>> hits =
        levers.isEmpty() ? List.of() : linker.levers().scan(folded.text());
    List<Lexicon.Hit<Mentions.Choice>> choices = linker.choices().scan(folded.text());
    List<Mention<SectorName>> meant =
        named.stream()
            .filter(sector -> hits.stream().noneMatch(hit -> within(sector, hit)))
            .filter(sector -> choices.stream().noneMatch(hit -> within(sector, hit)))
            .filter(sector -> !denied.is(sector))
            .filter(
                sector -> !denied.replaced(sector, named) || !new Amounts(folded).find().isEmpty())
            .toList();
    return meant;
  }

  private static boolean inside(Mention<?> mention, Mention<?> whole) {
    return whole.start() <= mention.start() && mention.end() <= whole.end();
  }

  private boolean within(Mention<?> mention, Lexicon.Hit<?> hit) {
    Mention<String> lever = folded.mention("", hit.start(), hit.end());
    return lever.start() < mention.end() && mention.start() < lever.end();
  }

  /// What the words of a lexicon mean, each once.
  private <T> List<T> values(Lexicon<T> lexicon) {
    return said(lexicon).distinct().toList();
  }

  private <T> Stream<T> said(Lexicon<T> lexicon) {
    return lexicon.scan(folded.text()).stream().flatMap(hit -> hit.values().stream());
  }

  private List<Mention<SectorName>> goods() {
    return GOODS
        .matcher(folded.text())
        .results()
        .map(
            good -> {
              SectorName name = linker.sectors().whole(good.group()).getFirst();
              Mention<SectorName> mention = folded.mention(name, good.start(), good.end());
              spans.take(mention.start(), mention.end());
              return mention;
            })
        .toList();
  }

  /// Long words one slip away from a sector's name, such as “chemcial”, taken for it.
  private List<Mention<SectorName>> misspelt() {
    List<Mention<SectorName>> found = new ArrayList<>();
    Matcher word = LONG_WORD.matcher(folded.text());
    while (word.find()) {
      linker
          .sectorNear(word.group())
          .ifPresent(
              name -> {
                Mention<SectorName> there =
                    folded.mention(
                        linker.sectors().whole(name).getFirst(), word.start(), word.end());
                if (spans.claim(there.start(), there.end())) {
                  found.add(
                      new Mention<>(
                          there.value(), there.start(), there.end(), name, Optional.empty()));
                }
              });
    }
    return found;
  }

  /// Plain words such as “output” that are no names: they take no place and no mask.
  private List<SectorIndicator> measures() {
    return values(linker.measures());
  }

  private <T> List<Mention<T>> words(Lexicon<T> lexicon) {
    List<Mention<T>> mentions = new ArrayList<>();
    for (Lexicon.Hit<T> hit : lexicon.scan(folded.text())) {
      for (T value : hit.values()) {
        Mention<T> mention = folded.mention(value, hit.start(), hit.end());
        spans.take(mention.start(), mention.end());
        mentions.add(mention);
      }
    }
    return List.copyOf(mentions);
  }

  /// What happened in a year stands for it, and where it happened is asked about only where nothing
  /// else is.
  private List<Mention<Integer>> events() {
    List<Mention<Integer>> events = words(linker.events());
    List<Mention<Region>> there =
        regions.stream()
            .filter(
                region ->
                    events.stream()
                        .anyMatch(
                            event ->
                                event.start() <= region.start() && region.end() <= event.end()))
            .toList();
    if (there.size() < regions.size()) {
      regions.removeAll(there);
    }
    return events;
  }

  /// “Suzhou, the one in Anhui” is one of the two.
  private void nameCities() {
    for (Mention<Resolved<Region>> place : List.copyOf(unknown)) {
      linker.places().whole(place.text()).stream()
          .filter(Place.Within.class::isInstance)
          .map(each -> ((Place.Within) each).city())
          .filter(
              city -> regions.stream().anyMatch(region -> region.value().equals(city.province())))
          .findFirst()
          .ifPresent(
              city -> {
                unknown.remove(place);
                cities.add(place.as(city, Optional.empty()));
              });
    }
  }

  /// “Guangdong, China” and 中国广东 ask about Guangdong.
  private void dropTheNationOfAnAddress() {
    List<Mention<Region>> nation =
        regions.stream()
            .filter(mention -> mention.value().isNation())
            .filter(mention -> regions.stream().anyMatch(other -> address(mention, other)))
            .toList();
    regions.removeAll(nation);
  }

  /// “陕西，不是山西” and “Shaanxi, not Shanxi” ask about one of the two; 去掉安徽 alone says of those named
  /// before which is to go.
  private void dropWhatIsNotMeant() {
    List<Mention<?>> places = new ArrayList<>(regions);
    places.addAll(groups);
    places.addAll(cities);
    List<Mention<Region>> out = regions.stream().filter(denied::out).toList();
    if (out.size() == places.size() && out.stream().allMatch(denied::is)) {
      return;
    }
    List<Mention<Region>> others =
        regions.stream()
            .filter(region -> denied.replaced(region, regions) || denied.aside(region, places))
            .toList();
    out.stream().map(Mention::value).forEach(dropped::add);
    others.stream().map(Mention::value).forEach(dropped::add);
    regions.removeAll(out);
    regions.removeAll(others);
    if (!regions.isEmpty()) {
      unknown.removeIf(denied::out);
    }
  }

  private boolean address(Mention<Region> nation, Mention<Region> province) {
    if (province.value().isNation()) {
      return false;
    }
    if (nation.end() == province.start()) {
      return nation.text().endsWith("国") || nation.text().endsWith("國");
    }
    return province.end() < nation.start()
        && question.substring(province.end(), nation.start()).equals(", ")
        && nation.text().equalsIgnoreCase("china");
  }

  /// The language of the words around the names: a Chinese name in an English sentence counts for
  /// neither.
  private Language language() {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < question.length(); i++) {
      rest.append(spans.free(i, i + 1) ? question.charAt(i) : ' ');
    }
    long han = han(rest);
    long words = LATIN_WORD.matcher(CIPHER.matcher(rest).replaceAll(" ")).results().count();
    // Here names count, for a place is a word of the sentence in Latin letters too.
    List<String> latin =
        LATIN_WORD
            .matcher(CIPHER.matcher(question).replaceAll(" "))
            .results()
            .map(MatchResult::group)
            .toList();
    if (latin.size() >= SENTENCE
        && latin.stream().allMatch(word -> PINYIN.matcher(word).matches())) {
      return Language.ZH;
    }
    boolean tie = han == words && han(question) > 0;
    return han > words || tie ? Language.ZH : Language.EN;
  }

  private static long han(CharSequence text) {
    return text.chars().filter(c -> Lexicon.isHan((char) c)).count();
  }
}
