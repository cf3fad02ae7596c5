package tanlu.analytics.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A change of coefficients of low rank, `ΔA = U Vᵀ`: whole columns of A, then rows without those
/// columns. For a changed column `U` has the change and `V` a unit vector, for a row the reverse.
final class CoefficientChange {
  /// Output per unit of demand past which rounding decides its sign.
  private static final double LARGEST = 1e12;

  private record Cell(int supplier, int user) {}

  private final Model model;
  private final int n;
  private final double[] byUser;
  private final double[] bySupplier;
  private final Map<Cell, Double> byCell = new HashMap<>();
  private final int[] columns;
  private final int[] rows;

  CoefficientChange(Model model, List<WhatIf.Change> changes) {
    this.model = model;
    n = model.size();
    byUser = ones(n);
    bySupplier = ones(n);
    for (WhatIf.Change change : changes) {
      double factor = 1 + change.fraction();
      switch (change) {
        case WhatIf.Change.Purchases(int sector, _) -> byUser[sector] *= factor;
        case WhatIf.Change.Use(int sector, _) -> bySupplier[sector] *= factor;
        case WhatIf.Change.Input(int supplier, int user, _) ->
            byCell.merge(new Cell(supplier, user), factor, (one, other) -> one * other);
        case WhatIf.Change.Intensity _, WhatIf.Change.Demand _ -> {}
      }
    }
    byCell.values().removeIf(factor -> factor == 1);
    SortedSet<Integer> users = new TreeSet<>();
    SortedSet<Integer> suppliers = new TreeSet<>();
    for (Cell cell : byCell.keySet()) {
      users.add(cell.user);
      suppliers.add(cell.supplier);
    }
    boolean narrow = users.size() <= suppliers.size();
    columns = changed(byUser, narrow ? users : new TreeSet<>());
    rows = changed(bySupplier, narrow ? new TreeSet<>() : suppliers);
  }

  private static int[] changed(double[] factors, SortedSet<Integer> others) {
    return IntStream.range(0, factors.length)
        .filter(k -> factors[k] != 1 || others.contains(k))
        .toArray();
  }

  /// The most solves the change takes: as many as it has rows and columns.
  int rank() {
    return columns.length + rows.length;
  }

  /// `U z`: the final demand whose output is what the change adds, given the output `L y'` that the
  /// demand would need without it.
  ///
  /// @throws UnproductiveEconomyException where the changed economy cannot meet every demand
  double[] asDemand(double[] output) {
    int rank = rank();
    double[] u = new double[n * rank];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < n; i++) {
        u[i * rank + c] = delta(i, columns[c]);
      }
    }
    for (int r = 0; r < rows.length; r++) {
      u[rows[r] * rank + columns.length + r] = 1;
    }
    double[][] v = new double[rows.length][n];
    for (int r = 0; r < rows.length; r++) {
      for (int j = 0; j < n; j++) {
        v[r][j] = Arrays.binarySearch(columns, j) >= 0 ? 0 : delta(rows[r], j);
      }
    }
    double[] w = model.output(u, rank);
    LuFactors inner = inner(w, v);
    double[] all = model.output(ones(n));
    requireProductive(all, w, inner.solve(across(all, v)));
    return times(u, inner.solve(across(output, v)));
  }

  /// `1 − Vᵀ W`, factored.
  private LuFactors inner(double[] w, double[][] v) {
    int rank = rank();
    double[] inner = new double[rank * rank];
    for (int k = 0; k < rank; k++) {
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = w[i * rank + k];
      }
      double[] across = across(column, v);
      for (int r = 0; r < rank; r++) {
        inner[r * rank + k] = (r == k ? 1 : 0) - across[r];
      }
    }
    try {
      return LuFactors.inPlaceOf(inner, rank);
    } catch (SingularMatrixException e) {
      throw unproductive();
    }
  }

  /// `Vᵀ x`.
  private double[] across(double[] x, double[][] v) {
    double[] across = new double[rank()];
    for (int c = 0; c < columns.length; c++) {
      across[c] = x[columns[c]];
    }
    for (int r = 0; r < v.length; r++) {
      across[columns.length + r] = Leontief.dot(v[r], x);
    }
    return across;
  }

  private double[] times(double[] matrix, double[] z) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < z.length; k++) {
        product[i] = Math.fma(matrix[i * z.length + k], z[k], product[i]);
      }
    }
    return product;
  }

  /// Where A' is not negative, the inverse of `I − A'` is not negative either exactly where some
  /// output leaves something of every product (Hawkins & Simon 1949). The output for a demand of 1
  /// of each decides.
  private void requireProductive(double[] outputOfOnes, double[] w, double[] z) {
    double[] added = times(w, z);
    for (int i = 0; i < n; i++) {
      double output = outputOfOnes[i] + added[i];
      if (!(output >= 0 && output < LARGEST)) {
        throw unproductive();
      }
    }
  }

  private UnproductiveEconomyException unproductive() {
    int[] users = rows.length > 0 ? IntStream.range(0, n).toArray() : columns;
    int largest = users[0];
    for (int j : users) {
      largest = columnSum(j) > columnSum(largest) ? j : largest;
    }
    return new UnproductiveEconomyException(largest, columnSum(largest));
  }

  private double columnSum(int user) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += model.coefficient(i, user) + delta(i, user);
    }
    return sum;
  }

  private double delta(int supplier, int user) {
    double a = model.coefficient(supplier, user);
    double factor = bySupplier[supplier] * byUser[user];
    if (!byCell.isEmpty()) {
      factor *= byCell.getOrDefault(new Cell(supplier, user), 1.0);
    }
    return a * factor - a;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
