package tanlu.assistant.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Text;

/// The industries of a question: by name or code, a slip away, or as the goods they make where
/// those are bought, sold or used.
final class SectorReader {
  private static final Pattern CODE =
      Pattern.compile("(?:\\bsector|部门|行业)\\s?(\\d{2}(?:[+-]\\d{2})?)(?!\\d)");
  private static final Pattern CHAIN =
      Pattern.compile(
          "[上下]游|供应链|产业链|供应商|客户|用户|[卖送供]给|[卖送]到|谁在?[买用]|行业在?[买用]|[这那]一?(?:行(?!业?以外)|块)|[这那]个?行业|\\b(?:up|down)stream\\b|\\bsupply"
              + " chain|\\b(?:supplier|customer|user|buyer)s?\\b|\\b(?:sells?|sold|buys?|bought|chain|that"
              + " use)\\b");

  /// 煤, 电, 钢 and 铝 alone, where they are goods: 山西的电, 谁在买河南的煤.
  private static final Pattern GOODS = Pattern.compile("(?<=[的卖买产成%用耗购])[煤电钢铝](?![力气视煤炭厂网器铁材])");

  /// The forestry bureau and 电力局 are offices.
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:主管)?(?:局|厅|委员会|协会|处(?![在于理置])|科(?![学研技]))|\\s(?:bureau|department|ministry|authority|administration|office|association)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BRANCH = Pattern.compile("[制製]造[业業]|加工[业業]|工[业業]|产业|產業");

  private static final Pattern USED =
      Pattern.compile(
          "[少多][用买]|[用买]的[煤电钢铝]|省[煤电钢]|[用耗购][煤电钢铝](?:量|单耗|投入|消耗|强度)?(?:都|要是|如果|若|再|就)?[减降增升下上少多省]");

  private static final Pattern LONG_WORD = Pattern.compile("(?<![a-z])[a-z]{7,}(?![a-z])");

  private final EntityLinker linker;
  private final String question;
  private final Folded folded;
  private final Denied denied;
  private final Spans spans;

  SectorReader(EntityLinker linker, String question, Folded folded, Denied denied, Spans spans) {
    this.linker = linker;
    this.question = question;
    this.folded = folded;
    this.denied = denied;
    this.spans = spans;
  }

  List<Mention<SectorName>> named() {
    List<Mention<SectorName>> sectors = new ArrayList<>(folded.mentions(spans, linker.sectors()));
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
    boolean none = sectors.isEmpty();
    boolean supposed = !new Amounts(folded).find().isEmpty();
    boolean chain = none && CHAIN.matcher(folded.text()).find();
    if (supposed || chain) {
      sectors.addAll(folded.mentions(spans, linker.materials()));
    }
    if ((sectors.isEmpty() && (supposed || chain))
        || (!none && USED.matcher(folded.text()).find())) {
      sectors.addAll(goods());
    }
    sectors.sort(Comparator.comparingInt(Mention::start));
    // The 制造业 of 电子设备制造业 is no other.
    sectors.removeIf(
        sector ->
            BRANCH.matcher(sector.text()).matches()
                && sectors.stream().anyMatch(other -> other.end() == sector.start()));
    return List.copyOf(sectors);
  }

  /// Industries that are asked for: not those within the name of a lever, nor what is to give way
  /// to another; none where the only one is denied.
  List<Mention<SectorName>> meant(List<Mention<SectorName>> named, boolean ofLevers) {
    List<Lexicon.Hit<String>> hits = ofLevers ? linker.levers().scan(folded.text()) : List.of();
    List<Lexicon.Hit<Mentions.Choice>> choices = linker.choices().scan(folded.text());
    return named.stream()
        .filter(sector -> hits.stream().noneMatch(hit -> within(sector, hit) || after(hit, sector)))
        .filter(sector -> choices.stream().noneMatch(hit -> within(sector, hit)))
        .filter(sector -> !denied.is(sector))
        .filter(sector -> !denied.replaced(sector, named) || !new Amounts(folded).find().isEmpty())
        .toList();
  }

  private boolean within(Mention<?> mention, Lexicon.Hit<?> hit) {
    Mention<String> lever = folded.mention("", hit.start(), hit.end());
    return lever.start() < mention.end() && mention.start() < lever.end();
  }

  /// “EAF steel 30 %” is a lever's value.
  private boolean after(Lexicon.Hit<?> hit, Mention<?> sector) {
    int gap = sector.start() - folded.mention("", hit.start(), hit.end()).end();
    return gap >= 0 && gap <= 1;
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
}
