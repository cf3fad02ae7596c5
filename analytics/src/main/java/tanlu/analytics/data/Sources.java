package tanlu.analytics.data;

import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;

/// The publishers of the embedded dataset, as they are named beside every number.
public final class Sources {
  public static final Source CEADS =
      new Source(
          Text.of("中国碳核算数据库（CEADs）排放清单", "CEADs emission inventories"), Verification.SECONDARY);
  public static final Source CEADS_CITIES =
      new Source(Text.of("中国碳核算数据库（CEADs）城市清单", "CEADs city inventories"), Verification.SECONDARY);
  public static final Source NBS_TABLES =
      new Source(
          Text.of("国家统计局全国投入产出表", "National Bureau of Statistics, national input-output tables"),
          Verification.SECONDARY);
  public static final Source PROVINCIAL_TABLES =
      new Source(
          Text.of("各省（区、市）统计局投入产出表", "Provincial statistics bureaus, input-output tables"),
          Verification.SECONDARY);
  public static final Source ECONOMY =
      new Source(
          Text.of(
              "国家统计局（据二手汇编，现价）",
              "National Bureau of Statistics (secondary compilation, current prices)"),
          Verification.SECONDARY);

  public static final Source GRID_FACTORS =
      new Source(
          Text.of(
              "生态环境部、国家统计局公告2025年第47号（二手转录）",
              "Ministry of Ecology and Environment and National Bureau of Statistics, announcement"
                  + " no. 47 of 2025 (secondary transcript)"),
          Verification.SECONDARY);
  public static final Source GEONAMES =
      new Source(
          Text.of("GeoNames（CC BY 4.0），取整到 0.01 度", "GeoNames (CC BY 4.0), to 0.01 degree"),
          Verification.SECONDARY);
  public static final Source PROJECT =
      new Source(Text.of("本项目的假设", "assumptions of this project"), Verification.UNVERIFIED);

  private Sources() {}
}
