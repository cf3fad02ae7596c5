package tanlu.analytics.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The default levers: trajectories of shares and indices to 2060 in three scenarios. They are this
/// project's judgements, so every value is an assumption.
public final class Levers {

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

  private record Lever(Text name, String unit, NavigableMap<Integer, CSVRecord> byYear) {}

  private final Map<String, Lever> levers = new LinkedHashMap<>();

  Levers() {
    for (CSVRecord record : DataTable.records("levers")) {
      if (!record.get("year").matches("\\d{4}")) {
        continue;
      }
      levers
          .computeIfAbsent(
              record.get("key"),
              _ ->
                  new Lever(
                      Text.of(record.get("name_zh"), record.get("name_en")),
                      record.get("unit"),
                      new TreeMap<>()))
          .byYear
          .put(Integer.parseInt(record.get("year")), record);
    }
  }

  /// The lever's value at the first year of its trajectory.
  public Figure start(String key, Scenario scenario) {
    return at(key, lever(key).byYear.firstKey(), scenario);
  }

  /// The lever's value at the last year of its trajectory.
  public Figure end(String key, Scenario scenario) {
    return at(key, lever(key).byYear.lastKey(), scenario);
  }

  private Figure at(String key, int year, Scenario scenario) {
    Lever lever = lever(key);
    CSVRecord record = lever.byYear.get(year);
    String column = scenario.name().toLowerCase(java.util.Locale.ROOT);
    if (record == null || record.get(column).isEmpty()) {
      throw new DatasetException("lever " + key + " has no " + column + " value for " + year);
    }
    Unit unit = lever.unit.equals("%") ? Unit.PERCENT : Unit.ONE;
    return Figure.assumed(
        Text.of(lever.name.zh() + "（" + year + "）", lever.name.en() + " (" + year + ")"),
        Quantity.of(Double.parseDouble(record.get(column)), unit),
        "lever." + key + "." + year + "." + column,
        Text.of("本项目情景判断", "this project's scenario judgement"),
        Verification.UNVERIFIED);
  }

  private Lever lever(String key) {
    Lever lever = levers.get(key);
    if (lever == null) {
      throw new DatasetException("no lever " + key);
    }
    return lever;
  }
}
