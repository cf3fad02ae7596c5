package tanlu.analytics.analysis;

import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What regions and years are compared by.
public enum Indicator {
  CO2("co2", Unit.MT_CO2, "CO₂排放总量", "CO₂ emissions", Dataset.FIRST_INVENTORY),
  INTENSITY(
      "intensity",
      Unit.T_PER_WAN_YUAN,
      "单位GDP碳排放（现价）",
      "CO₂ per unit of GDP (current prices)",
      Dataset.FIRST_ECONOMY),
  PER_CAPITA("per_capita", Unit.T_PER_PERSON, "人均CO₂排放", "CO₂ per person", Dataset.FIRST_ECONOMY);

  private final String code;
  private final Unit unit;
  private final Text label;
  private final int firstYear;

  Indicator(String code, Unit unit, String zh, String en, int firstYear) {
    this.code = code;
    this.unit = unit;
    this.label = Text.of(zh, en);
    this.firstYear = firstYear;
  }

  public String code() {
    return code;
  }

  public Unit unit() {
    return unit;
  }

  public Text label() {
    return label;
  }

  public int firstYear() {
    return firstYear;
  }

  public static Optional<Indicator> ofCode(String code) {
    for (Indicator indicator : values()) {
      if (indicator.code.equals(code)) {
        return Optional.of(indicator);
      }
    }
    return Optional.empty();
  }

  Figure of(Dataset data, Region region, int year) {
    return switch (this) {
      case CO2 -> Totals.territorial(data, region, year);
      case INTENSITY -> Totals.intensity(data, region, year);
      case PER_CAPITA -> Totals.perCapita(data, region, year);
    };
  }
}
