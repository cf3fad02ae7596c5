package tanlu.assistant.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.tool.ToolOutcome.Done;
import tanlu.knowledge.Passage;

/// An imagined province A, its numbers chosen to be redone by hand: a quarter of its emissions is
/// power.
final class Example {
  private Example() {}

  static final Source PUBLISHER =
      new Source(Text.of("示例发布者", "Example publisher"), Verification.OFFICIAL);

  static final Figure TOTAL =
      Figure.published(
          Text.of("甲省CO₂排放总量", "Total CO2 emissions of province A"),
          Quantity.of(556.86, Unit.MT_CO2),
          new Cell("co2", "A/2017", "total"),
          PUBLISHER);
  static final Figure POWER =
      Figure.published(
          Text.of("甲省电力排放", "Emissions of power in province A"),
          Quantity.of(13921.5, Unit.WAN_T_CO2),
          new Cell("co2", "A/2017", "power"),
          PUBLISHER);
  static final Figure SHARE =
      Figure.computed(
          Text.of("电力占比", "Share of power"),
          Unit.PERCENT,
          "power / total",
          "power",
          POWER,
          "total",
          TOTAL);
  static final Figure INTENSITY =
      Figure.analysed(
          Text.of("排放乘数", "Emission multiplier"),
          Quantity.of(0.5234, Unit.T_PER_WAN_YUAN),
          "m = f (I − A)⁻¹",
          List.of(new Derivation.Table("io", "A", PUBLISHER)));
  static final Figure RATE =
      Figure.assumed(
          Text.of("强度年变化率", "Yearly change of intensity"),
          Quantity.of(-3.42, Unit.PERCENT_PER_YEAR),
          "rate.a",
          Text.of("示例", "example"),
          Verification.UNVERIFIED,
          new Derivation.Range(-5, -2));
  static final Figure SECTORS = plain("部门数", "Number of sectors", 42, Unit.ONE);
  static final Figure OUTPUT = plain("总产出", "Gross output", 8970, Unit.YI_YUAN);
  static final Figure POINTS = plain("占比变化", "Change of the share", 3.9, Unit.PERCENTAGE_POINT);

  static final Passage DIGEST =
      passage(
          "CN-X/1",
          "国发〔2021〕23号",
          "到2025年，单位生产总值能耗比2020年下降13.5%，装机达到12亿千瓦",
          "By 2025 energy use per unit of GDP falls by 13.5% from 2020; capacity reaches 1200 GW",
          false);
  static final Passage ORIGINAL =
      passage("CN-Y/2", "示例〔2022〕7号", "严格控制新增产能，完善碳市场", "Control new capacity strictly", true);

  private static Figure plain(String zh, String en, double value, Unit unit) {
    return Figure.published(
        Text.of(zh, en), Quantity.of(value, unit), new Cell("other", "A/2017", en), PUBLISHER);
  }

  private static Passage passage(String id, String number, String zh, String en, boolean original) {
    return new Passage(
        id,
        id.substring(0, id.indexOf('/')),
        "“装机”示例方案",
        "Example plan",
        number,
        number != null,
        "示例机关",
        "2021-10-24",
        "CN",
        List.of(),
        null,
        List.of(),
        null,
        "示例",
        "Example",
        zh,
        en,
        original,
        "https://example.org/" + id,
        Passage.Verification.SECONDARY,
        Passage.Status.IN_FORCE,
        List.of());
  }

  static Evidence evidence() {
    Map<String, Figure> first = new LinkedHashMap<>();
    first.put("/total", TOTAL);
    first.put("/sectors/24/co2", POWER);
    first.put("/占比", SHARE);
    first.put("/intensity", INTENSITY);
    first.put("/rate", RATE);
    first.put("/count", SECTORS);
    first.put("/output", OUTPUT);
    first.put("/points", POINTS);
    Evidence evidence = new Evidence();
    evidence.add(2, done("search_policy", Map.of(), List.of(DIGEST, ORIGINAL)));
    evidence.add(1, done("emissions_profile", first, List.of()));
    return evidence;
  }

  private static Done done(String tool, Map<String, Figure> figures, List<Passage> passages) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new Done(
        tool,
        json.objectNode(),
        json.objectNode(),
        figures,
        List.of(),
        passages,
        List.of(),
        "territorial",
        tanlu.analytics.data.Dataset.embedded());
  }

  static Prover prover(String text) {
    boolean zh = text.codePoints().anyMatch(Character::isIdeographic);
    return new Prover(evidence(), "", zh ? Language.ZH : Language.EN);
  }

  /// The answer's text for a model's.
  static String proved(String text) {
    return whole(prover(text), text);
  }

  static String whole(Prover prover, String text) {
    return java.util.stream.Stream.concat(prover.feed(text).stream(), prover.finish().stream())
        .map(Released::text)
        .collect(Collectors.joining());
  }
}
