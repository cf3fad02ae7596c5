package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Text;

/// What the sectors of an input-output table are measured by. Where a table balances, total input
/// equals gross output, and intermediate input the input sum; their difference is its residual.
public enum SectorIndicator {
  GROSS_OUTPUT("gross_output", "总产出", "gross output"),
  TOTAL_INPUT("total_input", "总投入", "total input"),
  INTERMEDIATE_INPUT("intermediate_input", "中间投入", "intermediate input"),
  VALUE_ADDED("value_added", "增加值", "value added"),
  IMPORTS("imports", "进口和省外流入", "imports and inflow"),
  EXPORTS("exports", "出口和流出省外", "exports and outflow"),
  NET_EXPORTS("net_exports", "净出口和净流出", "net exports and net outflow"),
  FINAL_USE("final_use", "本地最终使用", "local final use"),
  CO2("co2", "CO₂排放", "CO₂ emissions"),
  INTENSITY("intensity", "单位总产出碳排放", "CO₂ per unit of gross output"),
  INPUT_SUM("input_sum", "投入流量合计", "input sum"),
  OUTPUT_SUM("output_sum", "产出流量合计", "output sum"),
  WITHIN("within", "部门内部流量", "flow within the sector"),
  CENTRALITY("centrality", "特征向量中心性", "eigenvector centrality"),
  IN_DEGREE("in_degree", "加权入度", "weighted in-degree"),
  OUT_DEGREE("out_degree", "加权出度", "weighted out-degree");

  private final String code;
  private final Text label;

  SectorIndicator(String code, String zh, String en) {
    this.code = code;
    this.label = Text.of(zh, en);
  }

  public String code() {
    return code;
  }

  public Text label() {
    return label;
  }

  public static Optional<SectorIndicator> ofCode(String code) {
    return List.of(values()).stream().filter(each -> each.code.equals(code)).findFirst();
  }

  /// Whether the sectors' values add up to a whole of which each is a share: amounts do, and by
  /// custom the degrees and centralities of a network; ratios do not.
  boolean hasShares() {
    return this != INTENSITY && this != NET_EXPORTS;
  }
}
