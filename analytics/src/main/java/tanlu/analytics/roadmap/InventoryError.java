package tanlu.analytics.roadmap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// How far the inventories may be out: by as much as the provinces together and the nation differ.
final class InventoryError {
  private static final Map<Dataset, Figure> HELD = Collections.synchronizedMap(new WeakHashMap<>());

  private InventoryError() {}

  /// Computed once for each dataset.
  static Figure of(Dataset data) {
    return HELD.computeIfAbsent(data, InventoryError::computed);
  }

  private static Figure computed(Dataset data) {
    int year = Start.INVENTORY;
    List<Figure> provinces =
        data.provinces().stream()
            .filter(province -> data.inventory(province, year).isPresent())
            .map(province -> Totals.territorial(data, province, year))
            .toList();
    Figure sum =
        Figure.sum(
            Text.of("各省2019年排放合计", "emissions of the provinces together, 2019"),
            Unit.MT_CO2,
            provinces);
    return Figure.computed(
        Text.of(
            "排放清单误差（各省合计与全国之差）", "error of the inventory (provinces together against the nation)"),
        Unit.PERCENT,
        "max(provinces / nation, nation / provinces) - 1",
        "provinces",
        sum,
        "nation",
        Totals.territorial(data, data.nation(), year));
  }
}
