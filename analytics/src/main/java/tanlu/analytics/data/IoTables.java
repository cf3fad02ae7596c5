package tanlu.analytics.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tanlu.analytics.engine.Ras;

/// The input-output tables of the embedded dataset. The nation's flows are its published technical
/// coefficients times gross output; a province's are estimated: the nation's coefficients of the
/// same year scaled to the province's purchases, balanced by RAS to its sales.
final class IoTables {
  static final List<Integer> NATIONAL_YEARS = List.of(2012, 2015, 2017, 2018, 2020);
  static final List<Integer> PROVINCIAL_YEARS = List.of(2012, 2017);

  /// 10 million yuan: the margins are rounded to 1 million, 42 of them to a row.
  static final double TOLERANCE = 0.1;

  private record Key(String region, int year) {}

  private final Tables tables;
  private final Map<Key, IoTable> made = new ConcurrentHashMap<>();

  IoTables(Tables tables) {
    this.tables = tables;
  }

  static List<Integer> years(Region region) {
    return region.isNation() ? NATIONAL_YEARS : PROVINCIAL_YEARS;
  }

  Optional<IoTable> of(Region region, int year) {
    if (!years(region).contains(year)) {
      return Optional.empty();
    }
    return Optional.of(
        made.computeIfAbsent(
            new Key(region.abbr(), year),
            _ -> region.isNation() ? national(region, year) : estimated(region, year)));
  }

  private IoTable national(Region nation, int year) {
    String name = "national-margins-" + year;
    var margins = new IoTable.Margins(tables.table(name), codes(year), true);
    double[][] flows = technology(year);
    for (double[] row : flows) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= margins.grossOutput()[j];
      }
    }
    return new IoTable(
        nation,
        year,
        Kind.OFFICIAL,
        flows,
        margins,
        List.of(
            Tables.reference("national-technology-" + year, "A"), Tables.reference(name, "CN")));
  }

  private IoTable estimated(Region province, int year) {
    String name = "provincial-margins-" + year;
    List<String> rows = codes(year).stream().map(code -> province.abbr() + "/" + code).toList();
    var margins = new IoTable.Margins(tables.table(name), rows, false);
    double[] purchases = margins.intermediatePurchases();
    double[] sales = rescaled(margins.intermediateSales(), total(purchases));
    double[][] flows = seed(year, purchases, sales);
    return new IoTable(
        province,
        year,
        Kind.MODELLED,
        Ras.balance(flows, sales, purchases, TOLERANCE),
        margins,
        List.of(
            Tables.reference("national-technology-" + year, "A"),
            Tables.reference(name, province.abbr())));
  }

  /// National coefficients with each column scaled to the province's purchases. A row whose sales
  /// exceed what its national users buy in all cannot be balanced from them and takes the
  /// province's purchase shares instead.
  private double[][] seed(int year, double[] purchases, double[] sales) {
    double[][] flows = technology(year);
    int n = purchases.length;
    for (int j = 0; j < n; j++) {
      double column = 0;
      for (int i = 0; i < n; i++) {
        column += flows[i][j];
      }
      for (int i = 0; i < n; i++) {
        flows[i][j] *= column == 0 ? 0 : purchases[j] / column;
      }
    }
    double all = total(purchases);
    for (int i = 0; i < n; i++) {
      double users = 0;
      for (int j = 0; j < n; j++) {
        users += flows[i][j] > 0 ? purchases[j] : 0;
      }
      if (sales[i] > users) {
        for (int j = 0; j < n; j++) {
          flows[i][j] = sales[i] * purchases[j] / all;
        }
      }
    }
    return flows;
  }

  private double[][] technology(int year) {
    DataTable table = tables.table("national-technology-" + year);
    List<String> codes = codes(year);
    return codes.stream()
        .map(row -> codes.stream().mapToDouble(column -> table.value(row, column)).toArray())
        .toArray(double[][]::new);
  }

  private static List<String> codes(int year) {
    return Vintage.ofTable(year).sectors().stream().map(Sector::code).toList();
  }

  /// Sales and purchases are rounded separately; their totals differ by up to 0.1 and are made
  /// equal.
  private static double[] rescaled(double[] values, double wanted) {
    double present = total(values);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i] * (wanted / present))
        .toArray();
  }

  private static double total(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
