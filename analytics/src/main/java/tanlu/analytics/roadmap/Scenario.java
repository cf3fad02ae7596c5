package tanlu.analytics.roadmap;

import tanlu.analytics.proof.Text;

/// How far policy goes.
public enum Scenario {
  BAU("趋势照常情景", "business as usual"),
  STATED("既定政策情景", "stated policies"),
  STRENGTHENED("强化行动情景", "strengthened action");

  private final Text label;

  Scenario(String zh, String en) {
    this.label = Text.of(zh, en);
  }

  public Text label() {
    return label;
  }
}
