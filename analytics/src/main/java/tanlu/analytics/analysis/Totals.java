package tanlu.analytics.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Sums over the inventory that several analyses use.
public final class Totals {
  private Totals() {}

  /// Territorial emissions: all 47 rows.
  public static Figure territorial(Dataset data, Region region, int year) {
    Held.inventory(data, region, year);
    return Figure.sum(
        Held.label(region, year, Text.of("CO₂排放总量（属地口径）", "total CO₂ emissions (territorial)")),
        Unit.MT_CO2,
        InventoryRow.all().stream().map(row -> data.co2(region, year, row)).toList());
  }

  /// Emissions of one sector group.
  public static Figure of(Dataset data, Region region, int year, SectorGroup group) {
    Text label =
        Held.label(
            region,
            year,
            Text.of(group.name().zh() + "CO₂排放", group.name().en() + ", CO₂ emissions"));
    List<Figure> rows = group.rows().stream().map(row -> data.co2(region, year, row)).toList();
    return rows.size() == 1
        ? rows.getFirst().labelled(label)
        : Figure.sum(label, Unit.MT_CO2, rows);
  }

  public static Figure share(Text label, Figure part, Figure whole) {
    return Figure.computed(label, Unit.PERCENT, "part / whole", "part", part, "whole", whole);
  }

  /// Emissions per unit of GDP at current prices.
  static Figure intensity(Dataset data, Region region, int year) {
    return Figure.computed(
        Held.label(region, year, Text.of("单位GDP碳排放（现价）", "CO₂ per unit of GDP (current prices)")),
        Unit.T_PER_WAN_YUAN,
        "co2 / gdp",
        "co2",
        territorial(data, region, year),
        "gdp",
        data.gdp(region, year));
  }

  /// Emissions of one sector per unit of its gross output; empty for households, years without a
  /// table and sectors without output.
  static Optional<Figure> intensity(
      Dataset data, Region region, int year, SectorGroup group, Figure co2) {
    if (group.household() || !data.tableYears(region).contains(year)) {
      return Optional.empty();
    }
    Vintage vintage = Vintage.ofTable(year);
    List<Figure> outputs =
        group.codes().stream()
            .map(code -> data.grossOutput(region, year, sector(vintage, code)))
            .toList();
    Figure output =
        outputs.size() == 1
            ? outputs.getFirst()
            : Figure.sum(
                Held.label(
                    region,
                    year,
                    Text.of(group.name().zh() + "总产出", group.name().en() + ", gross output")),
                Unit.YI_YUAN,
                outputs);
    if (output.value() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Figure.computed(
            Held.label(
                region,
                year,
                Text.of(
                    group.name().zh() + "单位总产出碳排放",
                    group.name().en() + ", CO₂ per unit of gross output")),
            Unit.T_PER_WAN_YUAN,
            "co2 / output",
            "co2",
            co2,
            "output",
            output));
  }

  private static Sector sector(Vintage vintage, String code) {
    return vintage.sector(vintage.indexOf(code));
  }

  static Figure perCapita(Dataset data, Region region, int year) {
    return Figure.computed(
        Held.label(region, year, Text.of("人均CO₂排放", "CO₂ emissions per person")),
        Unit.T_PER_PERSON,
        "co2 / population",
        "co2",
        territorial(data, region, year),
        "population",
        data.population(region, year));
  }

  /// Largest first; equal values keep their order.
  public static <T> List<T> ranked(List<T> items, ToDoubleFunction<T> value) {
    record Valued<T>(T item, double value) {}
    return items.stream()
        .map(item -> new Valued<>(item, value.applyAsDouble(item)))
        .sorted(Comparator.comparingDouble((Valued<T> each) -> each.value).reversed())
        .map(Valued::item)
        .toList();
  }
}
