package tanlu.analytics.data;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// What a multi-regional table shows when held against its identities; amounts in 100 million yuan.
///
/// @param rowResidual deliveries less gross output, the largest by size
/// @param columnResidual inputs and value added less gross output, the largest by size
/// @param supplied unallocated supply: from provinces that are not known
/// @param delivered unallocated deliveries: to provinces that are not known
/// @param interprovincial what sectors and final demand of one province take from another's output
public record MultiRegionalCheck(
    MultiRegionalTable table,
    double rowResidual,
    double columnResidual,
    double grossOutput,
    double supplied,
    double delivered,
    double interprovincial) {

  public static MultiRegionalCheck of(MultiRegionalTable table) {
    int n = table.size();
    double supplied = 0;
    for (int i = 0; i < table.unallocated().rows(); i++) {
      supplied += delivered(table, table.unallocated(), i);
    }
    return new MultiRegionalCheck(
        table,
        largest(n, i -> rowResidual(table, i)),
        largest(n, j -> columnResidual(table, j)),
        sum(n, table::grossOutput),
        supplied,
        sum(n, i -> use(table, table.made(), FinalUse.UNALLOCATED, i))
            + sum(
                table.imported().rows(), i -> use(table, table.imported(), FinalUse.UNALLOCATED, i))
            + sum(
                table.unallocated().rows(),
                i -> use(table, table.unallocated(), FinalUse.UNALLOCATED, i)),
        interprovincial(table));
  }

  static double rowResidual(MultiRegionalTable table, int row) {
    return delivered(table, table.made(), row) - table.grossOutput(row);
  }

  static double columnResidual(MultiRegionalTable table, int column) {
    double inputs = table.valueAdded(column);
    for (Deliveries supply : supplies(table)) {
      for (int i = 0; i < supply.rows(); i++) {
        inputs += supply.input(i, column);
      }
    }
    return inputs - table.grossOutput(column);
  }

  /// Everything a supplier delivers, to sectors and final uses.
  private static double delivered(MultiRegionalTable table, Deliveries supply, int row) {
    double total = 0;
    for (int j = 0; j < table.size(); j++) {
      total += supply.input(row, j);
    }
    for (FinalUse use : supply.uses()) {
      total += use(table, supply, use, row);
    }
    return total;
  }

  private static double use(MultiRegionalTable table, Deliveries supply, FinalUse use, int row) {
    return sum(table.regions().size(), region -> supply.use(use, row, region));
  }

  private static double interprovincial(MultiRegionalTable table) {
    int sectors = table.vintage().size();
    double total = 0;
    for (int i = 0; i < table.size(); i++) {
      for (int j = 0; j < table.size(); j++) {
        total += i / sectors == j / sectors ? 0 : table.flow(i, j);
      }
      for (FinalUse use : table.made().uses()) {
        for (int s = 0; use.domestic() && s < table.regions().size(); s++) {
          total += i / sectors == s ? 0 : table.made().use(use, i, s);
        }
      }
    }
    return total;
  }

  private static Iterable<Deliveries> supplies(MultiRegionalTable table) {
    return java.util.List.of(table.made(), table.imported(), table.unallocated());
  }

  private static double largest(int n, IntToDoubleFunction value) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double each = value.applyAsDouble(i);
      largest = Math.abs(each) > Math.abs(largest) ? each : largest;
    }
    return largest;
  }

  private static double sum(int n, IntToDoubleFunction value) {
    return IntStream.range(0, n).mapToDouble(value).reduce(0, Double::sum);
  }
}
