package tanlu.analytics.importing;

import java.util.List;
import java.util.OptionalDouble;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// Holds sums against what the embedded dataset knows. Value added and GDP differ by revisions
/// (Tianjin 2017 by half); a factor of ten is a unit misread.
final class Magnitude {
  private static final double NOTED = 2;
  private static final double REFUSED = 10;

  private Magnitude() {}

  /// GDP at current prices, 100 million yuan, where held.
  static OptionalDouble gdp(Dataset data, Region region, int year) {
    return year < Dataset.FIRST_ECONOMY || year > Dataset.LAST_ECONOMY
        ? OptionalDouble.empty()
        : OptionalDouble.of(data.gdp(region, year).value());
  }

  static void table(
      Dataset data, TableValues values, double valueAdded, double output, List<Notice> notices) {
    gdp(data, values.region(), values.year())
        .ifPresent(
            gdp -> {
              compare(
                  valueAdded / gdp,
                  values.sheet(),
                  Text.of(
                      "增加值合计 %.1f 亿元与地区生产总值 %.1f 亿元相当".formatted(valueAdded, gdp),
                      "value added (%.1f) of the size of GDP (%.1f × 10⁸ yuan)"
                          .formatted(valueAdded, gdp)),
                  notices);
              if (output > NOTED * gdp) {
                notices.add(
                    new Notice(
                        "magnitude",
                        values.sheet(),
                        Text.of(
                            "最大部门的总产出 %.1f 亿元超过地区生产总值 %.1f 亿元的两倍。".formatted(output, gdp),
                            "The largest sector's output, %.1f, is more than twice GDP, %.1f × 10⁸ yuan."
                                .formatted(output, gdp))));
              }
            });
  }

  /// Of all provinces together, against the sum of their GDP.
  static void valueAdded(double valueAdded, double gdp, Place sheet, List<Notice> notices) {
    compare(
        valueAdded / gdp,
        sheet,
        Text.of(
            "增加值合计 %.1f 亿元与各省生产总值合计 %.1f 亿元相当".formatted(valueAdded, gdp),
            "value added (%.1f) of the size of all provinces' GDP (%.1f × 10⁸ yuan)"
                .formatted(valueAdded, gdp)),
        notices);
  }

  static void inventory(
      Dataset data, Region region, int year, double total, Place sheet, List<Notice> notices) {
    embedded(data, region, year)
        .ifPresent(
            known ->
                compare(
                    total / known,
                    sheet,
                    Text.of(
                        "合计 %.1f Mt 与内置清单 %.1f Mt 相当".formatted(total, known),
                        "a total (%.1f) of the size of the embedded inventory's (%.1f Mt)"
                            .formatted(total, known)),
                    notices));
  }

  /// The embedded inventory's total in Mt, where one is held that is not broken.
  static OptionalDouble embedded(Dataset data, Region region, int year) {
    return data.inventory(region, year).filter(each -> !each.broken()).stream()
        .mapToDouble(Magnitude::total)
        .findFirst();
  }

  static double total(Inventory inventory) {
    return InventoryRow.all().stream().mapToDouble(row -> inventory.row(row.row())).sum();
  }

  private static void compare(double ratio, Place sheet, Text expected, List<Notice> notices) {
    if (!(ratio < REFUSED && ratio > 1 / REFUSED)) {
      throw new ImportException(Fault.MAGNITUDE, sheet, "× %.4g".formatted(ratio), expected);
    }
    if (ratio > NOTED || ratio < 1 / NOTED) {
      notices.add(
          new Notice(
              "magnitude",
              sheet,
              Text.of(
                  "应为：" + expected.zh() + "，实为 %.2f 倍。".formatted(ratio),
                  "Expected " + expected.en() + ", found × %.2f.".formatted(ratio))));
    }
  }
}
