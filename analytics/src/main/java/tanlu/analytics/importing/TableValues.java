package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.SourcedTable;
import tanlu.analytics.proof.Source;
import tanlu.analytics.unit.Unit;

/// The numbers of an input-output table by the official codes, in 100 million yuan, and where each
/// stands.
///
/// Columns beside the flows: `TIU`, `FU101`, `FU102`, `THC`, `FU103`, `TC`, `FU201`, `FU202`,
/// `GCF`, `EX`, `OF`, `TFU`, `IM`, `IF`, `ERR`, `GO`. Rows below them: `TII`, `VA001` to `VA004`,
/// `TVA`, `TI`. What a file does not give is not there.
public final class TableValues {
  static final int N = 42;
  static final List<String> COLUMNS =
      List.of(
          "TIU", "FU101", "FU102", "THC", "FU103", "TC", "FU201", "FU202", "GCF", "EX", "OF", "TFU",
          "IM", "IF", "ERR", "GO");
  static final List<String> ROWS = List.of("TII", "VA001", "VA002", "VA003", "VA004", "TVA", "TI");

  private final Region region;
  private final int year;
  private final Unit unit;
  private final Source source;
  private final Place sheet;
  private final BiFunction<String, String, Place> places;
  private final Origin origin;
  private final double[][] flows = new double[N][N];
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private final Map<String, double[]> rows = new LinkedHashMap<>();

  /// @param unit the file's unit, already converted from
  /// @param sheet the sheet the table stands in
  /// @param places the cell of a row and a column code in the file that is read
  /// @param origin where the numbers stood in the user's own file
  TableValues(
      Region region,
      int year,
      Unit unit,
      Source source,
      Place sheet,
      BiFunction<String, String, Place> places,
      Origin origin) {
    this.region = region;
    this.year = year;
    this.unit = unit;
    this.source = source;
    this.sheet = sheet;
    this.places = places;
    this.origin = origin;
  }

  /// The code of a sector's position, `01` to `42`.
  static String code(int sector) {
    return "%02d".formatted(sector + 1);
  }

  double[][] flows() {
    return flows;
  }

  void column(String code, double[] values) {
    columns.put(code, values);
  }

  void row(String code, double[] values) {
    rows.put(code, values);
  }

  boolean has(String code) {
    return columns.containsKey(code) || rows.containsKey(code);
  }

  /// A column's or row's numbers by sector, zeros where the file does not give it.
  double[] values(String code) {
    double[] values = columns.containsKey(code) ? columns.get(code) : rows.get(code);
    return values == null ? new double[N] : values;
  }

  public Region region() {
    return region;
  }

  public int year() {
    return year;
  }

  /// The unit the file was written in.
  public Unit unit() {
    return unit;
  }

  public Source source() {
    return source;
  }

  public Place sheet() {
    return sheet;
  }

  /// Where a number stands, by the codes of its row and column.
  public Place place(String row, String column) {
    return places.apply(row, column);
  }

  public Origin origin() {
    return origin;
  }

  /// Every number by code, with its place in the user's own file.
  SourcedTable numbers() {
    List<String> codes =
        new ArrayList<>(IntStream.range(0, N).mapToObj(TableValues::code).toList());
    codes.addAll(columns.keySet());
    Map<String, double[]> table = new LinkedHashMap<>();
    for (int i = 0; i < N; i++) {
      double[] row = Arrays.copyOf(flows[i], codes.size());
      int at = N;
      for (double[] column : columns.values()) {
        row[at++] = column[i];
      }
      table.put(code(i), row);
    }
    rows.forEach(
        (code, values) -> {
          double[] row = Arrays.copyOf(values, codes.size());
          Arrays.fill(row, N, codes.size(), Double.NaN);
          table.put(code, row);
        });
    return new SourcedTable(
        region.abbr() + "-" + year + "-table",
        codes,
        table,
        Unit.YI_YUAN,
        (row, column) -> origin.source(source, row, column));
  }

  Set<String> columns() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  Set<String> rows() {
    return Collections.unmodifiableSet(rows.keySet());
  }
}
