package tanlu.analytics.analysis;

import java.util.Optional;
import tanlu.analytics.proof.Text;

/// What of a sector a supposition changes.
public enum Lever {
  /// Direct emissions per unit of output.
  INTENSITY(
      "intensity",
      "碳强度",
      "emission intensity",
      "产量不变，只有单位产出的排放变化",
      "its output stays; only its emissions per unit of output change"),
  /// Final demand for the region's own product: consumption, investment, exports, outflow.
  DEMAND(
      "demand",
      "最终需求",
      "final demand",
      "对本地产品的最终需求（消费、投资、出口、流出省外）变化，本地供应商随之变化",
      "final demand for the region's own product (consumption, investment, exports, outflow)"
          + " changes and local suppliers follow"),
  /// Gross output itself: its suppliers follow, its users turn to suppliers outside the region.
  OUTPUT(
      "output",
      "产量",
      "output",
      "产量按给定幅度变化，本地供应商随之变化；用户的缺口或余量由外地承担",
      "its output changes as given and local suppliers follow; its users buy the difference"
          + " elsewhere"),
  /// What the sector buys per unit of its output, its column of technical coefficients; of one
  /// supplier where one is named.
  INPUT(
      "input",
      "单位产出投入",
      "inputs per unit of output",
      "该部门单位产出的采购变化（技术系数的一列）",
      "what it buys per unit of output changes: a column of technical coefficients"),
  /// What all sectors buy of its product per unit of their output, its row of coefficients.
  USE(
      "use",
      "各部门对其产品的单耗",
      "use of its product per unit of output",
      "各部门单位产出对该产品的用量变化（技术系数的一行）",
      "what every sector uses of it per unit of output changes: a row of technical coefficients");

  private final String code;
  private final Text label;
  private final Text meaning;

  Lever(String code, String zh, String en, String meaningZh, String meaningEn) {
    this.code = code;
    this.label = Text.of(zh, en);
    this.meaning = Text.of(meaningZh, meaningEn);
  }

  public String code() {
    return code;
  }

  public Text label() {
    return label;
  }

  /// What is supposed, in a clause.
  public Text meaning() {
    return meaning;
  }

  public static Optional<Lever> ofCode(String code) {
    for (Lever lever : values()) {
      if (lever.code.equals(code)) {
        return Optional.of(lever);
      }
    }
    return Optional.empty();
  }
}
