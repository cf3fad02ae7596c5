package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nation's embedded table against the published one (万元, domestic and imported apart).
class NationalTablesTest {
  private static final double WAN_YUAN_IN_YI_YUAN = 1e-4;

  @ParameterizedTest
  @ValueSource(ints = {2017, 2020})
  void theNationsTableIsThePublishedOne(int year) throws IOException {
    Map<String, CSVRecord> rows = read("national-io/china_" + year + "_42.csv");
    Dataset data = Dataset.embedded();
    IoTable table = data.table(data.nation(), year).orElseThrow();
    List<Sector> sectors = table.vintage().sectors();
    for (int i = 0; i < sectors.size(); i++) {
      String code = sectors.get(i).code();
      assertThat(table.grossOutput(i)).isCloseTo(both(rows, code, "GO", false), within(0.006));
      assertThat(table.valueAdded(i)).isCloseTo(value(rows.get("TVA/TOT"), code), within(0.025));
      assertThat(table.exports(i)).isCloseTo(both(rows, code, "EX", true), within(0.006));
      for (int j = 0; j < sectors.size(); j++) {
        // Half of the sixth digit of a coefficient times output, and output itself to 0.005.
        assertThat(table.flow(i, j))
            .as(code + " to " + sectors.get(j).code())
            .isCloseTo(
                both(rows, code, sectors.get(j).code(), true),
                within(0.5e-6 * table.grossOutput(j) + 0.0051));
      }
    }
  }

  private static Map<String, CSVRecord> read(String name) throws IOException {
    Map<String, CSVRecord> rows = new HashMap<>();
    try (var parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(
                java.nio.file.Files.newBufferedReader(
                    SharedData.find(name), StandardCharsets.UTF_8))) {
      for (CSVRecord row : parser) {
        rows.put(row.get(0).strip() + "/" + row.get("Origin"), row);
      }
    }
    return rows;
  }

  private static double both(
      Map<String, CSVRecord> rows, String code, String column, boolean imported) {
    double total = value(rows.get(code + "/Domestic"), column);
    return imported ? total + value(rows.get(code + "/Imports"), column) : total;
  }

  private static double value(@org.jspecify.annotations.Nullable CSVRecord row, String column) {
    String text = java.util.Objects.requireNonNull(row).get(column);
    return text.isEmpty() ? 0 : Double.parseDouble(text) * WAN_YUAN_IN_YI_YUAN;
  }
}
