package tanlu.analytics.roadmap;

import java.util.Optional;
import tanlu.analytics.proof.Text;

/// A named way to set a target: published, or of one's own.
public enum TargetRule {
  SBTI_15(
      "sbti_1.5", "科学碳目标（SBTi）1.5°C 绝对收缩", "Science Based Targets, 1.5 °C absolute contraction"),
  SBTI_WB2(
      "sbti_wb2",
      "科学碳目标（SBTi）远低于2°C 绝对收缩",
      "Science Based Targets, well below 2 °C absolute contraction"),
  SBTI_CROSS(
      "sbti_cross_sector", "科学碳目标（SBTi）跨行业路径", "Science Based Targets, cross-sector pathway"),
  SBTI_SECTOR("sbti_sectoral", "科学碳目标（SBTi）行业趋同法", "Science Based Targets, sectoral convergence"),
  TPI_15("tpi_1.5", "TPI行业基准（1.5°C）", "TPI sector benchmark (1.5 °C)"),
  TPI_2("tpi_below_2", "TPI行业基准（低于2°C）", "TPI sector benchmark (below 2 °C)"),
  NDC_2035(
      "ndc_2035",
      "2035年国家自主贡献（降幅区间取中值）",
      "the nation's contribution for 2035 (middle of its range)"),
  INTENSITY_2030(
      "intensity_65_2030",
      "2030年单位GDP碳排放比2005年下降65%以上",
      "CO₂ per GDP at least 65 % below 2005 by 2030"),
  INTENSITY_FIVE_YEAR(
      "intensity_18_five_years", "“十四五”单位GDP碳排放下降18%", "CO₂ per GDP 18 % lower over 2021–2025"),
  INTENSITY_15FYP(
      "intensity_17_five_years", "“十五五”单位GDP碳排放下降17%", "CO₂ per GDP 17 % lower over 2026–2030"),
  PROVINCIAL("provincial_policy", "本省文件的单位GDP碳排放目标", "the province's own target for CO₂ per GDP"),
  PWC_2023("pwc_1.5_2023", "普华永道2023年报告（1.5°C）脱碳率", "PwC's rate of 2023 (1.5 °C)"),
  PWC_2024("pwc_1.5_2024", "普华永道2024年报告（1.5°C）脱碳率", "PwC's rate of 2024 (1.5 °C)"),
  PWC_2C("pwc_2_2024", "普华永道2024年报告（2°C）脱碳率", "PwC's rate of 2024 (2 °C)"),
  UNEP("unep_1.5", "联合国环境署（1.5°C）减排率", "UNEP's rate (1.5 °C)"),
  PEAK("peak", "达峰年与峰值", "peak year and level"),
  NEUTRAL("neutral", "中和年", "neutral year");

  private final String code;
  private final Text label;

  TargetRule(String code, String zh, String en) {
    this.code = code;
    this.label = Text.of(zh, en);
  }

  public String code() {
    return code;
  }

  public Text label() {
    return label;
  }

  /// Whether it sets a target for one sector, which then has to be named.
  public boolean sectoral() {
    return this == SBTI_SECTOR || this == TPI_15 || this == TPI_2;
  }

  public static Optional<TargetRule> ofCode(String code) {
    for (TargetRule rule : values()) {
      if (rule.code.equals(code)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
