package tanlu.analytics.data;

import tanlu.analytics.proof.Text;

/// The columns to the right of the intermediate flows. Exports and outflow leave the region; the
/// statistical error is kept apart so that every row balances.
public enum FinalUse {
  HOUSEHOLDS("居民消费", "Household consumption"),
  GOVERNMENT("政府消费", "Government consumption"),
  CONSUMPTION("最终消费（居民与政府）", "Consumption (households and government)"),
  FIXED_CAPITAL("固定资本形成", "Fixed capital formation"),
  INVENTORIES("存货变动", "Inventory changes"),
  EXPORTS("出口", "Exports"),
  OUTFLOW("国内省外流出", "Outflow to other provinces"),
  ERROR("统计误差", "Statistical error"),
  /// Of a multi-regional estimate only: sent to another province, which is not known.
  UNALLOCATED("未分配的省际贸易", "Unallocated trade between provinces");

  private final Text label;

  FinalUse(String zh, String en) {
    this.label = Text.of(zh, en);
  }

  public Text label() {
    return label;
  }

  /// Whether the use is final demand met inside the region.
  public boolean domestic() {
    return this != EXPORTS && this != OUTFLOW && this != ERROR && this != UNALLOCATED;
  }
}
