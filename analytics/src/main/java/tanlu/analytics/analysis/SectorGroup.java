package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// The finest sectors at which inventory and input-output classification agree without any split:
/// inventory rows that feed the same sectors, joined.
///
/// @param code the sector's code, e.g. `24`; `28+30` and `31-42` where the inventory joins sectors;
///   `HH_URBAN`, `HH_RURAL` for households
/// @param codes the input-output sectors it covers; empty for households
public record SectorGroup(String code, Text name, List<InventoryRow> rows, List<String> codes) {
  private static final Map<Vintage, List<SectorGroup>> ALL =
      Map.of(Vintage.V2012, make(Vintage.V2012), Vintage.V2017, make(Vintage.V2017));

  /// All groups of a vintage, households last.
  public static List<SectorGroup> of(Vintage vintage) {
    return ALL.getOrDefault(vintage, List.of());
  }

  /// Several groups as one, e.g. all of manufacturing.
  public static SectorGroup together(Text name, List<SectorGroup> parts) {
    return new SectorGroup(
        String.join(" ", parts.stream().map(SectorGroup::code).toList()),
        name,
        parts.stream().flatMap(part -> part.rows().stream()).distinct().toList(),
        parts.stream().flatMap(part -> part.codes().stream()).distinct().toList());
  }

  public boolean household() {
    return codes.isEmpty();
  }

  private static List<SectorGroup> make(Vintage vintage) {
    Map<List<String>, List<InventoryRow>> rows = new LinkedHashMap<>();
    for (InventoryRow row : InventoryRow.all()) {
      rows.computeIfAbsent(row.codes(vintage), _ -> new ArrayList<>()).add(row);
    }
    return rows.entrySet().stream()
        .map(entry -> group(vintage, entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static SectorGroup group(Vintage vintage, List<String> codes, List<InventoryRow> rows) {
    InventoryRow first = rows.getFirst();
    if (first.household()) {
      Text name =
          codes.getFirst().equals("HH_URBAN")
              ? Text.of("城镇居民生活", "Urban households")
              : Text.of("农村居民生活", "Rural households");
      return new SectorGroup(codes.getFirst(), name, rows, List.of());
    }
    if (codes.size() == 1) {
      Text name = vintage.sector(vintage.indexOf(codes.getFirst())).name();
      return new SectorGroup(codes.getFirst(), name, rows, codes);
    }
    boolean trade = codes.size() == 2;
    String code = trade ? String.join("+", codes) : codes.getFirst() + "-" + codes.getLast();
    Text name =
        trade
            ? Text.of("批发零售和住宿餐饮", "Trade, accommodation and catering")
            : Text.of("其他服务业", "Other services");
    return new SectorGroup(code, name, rows, codes);
  }
}
