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

  /// The label where one sector is meant: its intensity is per unit of gross output.
  public Text label(Optional<SectorGroup> sector) {
    return sector
        .map(
            group -> {
              Text of =
                  this == INTENSITY ? Text.of("单位总产出碳排放", "CO₂ per unit of gross output") : label;
              return Text.of(group.name().zh() + of.zh(), of.en() + " of " + group.name().en());
            })
        .orElse(label);
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

  /// The indicator of one sector; its intensity is held for years with a table, and only where it
  /// has output.
  Optional<Figure> of(Dataset data, Region region, int year, SectorGroup sector) {
    Figure co2 = Totals.of(data, region, year, sector);
    return switch (this) {
      case CO2 -> Optional.of(co2);
      case INTENSITY -> Totals.intensity(data, region, year, sector, co2);
      case PER_CAPITA ->
          Optional.of(
              Figure.computed(
                  Held.label(region, year, label(Optional.of(sector))),
                  unit,
                  "co2 / population",
                  "co2",
                  co2,
                  "population",
                  data.population(region, year)));
    };
  }

  Figure of(Dataset data, Region region, int year) {
    return switch (this) {
      case CO2 -> Totals.territorial(data, region, year);
      case INTENSITY -> Totals.intensity(data, region, year);
      case PER_CAPITA -> Totals.perCapita(data, region, year);
    };
  }
}
