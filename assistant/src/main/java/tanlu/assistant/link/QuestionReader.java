package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;

/// Reads one question: places first, for their names contain everything else, then what looks like
/// a place, then years and words.
final class QuestionReader {
  private static final Pattern TO_COME = Pattern.compile("(?<!\\d)20(?:2[5-9]|[3-6]\\d)(?!\\d)");

  private static final Set<String> DIRECTIONS = Set.of("东部", "中部", "西部", "东北", "西北", "西南");
  private static final Pattern SAME_YEAR =
      Pattern.compile(
          "[那同该当这]一?年(?![底初内末间])|同一?个?年份|年份(?:一样|不变|相同|照旧)"
              + "|\\b(?:that|the same|same) year\\b|\\bsame (?:table|period)\\b");

  private static final String NUMBERS =
      " (?:[\\w'’-]+ ){0,5}(?:figures?|numbers?|data|statistics|values?|series|estimates?";

  /// Figures are to be made up; what makes up emissions is another matter.
  private static final Pattern FABRICATED =
      Pattern.compile(
          "编造|把[^，。]{0,12}数[^，。]{0,6}[改调写][低高小大少多]|瞎编|杜撰|捏造|伪造|编得|编[一个组套几点些]{1,3}[^，。]{0,3}[低高][一些点]|编[低高](?:[一二两三四五六点些个\\d]|$)|编[一几个点套些]{1,3}[^，。,？?]{0,16}(?:数(?!据库)|数字|排放量)(?![^，。]*方案)|(?:没|无)(?:有)?(?:依据|根据)也(?:不要紧|没关系|行|可以)|\\bmak(?:e|ing)"
              + " it up\\b|\\bmak(?:e|ing) up (?:a|an|some|any|me|the missing)"
              + NUMBERS
              + ")\\b|(?:^|[.?!,;] )(?:please |just |then )*make up"
              + NUMBERS
              + "|emissions)\\b|\\b(?:made[- ]up|invent|fake)"
              + NUMBERS
              + "|emissions)\\b|\\bfabricat(?:e|ing)\\b"
              + "|\\bpretend (?:that )?you (?:hold|have|had|know)\\b");

  private static final Pattern NO_SECTOR =
      Pattern.compile(
          "全省(?:的)?(?:总|合计|排放|一共)|全省总量|整个省|不分行业|所有行业加起来|\\b(?:the )?(?:whole|entire)"
              + " (?:province|region|economy)\\b|\\ball sectors together\\b");

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
  private final List<Mention<Resolved<Region>>> companies = new ArrayList<>();

  QuestionReader(EntityLinker linker, String question) {
    this.linker = linker;
    this.question = question;
    this.folded = Folded.ofQuestion(question);
    this.denied = new Denied(Folded.inPlace(question));
  }

  Mentions read() {
    linker.places().scan(folded.text()).forEach(this::place);
    String plain = halfWidth(question);
    regions.addAll(new Abbreviations(linker.places()).find(plain, folded, spans));
    LeverWishes levers = LeverCourses.in(folded.text(), linker.levers());
    boolean dated = levers.dated();
    SectorReader industries = new SectorReader(linker, question, folded, denied, spans);
    List<Mention<SectorName>> named = industries.named();
    List<Mention<SectorName>> sectors =
        industries.meant(named, levers.any() || unreadCourse(levers));
    List<Mention<Indicator>> indicators = indicators();
    List<Mention<Scenario>> scenarios = denied.meant(folded.mentions(spans, linker.scenarios()));
    List<Mention<TargetRule>> rules =
        dated ? List.of() : denied.meant(folded.mentions(spans, linker.rules()));
    UnknownPlaces.Found strange =
        new UnknownPlaces(linker.near(), linker.tradeWords()).find(plain, folded, spans);
    regions.addAll(strange.typos());
    unknown.addAll(strange.unknown());
    // Of the companies of a province the province is asked about.
    if (regions.isEmpty()) {
      unknown.addAll(companies);
    }
    regions.sort(Comparator.comparingInt(Mention::start));
    unknown.sort(Comparator.comparingInt(Mention::start));
    dropTheNationOfAnAddress();
    dropWhatIsNotMeant();
    List<Mention<Double>> amounts = dated ? List.of() : new Amounts(folded).find();
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
        Draws.in(folded.text()),
        linker.allocations().scan(folded.text()).stream()
            .map(hit -> hit.values().getFirst())
            .findFirst(),
        Weights.in(question, folded.text(), sectors),
        Counts.top(folded.text()),
        Counts.alone(folded.text()),
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
        new QuestionLanguage(question, spans).read());
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
      case Place.Company _ ->
          companies.add(mention.as(linker.resolve(mention.text(), hit.values()), Optional.empty()));
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

  /// “Not per person” without more means the total.
  private List<Mention<Indicator>> indicators() {
    List<Mention<Indicator>> named = folded.mentions(spans, linker.indicators());
    return !named.isEmpty() && named.stream().allMatch(denied::is)
        ? List.of(named.getFirst().as(Indicator.CO2, Optional.empty()))
        : denied.meant(named);
  }

  private static boolean inside(Mention<?> mention, Mention<?> whole) {
    return whole.start() <= mention.start() && mention.end() <= whole.end();
  }

  /// What the words of a lexicon mean, each once.
  private <T> List<T> values(Lexicon<T> lexicon) {
    return said(lexicon).distinct().toList();
  }

  private <T> Stream<T> said(Lexicon<T> lexicon) {
    return lexicon.scan(folded.text()).stream().flatMap(hit -> hit.values().stream());
  }

  /// Plain words such as “output” that are no names: they take no place and no mask. Where more
  /// than emissions are named one by one, “a table of indicators” means those.
  private List<SectorIndicator> measures() {
    List<SectorIndicator> each =
        linker.measures().scan(folded.text()).stream()
            .filter(hit -> hit.values().size() == 1)
            .flatMap(hit -> hit.values().stream())
            .distinct()
            .toList();
    return each.isEmpty() || each.equals(List.of(SectorIndicator.CO2))
        ? values(linker.measures())
        : each;
  }

  /// What happened in a year stands for it, and where it happened is asked about only where nothing
  /// else is.
  private List<Mention<Integer>> events() {
    List<Mention<Integer>> events = folded.mentions(spans, linker.events());
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

  /// What is said of a lever and not understood is a course of it where years to come are named.
  private boolean unreadCourse(LeverWishes levers) {
    return !levers.unread().isEmpty() && TO_COME.matcher(folded.text()).find();
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
}
