package tanlu.analytics.roadmap;

import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;

/// Decarbonisation rates as published: the national targets, PwC's Net Zero Economy Index, UNEP's
/// Emissions Gap Report.
enum PublishedRate {
  NATIONAL_2030("national.2030", "国家2030年目标", "National target for 2030", 2005, 2030, 65, false),
  NATIONAL_14FYP("national.14fyp", "“十四五”目标", "14th Five-Year Plan", 2020, 2025, 18, false),
  NATIONAL_15FYP("national.15fyp", "“十五五”目标", "15th Five-Year Plan", 2025, 2030, 17, false),
  PWC_2023("pwc.2023", "普华永道2023年报告（1.5°C）", "PwC report of 2023 (1.5 °C)", 2022, 2050, 17.2, true),
  PWC_2024("pwc.2024", "普华永道2024年报告（1.5°C）", "PwC report of 2024 (1.5 °C)", 2023, 2050, 20.4, true),
  PWC_2C("pwc.2024.wb2", "普华永道2024年报告（2°C）", "PwC report of 2024 (2 °C)", 2023, 2050, 6.9, true),
  UNEP("unep", "联合国环境署（1.5°C）", "UNEP (1.5 °C)", 2024, 2030, 7.5, true);

  private final String id;
  private final Text label;
  private final int from;
  private final int to;
  private final double percent;
  private final boolean yearly;

  PublishedRate(String id, String zh, String en, int from, int to, double percent, boolean yearly) {
    this.id = id;
    this.label = Text.of(zh, en);
    this.from = from;
    this.to = to;
    this.percent = percent;
    this.yearly = yearly;
  }

  String id() {
    return id;
  }

  Text label() {
    return label;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  double percent() {
    return percent;
  }

  /// Whether the percentage is one of each year, or of all years together.
  boolean yearly() {
    return yearly;
  }

  /// Whether CO2 per GDP falls by it, or emissions do.
  boolean ofIntensity() {
    return this != UNEP;
  }

  Text definition() {
    return ofIntensity()
        ? Text.of("单位GDP碳排放下降", "fall of CO₂ per GDP")
        : Text.of("排放总量下降", "fall of emissions");
  }

  Text basis() {
    return Text.of("公开报告或国家目标（二手转录）", "published report or national target (secondary)");
  }

  Verification verification() {
    return Verification.SECONDARY;
  }
}
