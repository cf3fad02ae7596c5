package tanlu.analytics.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Every numeric table of a dataset by name: the embedded ones, with their keys, unit and
/// publisher, read when first asked for, and the imported.
final class Tables {
  private record Spec(List<String> keys, Unit unit, Source source) {}

  private static final Map<String, Spec> SPECS = specs();

  private final Map<String, DataTable> read;
  private final Map<String, SourcedTable> imported;

  Tables() {
    this(new ConcurrentHashMap<>(), Map.of());
  }

  private Tables(Map<String, DataTable> read, Map<String, SourcedTable> imported) {
    this.read = read;
    this.imported = imported;
  }

  /// These tables and imported ones beside them.
  Tables with(List<SourcedTable> others) {
    return new Tables(
        read, others.stream().collect(Collectors.toMap(SourcedTable::name, each -> each)));
  }

  private static Map<String, Spec> specs() {
    Map<String, Spec> specs = new LinkedHashMap<>();
    specs.put(
        "provincial-co2-by-sector",
        new Spec(List.of("province", "year"), Unit.MT_CO2, Sources.CEADS));
    specs.put("national-co2-by-sector", new Spec(List.of("year"), Unit.MT_CO2, Sources.CEADS));
    for (int year : new int[] {2012, 2017, 2019}) {
      specs.put(
          "provincial-co2-by-fuel-" + year,
          new Spec(List.of("province", "inventory_row"), Unit.MT_CO2, Sources.CEADS));
    }
    specs.put(
        "city-co2",
        new Spec(List.of("province", "city_zh", "year"), Unit.MT_CO2, Sources.CEADS_CITIES));
    specs.put(
        "grid-factors-2023", new Spec(List.of("region"), Unit.KG_PER_KWH, Sources.GRID_FACTORS));
    specs.put(
        "provincial-economy", new Spec(List.of("province", "year"), Unit.YI_YUAN, Sources.ECONOMY));
    for (int year : new int[] {2012, 2017}) {
      specs.put(
          "provincial-margins-" + year,
          new Spec(List.of("province", "code"), Unit.YI_YUAN, Sources.PROVINCIAL_TABLES));
    }
    for (int year : IoTables.NATIONAL_YEARS) {
      specs.put(
          "national-margins-" + year, new Spec(List.of("code"), Unit.YI_YUAN, Sources.NBS_TABLES));
      specs.put(
          "national-technology-" + year, new Spec(List.of("code"), Unit.ONE, Sources.NBS_TABLES));
    }
    return specs;
  }

  DataTable table(String name) {
    return read.computeIfAbsent(name, wanted -> DataTable.read(wanted, spec(wanted).keys));
  }

  static List<String> names() {
    return List.copyOf(SPECS.keySet());
  }

  Quantity read(Cell cell) {
    SourcedTable brought = imported.get(cell.table());
    if (brought != null) {
      return brought.read(cell);
    }
    return Quantity.of(
        table(cell.table()).value(cell.row(), cell.column()), unit(cell.table(), cell.column()));
  }

  /// A published figure, read from its cell.
  Figure figure(Text label, String table, String row, String column) {
    Cell cell = new Cell(table, row, column);
    return Figure.published(label, read(cell), cell, spec(table).source);
  }

  static Derivation.Table reference(String table, String part) {
    return new Derivation.Table(table, part, spec(table).source);
  }

  private static Unit unit(String table, String column) {
    return column.equals("population_10k") ? Unit.WAN_PERSONS : spec(table).unit;
  }

  private static Spec spec(String table) {
    Spec spec = SPECS.get(table);
    if (spec == null) {
      throw new DatasetException("the dataset has no table " + table);
    }
    return spec;
  }
}
