package tanlu.analytics.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The figures a roadmap assumes: growth, levers, sinks, benchmarks, each with its range, source
/// and verification. Parameters are addressed by id, e.g. `sink.gd.default.2060`.
public final class Assumptions {
  private final Map<String, CSVRecord> byId = new LinkedHashMap<>();

  Assumptions() {
    for (CSVRecord record : DataTable.records("assumptions")) {
      if (byId.put(record.get("id"), record) != null) {
        throw new DatasetException("assumptions.csv has the id " + record.get("id") + " twice");
      }
    }
  }

  public boolean has(String id) {
    return byId.containsKey(id);
  }

  /// The central value of a parameter.
  ///
  /// @param unit the unit it is used in; must agree with the unit as written
  /// @throws DatasetException where the id, a central value or the unit is missing
  public Figure figure(String id, Unit unit) {
    CSVRecord record = byId.get(id);
    if (record == null) {
      throw new DatasetException("no assumption " + id);
    }
    Unit written =
        unit(record.get("unit"))
            .orElseThrow(
                () ->
                    new DatasetException(
                        id + " is in " + record.get("unit") + ", not a known unit"));
    Quantity central = Quantity.of(number(record, "central"), written).to(unit);
    Text label =
        Text.of(
            record.get("name_zh") + "（" + record.get("year") + "）",
            record.get("name_en") + " (" + record.get("year") + ")");
    Text basis = basis(record);
    Verification verification = verification(record);
    if (record.get("low").isEmpty() || record.get("high").isEmpty()) {
      return Figure.assumed(label, central, id, basis, verification);
    }
    return Figure.assumed(
        label,
        central,
        id,
        basis,
        verification,
        new Derivation.Range(
            Quantity.of(number(record, "low"), written).to(unit).value(),
            Quantity.of(number(record, "high"), written).to(unit).value()));
  }

  /// Which of a parameter's three values.
  public enum Value {
    LOW,
    CENTRAL,
    HIGH
  }

  /// One of the values of a parameter whose unit has no name here, such as tonnes per tonne.
  ///
  /// @param unit what the caller takes it for; the label says the unit as written
  public Figure figure(String id, Value value, Unit unit) {
    CSVRecord record = byId.get(id);
    if (record == null) {
      throw new DatasetException("no assumption " + id);
    }
    String column = value.name().toLowerCase(Locale.ROOT);
    String written = record.get("year") + (unit.equals(Unit.ONE) ? ", " + record.get("unit") : "");
    return Figure.assumed(
        Text.of(
            record.get("name_zh") + "（" + written + "）",
            record.get("name_en") + " (" + written + ")"),
        Quantity.of(number(record, column), unit),
        id + "." + column,
        basis(record),
        verification(record));
  }

  /// The ids that begin so, in the order of the file.
  public List<String> ids(String stem) {
    return byId.keySet().stream().filter(id -> id.startsWith(stem)).toList();
  }

  /// The one year a parameter holds for; empty for periods.
  public Optional<Integer> year(String id) {
    CSVRecord record = byId.get(id);
    return record != null && record.get("year").matches("\\d{4}")
        ? Optional.of(Integer.parseInt(record.get("year")))
        : Optional.empty();
  }

  /// Whether its central value is held, in millions of tonnes of CO2.
  public boolean megatonnes(String id) {
    CSVRecord record = byId.get(id);
    return record != null
        && record.get("unit").startsWith("MtCO2")
        && !record.get("unit").endsWith("e")
        && record.get("sector").equals("all")
        && !record.get("central").isEmpty();
  }

  /// How far a parameter was checked; of a stem such as `lever.steel.eaf.` the weakest of its rows.
  public Verification verification(String idOrStem) {
    return byId.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(idOrStem))
        .map(entry -> verification(entry.getValue()))
        .max(java.util.Comparator.naturalOrder())
        .orElse(Verification.UNVERIFIED);
  }

  /// Where a parameter is from.
  public Text basis(String id) {
    CSVRecord record = byId.get(id);
    return record == null
        ? Text.of("本项目情景判断，未经核实", "this project's scenario judgement, unverified")
        : basis(record);
  }

  private static Verification verification(CSVRecord record) {
    return Verification.valueOf(record.get("verification").toUpperCase(Locale.ROOT));
  }

  private static Text basis(CSVRecord record) {
    String source = record.get("source");
    return source.isEmpty()
        ? Text.of("本项目判断，未经核实", "this project's judgement, unverified")
        : Text.of("来源：" + source, "source: " + source);
  }

  private static double number(CSVRecord record, String column) {
    try {
      return Double.parseDouble(record.get(column));
    } catch (NumberFormatException e) {
      throw new DatasetException(
          "assumption "
              + record.get("id")
              + ": "
              + column
              + " is not a number: "
              + record.get(column),
          e);
    }
  }

  private static Optional<Unit> unit(String written) {
    return switch (written) {
      case "%" -> Optional.of(Unit.PERCENT);
      case "%/yr" -> Optional.of(Unit.PERCENT_PER_YEAR);
      case "MtCO2", "MtCO2/yr" -> Optional.of(Unit.MT_CO2);
      default -> Optional.empty();
    };
  }
}
