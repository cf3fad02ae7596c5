package tanlu.analytics.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// A CSV table of the dataset: numbers addressed by a row key (the key columns joined by `/`) and a
/// column name. An empty cell is a value that is not held.
public final class DataTable {
  private final String name;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, double[]> rows = new LinkedHashMap<>();

  private DataTable(String name) {
    this.name = name;
  }

  /// Reads a table of the embedded dataset.
  ///
  /// @throws DatasetException naming table, line and column of what is not a number
  static DataTable read(String name, List<String> keys) {
    DataTable table = new DataTable(name);
    List<CSVRecord> records = records(name);
    List<String> header = records.getFirst().getParser().getHeaderNames();
    List<String> numeric = header.stream().filter(column -> !keys.contains(column)).toList();
    for (String column : numeric) {
      table.columns.put(column, table.columns.size());
    }
    int[] positions = numeric.stream().mapToInt(header::indexOf).toArray();
    for (CSVRecord record : records) {
      double[] values = new double[positions.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = table.parse(record, positions[i], numeric.get(i));
      }
      String key = keys.stream().map(record::get).collect(Collectors.joining("/"));
      if (table.rows.put(key, values) != null) {
        throw new DatasetException(name + ".csv has the row " + key + " twice");
      }
    }
    return table;
  }

  /// A table of numbers held already.
  static DataTable of(String name, List<String> columns, Map<String, double[]> rows) {
    DataTable table = new DataTable(name);
    columns.forEach(column -> table.columns.put(column, table.columns.size()));
    rows.forEach((key, values) -> table.rows.put(key, values.clone()));
    return table;
  }

  /// The records of a resource with its header, for tables that hold words.
  static List<CSVRecord> records(String name) {
    try (InputStream in = DataTable.class.getResourceAsStream(name + ".csv")) {
      if (in == null) {
        throw new DatasetException("the dataset has no table " + name);
      }
      var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      try (var parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return new ArrayList<>(parser.getRecords());
      }
    } catch (IOException e) {
      throw new DatasetException("table " + name + " cannot be read", e);
    }
  }

  private double parse(CSVRecord record, int position, String column) {
    String text = record.get(position);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new DatasetException(
          name
              + ".csv line "
              + (record.getRecordNumber() + 1)
              + ", column "
              + column
              + ": not a number: "
              + text,
          e);
    }
  }

  public String name() {
    return name;
  }

  public Iterable<String> rowKeys() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  public boolean hasRow(String row) {
    return rows.containsKey(row);
  }

  boolean hasColumn(String column) {
    return columns.containsKey(column);
  }

  /// The value of a cell, empty where it is not held.
  public OptionalDouble find(String row, String column) {
    double[] values = rows.get(row);
    Integer index = columns.get(column);
    if (values == null || index == null || Double.isNaN(values[index])) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(values[index]);
  }

  /// The value of a cell that must be there.
  public double value(String row, String column) {
    return find(row, column)
        .orElseThrow(
            () ->
                new DatasetException("table " + name + " has no value at " + row + ", " + column));
  }
}
