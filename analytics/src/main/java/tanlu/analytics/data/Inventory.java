package tanlu.analytics.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Derivation;

/// The CO2 emission inventory of a region and year: 47 rows in Mt CO2, scope 1 with cement process
/// emissions.
public final class Inventory {
  /// Years whose published totals collapse for want of energy data: kept and shown, left out of
  /// rates.
  private static final List<String> BROKEN =
      List.of("HI/2002", "NX/2000", "NX/2001", "NX/2002", "YN/2004");

  static final String TOTAL = "total";

  private final Region region;
  private final int year;
  private final double[] rows;
  private final Derivation.Table origin;
  private final Optional<SourcedTable> numbers;

  Inventory(Region region, int year, double[] rows, Derivation.Table origin) {
    this(region, year, rows, origin, Optional.empty());
  }

  private Inventory(
      Region region,
      int year,
      double[] rows,
      Derivation.Table origin,
      Optional<SourcedTable> numbers) {
    this.region = region;
    this.year = year;
    this.rows = rows;
    this.origin = origin;
    this.numbers = numbers;
  }

  /// An inventory read from a user's file.
  ///
  /// @param numbers rows `1` to `47` with the column `total` and, where the file gives them, every
  ///   one of [Dataset#FUELS], in Mt CO2
  public static Inventory imported(
      Region region, int year, SourcedTable numbers, Derivation.Table origin) {
    double[] rows =
        InventoryRow.all().stream()
            .mapToDouble(row -> numbers.value(Integer.toString(row.row()), TOTAL))
            .toArray();
    return new Inventory(region, year, rows, origin, Optional.of(numbers));
  }

  private static boolean broken(Region region, int year) {
    return BROKEN.contains(region.abbr() + "/" + year);
  }

  public Region region() {
    return region;
  }

  public int year() {
    return year;
  }

  /// The emissions of a row, 1 to 47.
  public double row(int row) {
    return rows[row - 1];
  }

  /// Whether its year is one of those whose published totals collapse; an imported inventory is its
  /// user's word.
  public boolean broken() {
    return numbers.isEmpty() && broken(region, year);
  }

  /// The numbers of an imported inventory, each with its place in the user's file.
  Optional<SourcedTable> numbers() {
    return numbers;
  }

  public Derivation.Table origin() {
    return origin;
  }

  /// The 45 sector rows carried to the 42 sectors of a vintage. Rows that map to several sectors
  /// are shared by the gross output of a table, equally where none of them has any.
  ///
  /// @param table the table whose gross output shares rows 44 and 45
  /// @return Mt CO2 by sector; 0 also for sectors without an inventory row, which [#rowsOf(Vintage,
  ///   String)] tells apart
  public double[] bySector(IoTable table) {
    return bySector(
        table.vintage(),
        IntStream.range(0, table.size()).mapToDouble(table::grossOutput).toArray());
  }

  /// The same with gross output by sector, of any table of that vintage.
  public double[] bySector(Vintage vintage, double[] grossOutput) {
    double[] sectors = new double[vintage.size()];
    for (InventoryRow row : InventoryRow.all()) {
      if (row.household()) {
        continue;
      }
      int[] targets = row.codes(vintage).stream().mapToInt(vintage::indexOf).toArray();
      double output = 0;
      for (int target : targets) {
        output += grossOutput[target];
      }
      for (int target : targets) {
        double share = output == 0 ? 1.0 / targets.length : grossOutput[target] / output;
        sectors[target] += row(row.row()) * share;
      }
    }
    return sectors;
  }

  /// The inventory rows that feed a sector; empty for repair services, whose emissions are not
  /// held.
  public static List<InventoryRow> rowsOf(Vintage vintage, String code) {
    return InventoryRow.all().stream().filter(row -> row.codes(vintage).contains(code)).toList();
  }
}
