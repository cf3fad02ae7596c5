package tanlu.assistant.tool;

import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// The words that stand under charts and in warnings, once for all tools.
final class Wording {
  static final Text STALE =
      Text.of(
          "内置排放清单止于" + Dataset.LAST_INVENTORY + "年；更晚的分省分部门数据须自行导入。",
          "The embedded emission inventories end in "
              + Dataset.LAST_INVENTORY
              + "; later figures by province and sector can only be imported.");

  static final Text MODELLED =
      Text.of(
          "各省投入产出表由全国技术系数按RAS法估算（modelled），不是官方调查表；导入官方表后自动替换。",
          "The provinces' input-output tables are RAS estimates from national coefficients"
              + " (modelled), not the official survey tables.");

  static final Text CURRENT_PRICES =
      Text.of(
          "按现价GDP计算，不能直接与官方强度目标相比。",
          "Computed with GDP at current prices, so not to be set against official intensity"
              + " targets.");

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

  /// The source line of a chart of emissions.
  static Text inventory(String years) {
    return Text.of(
        "数据：CEADs排放清单，" + years + "年（二手来源），属地口径",
        "Data: CEADs emission inventories, " + years + " (secondary source), territorial");
  }

  /// The source line of a chart of a dataset's input-output table.
  static Text table(Dataset data, Region region, int year) {
    return imported(data, region, year)
        ? Text.of(
            "数据：导入的" + region.name().zh() + year + "年投入产出表",
            "Data: the imported input-output table of " + region.name().en() + " " + year)
        : table(region, year);
  }

  private static boolean imported(Dataset data, Region region, int year) {
    return data.importedTables().stream()
        .anyMatch(table -> table.region().equals(region) && table.year() == year);
  }

  /// The source line of a chart of an embedded input-output table.
  static Text table(Region region, int year) {
    return region.isNation()
        ? Text.of("数据：国家统计局" + year + "年全国投入产出表", "Data: NBS national input-output table " + year)
        : Text.of(
            "数据：省统计局" + year + "年投入产出表边际值，RAS估算（modelled）",
            "Data: margins of the provincial input-output table "
                + year
                + ", RAS estimate (modelled)");
  }

  /// The first of several pieces of text, joined.
  static Text join(Text first, Text second) {
    return Text.of(first.zh() + second.zh(), first.en() + second.en());
  }

  /// The warning of an estimated table: a dataset's table that is not imported, of a province.
  static List<Text> modelled(Dataset data, Region region, int year) {
    return imported(data, region, year) ? List.of() : modelled(region);
  }

  /// The warning of an estimated table, for provinces.
  static List<Text> modelled(Region region) {
    return region.isNation() ? List.of() : List.of(MODELLED);
  }
}
