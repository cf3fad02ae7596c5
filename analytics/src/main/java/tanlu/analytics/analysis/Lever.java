package tanlu.analytics.analysis;

import java.util.Optional;
import tanlu.analytics.proof.Text;

/// What of a sector a supposition changes.
public enum Lever {
  /// Direct emissions per unit of output.
  INTENSITY("intensity", "碳强度", "emission intensity"),
  /// Final demand for the region's own product: consumption, investment, exports, outflow.
  DEMAND("demand", "最终需求", "final demand"),
  /// Gross output itself: its suppliers follow, its users turn to suppliers outside the region.
  OUTPUT("output", "产量", "output"),
  /// What the sector buys per unit of its output, its column of technical coefficients; of one
  /// supplier where one is named.
  INPUT("input", "单位产出投入", "inputs per unit of output"),
  /// What all sectors buy of its product per unit of their output, its row of coefficients.
  USE("use", "各部门对其产品的单耗", "use of its product per unit of output");

  private final String code;
  private final Text label;

  Lever(String code, String zh, String en) {
    this.code = code;
    this.label = Text.of(zh, en);
  }

  public String code() {
    return code;
  }

  public Text label() {
    return label;
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
