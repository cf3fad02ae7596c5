package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.analysis.Footprint;
import tanlu.analytics.analysis.IndustryNetwork;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.Model;

/// Identities on every table of the dataset: 5 of the nation, 62 of provinces.
class RealTablesTest {
  private static final Dataset DATA = Dataset.embedded();

  record Named(IoTable table) {
    @Override
    public String toString() {
      return table.region().abbr() + " " + table.year();
    }
  }

  static List<Named> tables() {
    return DATA.regions().stream()
        .flatMap(
            region ->
                DATA.tableYears(region).stream().flatMap(year -> DATA.table(region, year).stream()))
        .map(Named::new)
        .toList();
  }

  static Stream<Named> provincial() {
    return tables().stream().filter(named -> !named.table.region().isNation());
  }

  static Stream<Named> withInventory() {
    return tables().stream()
        .filter(named -> DATA.inventory(named.table.region(), named.table.year()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsAndColumnsBalanceUpToRounding(Named named) {
    TableCheck check = TableCheck.of(DATA, named.table);
    assertThat(check.balanced())
        .as(
            "row %s, column %s, allowed %s",
            check.rowResidual(), check.columnResidual(), check.allowed())
        .isTrue();
  }

  /// The margins carry two decimals, some fifteen of them to a balance; 0.03 was met.
  @ParameterizedTest
  @MethodSource("provincial")
  void thePublishedMarginsBalanceWithoutTheEstimatedFlows(Named named) {
    DataTable margins = DATA.data("provincial-margins-" + named.table.year());
    for (int i = 0; i < named.table.size(); i++) {
      String row = named.table.region().abbr() + "/" + named.table.vintage().sector(i).code();
      double sales = margins.value(row, "intermediate_sales");
      double purchases = margins.value(row, "intermediate_purchases");
      assertThat(TableCheck.rowResidual(named.table, i) - named.table.intermediateSales(i) + sales)
          .as("row " + row)
          .isCloseTo(0, within(0.0301));
      assertThat(
              TableCheck.columnResidual(named.table, i)
                  - named.table.intermediatePurchases(i)
                  + purchases)
          .as("column " + row)
          .isCloseTo(0, within(0.0301));
    }
  }

  /// Sales and purchases total differently by up to 0.08, which is spread over the rows.
  @ParameterizedTest
  @MethodSource("provincial")
  void estimatedFlowsMeetThePublishedMargins(Named named) {
    DataTable margins = DATA.data("provincial-margins-" + named.table.year());
    for (int i = 0; i < named.table.size(); i++) {
      String row = named.table.region().abbr() + "/" + named.table.vintage().sector(i).code();
      assertThat(named.table.intermediateSales(i))
          .as("row " + row)
          .isCloseTo(margins.value(row, "intermediate_sales"), within(0.18));
      assertThat(named.table.intermediatePurchases(i))
          .as("column " + row)
          .isCloseTo(margins.value(row, "intermediate_purchases"), within(1e-6));
      for (int j = 0; j < named.table.size(); j++) {
        assertThat(named.table.flow(i, j)).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void totalRequirementsAreNotNegativeAndAtLeastOneOnTheDiagonal(Named named) {
    for (Model.Coefficients coefficients : Model.Coefficients.values()) {
      Model model = Model.of(named.table, coefficients);
      assertThat(model.smallestRequirement()).isNotNegative();
      for (double multiplier : model.outputMultipliers()) {
        assertThat(multiplier).isGreaterThanOrEqualTo(1);
      }
    }
  }

  /// x = L y with y = final uses less imports and inflow; off by what the rows are off, times L.
  @ParameterizedTest
  @MethodSource("tables")
  void grossOutputComesBackFromFinalUsesLessImports(Named named) {
    IoTable table = named.table;
    double[] demand = new double[table.size()];
    for (int i = 0; i < demand.length; i++) {
      demand[i] = -table.imports(i) - table.inflow(i);
      for (FinalUse use : table.finalUses()) {
        demand[i] += table.finalUse(use, i);
      }
    }
    double[] output = Model.of(table, Model.Coefficients.TOTAL_USE).output(demand);
    double residuals = 0;
    for (int i = 0; i < output.length; i++) {
      residuals += Math.abs(TableCheck.rowResidual(table, i));
    }
    double slack = 1e-6 + residuals * largestRequirement(table);
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i]).isCloseTo(table.grossOutput(i), within(slack));
    }
  }

  private static double largestRequirement(IoTable table) {
    double largest = 0;
    for (double multiplier : Model.of(table, Model.Coefficients.TOTAL_USE).outputMultipliers()) {
      largest = Math.max(largest, multiplier);
    }
    return largest;
  }

  /// The multipliers are 1 where the columns of the table close: value added is what inputs leave.
  @ParameterizedTest
  @MethodSource("tables")
  void valueAddedMultipliersAreOneWhereAProductHasOutput(Named named) {
    IoTable table = named.table;
    Model model = Model.of(table, Model.Coefficients.TOTAL_USE);
    double[] share = new double[table.size()];
    double off = 0;
    for (int i = 0; i < share.length; i++) {
      if (table.grossOutput(i) > 0) {
        share[i] = table.valueAdded(i) / table.grossOutput(i);
        off = Math.max(off, Math.abs(TableCheck.columnResidual(table, i)) / table.grossOutput(i));
      } else {
        share[i] = 1;
      }
    }
    double slack = 1e-9 + off * largestRequirement(table);
    for (double multiplier : model.multipliers(share)) {
      assertThat(multiplier).isCloseTo(1, within(slack));
    }
  }

  /// Off by what balancing leaves, up to 10 million yuan in each of 42 rows, valued at their
  /// multipliers: below 0.01 % in the smallest province.
  @ParameterizedTest
  @MethodSource("withInventory")
  void productionPlusImportsEqualsConsumptionPlusExportsPlusError(Named named) {
    Footprint footprint = Footprint.of(DATA, named.table.region(), named.table.year());
    double in = footprint.productionBased().value() + footprint.imported().value();
    double out =
        footprint.consumptionBased().value()
            + footprint.exported().value()
            + footprint.error().value();
    assertThat(out / in).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @MethodSource("withInventory")
  void productsAddUpToTheConsumptionBasedTotal(Named named) {
    Footprint footprint = Footprint.of(DATA, named.table.region(), named.table.year());
    double products =
        footprint.products().values().stream()
            .mapToDouble(product -> product.consumptionBased().value())
            .sum();
    assertThat(products / footprint.consumptionBased().value()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theStrongestFivePercentAre88Flows(Named named) {
    IndustryNetwork network =
        IndustryNetwork.of(DATA, named.table.region(), named.table.year(), 0.05);
    assertThat(network.edgeCount().value()).isEqualTo(88);
    assertThat(network.edges()).hasSize(88);
    double weakest = network.edges().getLast().flow().value();
    double kept = 0;
    int stronger = 0;
    for (int i = 0; i < 42; i++) {
      for (int j = 0; j < 42; j++) {
        stronger += named.table.flow(i, j) > weakest ? 1 : 0;
      }
    }
    for (IndustryNetwork.Edge edge : network.edges()) {
      kept += edge.flow().value();
    }
    assertThat(stronger).isLessThan(88);
    double all = 0;
    for (int i = 0; i < 42; i++) {
      all += named.table.intermediatePurchases(i);
    }
    assertThat(network.flowShare().value() / 100).isCloseTo(kept / all, within(1e-12));
  }

  /// A scaled inventory shares rows by output and loses nothing.
  @ParameterizedTest
  @MethodSource("withInventory")
  void sectorsOfTheTableCarryAllOfTheInventoryButHouseholds(Named named) {
    Inventory inventory = DATA.inventory(named.table.region(), named.table.year()).orElseThrow();
    double rows = 0;
    for (int row = 1; row <= 45; row++) {
      rows += inventory.row(row);
    }
    double[] ones = new double[42];
    java.util.Arrays.fill(ones, 1);
    assertThat(Leontief.dot(inventory.bySector(named.table), ones))
        .isCloseTo(rows, within(1e-9 * rows));
  }
}
