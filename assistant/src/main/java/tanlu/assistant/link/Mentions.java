package tanlu.assistant.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.analysis.Lever;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Scenario;
import tanlu.analytics.roadmap.TargetRule;

/// Everything a question names, each list in the order of the question.
///
/// @param years single years: not the ends of ranges, nor a peak, neutral or base year
/// @param measures what sectors could be measured by, each once
/// @param rules several where the name fits several, as “SBTi” does
/// @param ruleLevels rules that a level of warming can mean: of TPI's two the one “below 2 °C”
/// @param amounts by how much something is to change, as fractions
/// @param suppositions changes of sectors, where the question names both a sector and an amount
/// @param magnitude a share that says neither up nor down, as in “try 40 %”
/// @param lever what of a sector the question speaks of
/// @param growth of the economy, % a year, where one is supposed
/// @param peakLevel what a peak may not pass, Mt
/// @param sink what land is supposed to take up, Mt a year
/// @param draws how often a path is to be drawn at random
/// @param allocation how a cut is to be given out to sectors, where that is named
/// @param weights by which a cut is shared, by sector as written
/// @param first of a span whose last year the question does not say
/// @param last of a span whose first year the question does not say
/// @param later how many years after one named before; below 0 before it
/// @param open the range goes to the last year there is, as “since 2005” does
/// @param imports the share of imported power that is supposed, %, by year; empty where nothing is
///   said of imported power
/// @param top how many are wanted
/// @param count the only number of a short message
/// @param topShare of the strongest flows, as a fraction
/// @param issuedAfter since when the documents asked for were issued
/// @param dropped regions named to be left out
/// @param choices what the words choose of an argument with few values, such as a method or a
///   direction, in the order of the question
/// @param levers what is said of the levers of a roadmap
/// @param pollutant something other than CO2 is asked for, of which nothing is held
/// @param nationOfRule the nation is named in the name of a rule alone
/// @param fabricated figures are to be made up
/// @param sameYear the year is the one named before
/// @param noSector every industry together is asked for, no longer one
/// @param unknownRegions what looks like a place and is not held, or could be several: never `One`
public record Mentions(
    String question,
    List<Mention<Region>> regions,
    List<Mention<RegionGroup>> groups,
    List<Mention<City>> cities,
    List<Mention<Resolved<Region>>> unknownRegions,
    List<Mention<SectorName>> sectors,
    List<Mention<Integer>> years,
    Optional<Mention<YearRange>> yearRange,
    Optional<Integer> first,
    Optional<Integer> last,
    Optional<Mention<Integer>> later,
    boolean open,
    Optional<SortedMap<Integer, Double>> imports,
    Optional<Mention<Integer>> baseYear,
    Optional<Mention<Integer>> peakYear,
    Optional<Mention<Integer>> neutralYear,
    List<Mention<Indicator>> indicators,
    List<SectorIndicator> measures,
    List<Mention<Scenario>> scenarios,
    List<Mention<TargetRule>> rules,
    List<TargetRule> ruleLevels,
    List<Mention<Double>> amounts,
    List<Supposition> suppositions,
    Optional<Double> magnitude,
    Optional<Lever> lever,
    Optional<Double> growth,
    Optional<Double> peakLevel,
    Optional<Double> sink,
    Optional<Integer> draws,
    Optional<Allocation.Method> allocation,
    Map<String, Double> weights,
    Optional<Integer> top,
    Optional<Integer> count,
    Optional<Double> topShare,
    Optional<LocalDate> issuedAfter,
    List<Region> dropped,
    List<Choice> choices,
    LeverWishes levers,
    boolean pollutant,
    boolean nationOfRule,
    boolean fabricated,
    boolean sameYear,
    boolean noSector,
    Language language) {

  /// Characters that may stand between two of a list: a comma and an “and”.
  private static final int BETWEEN = 6;

  /// Before what is made, as in “goes into one yuan of output of the smelters”.
  private static final Pattern MADE =
      Pattern.compile(
          "(?i)\\b(?:yuan|tonne|ton|unit) (?:of output )?of (?:the )?(?:\\w+ )?$|[吨元块]钱?的$");

  private static final Pattern APART = Pattern.compile("[②-⑥；;。？?！!]");

  /// Between “Guangdong's” and “Shandong's”, and before “and for Shandong”.
  private static final Pattern AND =
      Pattern.compile("(?:['’]s)?,? (?:and|or|&) (?:another )?(?:(?:one )?(?:for|in|of) )?");

  private static final Pattern OWN = Pattern.compile("(?:['’]s|['’]|省|市|的)?\\s?");

  /// Where one thing follows another of its kind with hardly a word between: “Gansu, Qinghai and
  /// Ningxia”, 2012和2017.
  public List<Span> lists() {
    List<Span> lists = new ArrayList<>();
    yearRange.ifPresent(range -> lists.add(new Span(range.start(), range.end())));
    List<Mention<?>> places = new ArrayList<>(regions);
    places.addAll(groups);
    places.addAll(cities);
    places.addAll(unknownRegions);
    places.sort(Comparator.comparingInt(Mention::start));
    for (List<? extends Mention<?>> kind : List.of(places, sectors, years, scenarios, indicators)) {
      kind.forEach(each -> lists.add(new Span(each.start(), each.end())));
      for (int i = 1; i < kind.size(); i++) {
        int gap = kind.get(i - 1).end();
        int next = kind.get(i).start();
        if (next >= gap
            && !APART.matcher(question.substring(gap, next)).find()
            && (next - gap <= BETWEEN || AND.matcher(question.substring(gap, next)).matches())) {
          lists.add(new Span(gap, next));
        }
      }
    }
    return lists;
  }

  /// @param end the character after the last
  public record Span(int start, int end) {}

  /// The regions without repetition, in the order of the question.
  public List<Region> distinctRegions() {
    return regions.stream().map(Mention::value).distinct().toList();
  }

  /// The indicator that is meant: a ratio before the plain total, for “emissions per head” names
  /// both.
  public Optional<Indicator> indicator() {
    return indicators.stream()
        .map(Mention::value)
        .filter(indicator -> indicator != Indicator.CO2)
        .findFirst()
        .or(() -> indicators.stream().map(Mention::value).findFirst());
  }

  /// The sector that is asked about: the place's own, as in “electricity in a tonne of Guizhou's
  /// metals”, or the first.
  public Optional<Mention<SectorName>> sectorAsked() {
    return sectors.stream()
        .filter(sector -> regions.stream().anyMatch(region -> owns(region, sector)))
        .findFirst()
        .or(
            () ->
                sectors.stream()
                    .filter(sector -> MADE.matcher(question.substring(0, sector.start())).find())
                    .findFirst())
        .or(() -> sectors.stream().findFirst());
  }

  private boolean owns(Mention<Region> region, Mention<SectorName> sector) {
    return region.end() <= sector.start()
        && OWN.matcher(question.substring(region.end(), sector.start())).matches();
  }

  public Optional<Scenario> scenario() {
    return scenarios.stream().map(Mention::value).findFirst();
  }

  /// A value of an argument that has few, such as the method `sda`.
  public record Choice(String argument, String value) {
    /// @param written such as `method=sda`
    static Choice of(String written) {
      int at = written.indexOf('=');
      return new Choice(written.substring(0, at), written.substring(at + 1));
    }
  }

  /// The rule that most of the question's words name, the first of several: in “SBTi, well below 2
  /// °C” the one both name.
  public Optional<TargetRule> likeliestRule() {
    return rules.stream()
        .map(Mention::value)
        .distinct()
        .reduce((one, other) -> named(other) > named(one) ? other : one);
  }

  /// Whether its words name no other rule.
  private boolean alone(Mention<TargetRule> rule) {
    return rules.stream()
        .noneMatch(other -> other.start() == rule.start() && other.value() != rule.value());
  }

  private long named(TargetRule rule) {
    return rules.stream()
            .filter(mention -> mention.value() == rule)
            .mapToLong(mention -> alone(mention) ? 2 : 1)
            .sum()
        + ruleLevels.stream().filter(level -> level == rule).count();
  }

  /// The one rule that is named; empty where none is or the name fits several.
  public Optional<TargetRule> rule() {
    List<TargetRule> distinct = rules.stream().map(Mention::value).distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
  }
}
