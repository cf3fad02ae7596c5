package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.FootprintOrigins;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Parameters;

/// The words that stand under charts and in warnings, once for all tools.
final class Wording {
  static final Text STALE =
      Text.of(
          "内置排放清单止于" + Dataset.LAST_INVENTORY + "年；更晚的分省分部门数据须自行导入。",
          "The embedded emission inventories end in "
              + Dataset.LAST_INVENTORY
              + "; later figures by province and sector can only be imported.");

  private static final Text MODELLED =
      Text.of(
          "各省投入产出表由全国技术系数按RAS法估算（modelled），不是官方调查表；导入官方表后自动替换。",
          "The provinces' input-output tables are RAS estimates from national coefficients"
              + " (modelled), not the official survey tables.");

  static final Text LOCAL_SHARE =
      Text.of(
          "按本地系数计算（local-share，进口和流入按比例扣除）：只计本地区内的产出和排放。",
          "Local-share coefficients, imports and inflow taken out in proportion to use: only"
              + " output and emissions inside the region count.");

  static final Text CURRENT_PRICES =
      Text.of(
          "按现价GDP计算，不能直接与官方强度目标相比。",
          "Computed with GDP at current prices, so not to be set against official intensity"
              + " targets.");

  static final Text PER_OUTPUT =
      Text.of(
          "部门碳强度按投入产出表的总产出（现价）计算，不是单位GDP排放。",
          "A sector's intensity is per unit of its gross output (current prices, input-output"
              + " table), not of GDP.");

  static final Text DEFLATED =
      Text.of(
          "可比价按全国隐含GDP平减指数折算，是假设；各部门相对价格的变化没有单独剔除。",
          "Constant prices rest on the nation's implicit GDP deflator, an assumption; changes of"
              + " relative prices between sectors are not taken out.");

  static final Text CITIES =
      Text.of(
          "数据：CEADs城市清单（二手来源），属地口径",
          "Data: CEADs city inventories (secondary source), territorial");

  static final Text CITY_APART =
      Text.of(
          "城市总量与省级清单方法不同，不能相加、相减，也不能算作全省的占比。",
          "City totals follow another method than the provinces': never add, subtract or take"
              + " shares across the two.");

  static final Text NATION_DIFFERS =
      Text.of(
          "各省清单之和与全国清单不相等（2017年各省合计高于全国），两者口径不同，不能混用。",
          "The provinces' inventories do not add up to the nation's (in 2017 their sum is higher):"
              + " never mix the two.");

  private Wording() {}

  static Text endsSooner(int asked, int last) {
    return Text.of(
        "问到" + asked + "年，清单只到" + last + "年，下面给到该年。",
        "Asked up to " + asked + "; inventories end in " + last + ", and so does this.");
  }

  /// What a parameter file of the user's own changes.
  static List<Text> own(Parameters parameters) {
    return parameters.own().isEmpty()
        ? List.of()
        : List.of(
            Text.of(
                "使用了您自己的参数文件，以下参数是您给的，未经核实：" + String.join("、", parameters.own()) + "。",
                "Your own parameter file is used; these parameters are yours, unverified: "
                    + String.join(", ", parameters.own())
                    + "."));
  }

  /// The source line of a chart of emissions.
  static Text inventory(String years) {
    return Text.of(
        "数据：CEADs排放清单，" + years + "年（二手来源），属地口径",
        "Data: CEADs emission inventories, " + years + " (secondary source), territorial");
  }

  /// The source line of a chart of an input-output table: imported, the nation's, or estimated.
  static Text table(Dataset data, Region region, int year) {
    if (imported(data, region, year)) {
      return Text.of(
          "数据：导入的" + region.name().zh() + year + "年投入产出表",
          "Data: the imported input-output table of " + region.name().en() + " " + year);
    }
    return region.isNation()
        ? Text.of("数据：国家统计局" + year + "年全国投入产出表", "Data: NBS national input-output table " + year)
        : Text.of(
            "数据：省统计局" + year + "年投入产出表边际值，RAS估算（modelled）",
            "Data: margins of the provincial input-output table "
                + year
                + ", RAS estimate (modelled)");
  }

  private static boolean imported(Dataset data, Region region, int year) {
    return data.importedTables().stream()
        .anyMatch(table -> table.region().equals(region) && table.year() == year);
  }

  /// The source line of a chart of the multi-regional table.
  static Text multiRegionalSource(FootprintOrigins footprint) {
    return footprint.kind() == Kind.MODELLED
        ? Text.of(
            "数据：各省" + footprint.year() + "年投入产出表边际值，重力模型估算（modelled）；CEADs排放清单",
            "Data: margins of the provincial input-output tables "
                + footprint.year()
                + ", gravity estimate (modelled); CEADs inventories")
        : Text.of(
            "数据：导入的" + footprint.year() + "年多区域投入产出表；CEADs排放清单",
            "Data: imported multi-regional table " + footprint.year() + "; CEADs inventories");
  }

  /// How trade between the provinces of a multi-regional table is known.
  static Text multiRegionalTrade(Kind kind) {
    return kind == Kind.MODELLED
        ? Text.of(
            "省际贸易由双约束重力模型估算（modelled，距离衰减指数为假设、未经标定）；各省申报的流入流出互不相等，对不上的部分单列为“来源省份不明”。",
            "Trade between provinces is a doubly constrained gravity estimate (modelled; the"
                + " decay with distance is assumed, not calibrated). Reported outflows and"
                + " inflows do not match; what does not is kept apart, its province not known.")
        : Text.of(
            "省际贸易按导入的多区域投入产出表。",
            "Trade between provinces is that of the imported multi-regional table.");
  }

  /// What a reader of origins must know.
  static List<Text> multiRegional(FootprintOrigins footprint) {
    List<Text> warnings = new ArrayList<>();
    if (footprint.kind() == Kind.MODELLED) {
      warnings.add(multiRegionalTrade(footprint.kind()));
    }
    warnings.add(
        Text.of(
            "进口和来源省份不明的流入按同年全国排放乘数计，其他按排放所在省份计；与按全国强度计的消费侧足迹略有不同。",
            "Imports and inflow of unknown province count at the nation's multipliers of the year,"
                + " everything else where it is emitted; this differs from the footprint at the"
                + " nation's intensity."));
    named(footprint.notHeld())
        .map(
            names ->
                Text.of(
                    names.zh() + "没有排放清单，其排放未计入。",
                    names.en() + " has no emission inventory: what it emits is left out."))
        .ifPresent(warnings::add);
    named(footprint.silent())
        .map(
            names ->
                Text.of(
                    names.zh() + "当年未申报省际流入流出，不在来源和去向之列。",
                    names.en()
                        + " reported no trade between provinces that year and stand neither among"
                        + " origins nor destinations."))
        .ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<Text> named(List<Text> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                String.join("、", names.stream().map(Text::zh).toList()),
                String.join(" and ", names.stream().map(Text::en).toList())));
  }

  /// The warning where a table stands without emissions.
  static Text noInventory(Region region, int year) {
    return Text.of(
        region.name().zh() + year + "年没有排放清单，排放一侧的结果空缺。",
        region.name().en() + " has no inventory for " + year + ": its emissions are left out.");
  }

  /// The warning of sectors the inventory does not list.
  static List<Text> notHeld(List<Text> sectors) {
    return sectors.isEmpty()
        ? List.of()
        : List.of(
            Text.of(
                "排放清单未单列"
                    + String.join("、", sectors.stream().map(Text::zh).toList())
                    + "，其自身排放未计入。",
                "The inventory does not list "
                    + String.join("; ", sectors.stream().map(Text::en).toList())
                    + ": own emissions are not counted."));
  }

  /// The first of several pieces of text, joined.
  static Text join(Text first, Text second) {
    return Text.of(first.zh() + second.zh(), first.en() + second.en());
  }

  /// The warning of an estimated table: a province's that is not imported.
  static List<Text> modelled(Dataset data, Region region, int year) {
    return region.isNation() || imported(data, region, year) ? List.of() : List.of(MODELLED);
  }
}
