package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Model;

/// What one input-output table shows when held against its identities; amounts in 100 million yuan.
///
/// @param rowResidual sales and final uses less imports and gross output
/// @param columnResidual purchases and value added less gross output
/// @param allowed the residual that rounding and the balancing tolerance explain
/// @param zeroOutput sectors without gross output
/// @param negative values below 0 of columns that allow it (surplus, inventories, net taxes) and of
///   columns that do not
/// @param absorbing sectors that use inputs worth their output or more: columns of A at or above 1
/// @param smallestRequirement the smallest element of L, below 0 where the table has no meaning
/// @param errors the statistical error by sector, largest first, zeros left out
/// @param unattributed Mt CO2 the inventory gives sectors without output
public record TableCheck(
    IoTable table,
    At rowResidual,
    At columnResidual,
    double allowed,
    List<Sector> zeroOutput,
    List<At> negative,
    List<At> absorbing,
    double smallestRequirement,
    List<At> errors,
    double unattributed,
    double valueAdded,
    double outflow,
    double inflow) {

  /// A value of one sector.
  ///
  /// @param what the column it stands in
  public record At(String what, Sector sector, double value) {}

  /// Half a unit of the sixth digit of a coefficient.
  private static final double COEFFICIENT_ROUNDING = 0.5e-6;

  /// Half a unit of the second digit of some ten margins.
  private static final double MARGIN_ROUNDING = 0.06;

  private static final List<String> PROVINCIAL =
      List.of(
          "gross_output",
          "intermediate_sales",
          "intermediate_purchases",
          "labour",
          "net_taxes",
          "depreciation",
          "surplus",
          "rural_household",
          "urban_household",
          "government",
          "fixed_capital",
          "inventories",
          "exports",
          "outflow_to_provinces",
          "imports",
          "inflow_from_provinces");
  private static final List<String> NATIONAL =
      List.of(
          "gross_output",
          "intermediate_sales",
          "intermediate_purchases",
          "labour",
          "net_taxes",
          "depreciation",
          "surplus",
          "consumption",
          "fixed_capital",
          "inventories",
          "exports",
          "imports");

  static TableCheck of(Dataset data, IoTable table) {
    int n = table.size();
    Model model = table.model(Model.Coefficients.TOTAL_USE);
    List<At> absorbing =
        all(table, "column of A", j -> sum(n, i -> model.coefficient(i, j))).stream()
            .filter(at -> at.value >= 1)
            .toList();
    return new TableCheck(
        table,
        largest(all(table, "row", i -> rowResidual(table, i))),
        largest(all(table, "column", i -> columnResidual(table, i))),
        allowed(table),
        IntStream.range(0, n)
            .filter(i -> table.grossOutput(i) == 0)
            .mapToObj(table.vintage()::sector)
            .toList(),
        negative(data, table),
        absorbing,
        model.smallestRequirement(),
        all(table, "error", i -> table.finalUse(FinalUse.ERROR, i)).stream()
            .filter(at -> at.value != 0)
            .sorted(Comparator.comparingDouble((At at) -> Math.abs(at.value)).reversed())
            .toList(),
        data.inventory(table.region(), table.year())
            .map(inventory -> EmissionIntensity.of(table, inventory).unattributed())
            .orElse(0.0),
        sum(n, table::valueAdded),
        sum(n, table::outflow),
        sum(n, table::inflow));
  }

  /// Whether both balances hold up to rounding.
  public boolean balanced() {
    return Math.abs(rowResidual.value) <= allowed && Math.abs(columnResidual.value) <= allowed;
  }

  boolean national() {
    return table.region().isNation();
  }

  static double rowResidual(IoTable table, int sector) {
    double uses = table.intermediateSales(sector);
    for (FinalUse use : table.finalUses()) {
      uses += table.finalUse(use, sector);
    }
    return uses - table.imports(sector) - table.inflow(sector) - table.grossOutput(sector);
  }

  static double columnResidual(IoTable table, int sector) {
    return table.intermediatePurchases(sector)
        + table.valueAdded(sector)
        - table.grossOutput(sector);
  }

  private static double allowed(IoTable table) {
    if (!table.region().isNation()) {
      return IoTables.TOLERANCE + MARGIN_ROUNDING;
    }
    double row = sum(table.size(), table::grossOutput) * COEFFICIENT_ROUNDING;
    double column =
        IntStream.range(0, table.size()).mapToDouble(table::grossOutput).max().orElse(0)
            * table.size()
            * COEFFICIENT_ROUNDING;
    return Math.max(row, column) + MARGIN_ROUNDING;
  }

  private static List<At> negative(Dataset data, IoTable table) {
    boolean nation = table.region().isNation();
    DataTable margins =
        data.data((nation ? "national-margins-" : "provincial-margins-") + table.year());
    List<At> found = new ArrayList<>();
    for (String column : nation ? NATIONAL : PROVINCIAL) {
      for (Sector sector : table.vintage().sectors()) {
        String row = nation ? sector.code() : table.region().abbr() + "/" + sector.code();
        double value = margins.value(row, column);
        if (value < 0) {
          found.add(new At(column, sector, value));
        }
      }
    }
    return found;
  }

  private static List<At> all(IoTable table, String what, IntToDoubleFunction value) {
    return IntStream.range(0, table.size())
        .mapToObj(i -> new At(what, table.vintage().sector(i), value.applyAsDouble(i)))
        .toList();
  }

  private static At largest(List<At> all) {
    At largest = all.getFirst();
    for (At at : all) {
      largest = Math.abs(at.value) > Math.abs(largest.value) ? at : largest;
    }
    return largest;
  }

  private static double sum(int n, IntToDoubleFunction value) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += value.applyAsDouble(i);
    }
    return total;
  }
}
