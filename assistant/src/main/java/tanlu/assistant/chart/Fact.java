package tanlu.assistant.chart;

import tanlu.analytics.proof.Text;

/// What a sector of the network says about itself on hover.
public enum Fact {
  CO2("co2", "CO2排放", "CO2 emissions"),
  INTENSITY("intensity", "CO2强度", "CO2 intensity"),
  GROSS_OUTPUT("grossOutput", "总产出", "Gross output"),
  VALUE_ADDED("valueAdded", "增加值", "Value added"),
  IMPORTS("imports", "进口", "Imports"),
  EXPORTS("exports", "出口", "Exports"),
  FINAL_USE("finalUse", "最终使用", "Final use"),
  OUTPUT_SUM("outputSum", "流出合计", "Sum of outgoing flows"),
  INPUT_SUM("inputSum", "流入合计", "Sum of incoming flows");

  private final String key;
  private final String zh;
  private final String en;

  Fact(String key, String zh, String en) {
    this.key = key;
    this.zh = zh;
    this.en = en;
  }

  /// The field of a node in the chart's JSON.
  public String key() {
    return key;
  }

  public Text label() {
    return Text.of(zh, en);
  }
}
