package tanlu.analytics.data;

import java.util.List;
import tanlu.analytics.proof.Text;

/// One of the 47 rows of the emission inventory: 45 sectors and two kinds of households.
///
/// @param row 1 to 47
/// @param codes2012 the sectors of the 2012 vintage it maps to; several are shared by gross output
/// @param codes2017 the same for the 2017 vintage
public record InventoryRow(
    int row, Text name, boolean household, List<String> codes2012, List<String> codes2017) {
  private static final List<InventoryRow> ALL =
      DataTable.records("inventory-sectors").stream()
          .map(
              record ->
                  new InventoryRow(
                      Integer.parseInt(record.get("row")),
                      Text.of(record.get("name_zh"), record.get("name_en")),
                      record.get("kind").equals("household"),
                      List.of(record.get("io_codes_2012").split(" ", -1)),
                      List.of(record.get("io_codes_2017").split(" ", -1))))
          .toList();

  public static List<InventoryRow> all() {
    return ALL;
  }

  public List<String> codes(Vintage vintage) {
    return vintage == Vintage.V2012 ? codes2012 : codes2017;
  }
}
