package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.CommonSector;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.engine.Concordance;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.Sda;
import tanlu.analytics.proof.Derivation;

/// A table and its inventory carried to the sectors common to both vintages, for comparing two
/// years: local-share coefficients `A = (1 − μ̂) Z x̂⁻¹`, demand for local products `y = x − A x`
/// with its parts `(1 − μ̂) F`, intensity `f = E / x`.
///
/// Parts leave a rest, the error of balancing the flows (0.1 亿元 a row): it goes to the statistical
/// error, so that parts sum to y.
final class CommonTable {
  private final double[] output;
  private final double[] emissions;
  private final double[][] a;
  private final double[] demand;
  private final Map<FinalUse, double[]> parts = new LinkedHashMap<>();
  private final double price;
  private final List<Derivation.Table> origin = new ArrayList<>();

  /// @param price the price level, 1 in the first year: money is divided by it
  CommonTable(IoTable table, Inventory inventory, double price) {
    Concordance common = CommonSector.from(table.vintage());
    int n = table.size();
    double[] x = new double[n];
    double[] bought = new double[n];
    double[][] z = new double[n][n];
    for (int i = 0; i < n; i++) {
      x[i] = table.grossOutput(i);
      bought[i] = table.imports(i) + table.inflow(i);
      for (int j = 0; j < n; j++) {
        z[i][j] = table.flow(i, j);
      }
    }
    this.price = price;
    this.output = common.aggregate(x);
    this.emissions = common.aggregate(inventory.bySector(table));
    double[] local = localShare(common.aggregate(bought));
    double[][] flows = common.aggregate(z);
    for (int i = 0; i < local.length; i++) {
      for (int j = 0; j < local.length; j++) {
        flows[i][j] *= local[i];
      }
    }
    this.a = Leontief.technicalCoefficients(flows, output);
    this.demand = output.clone();
    double[] used = Leontief.times(a, output);
    for (int i = 0; i < demand.length; i++) {
      demand[i] -= used[i];
    }
    parts(table, common, local);
    origin.addAll(table.origin());
    origin.add(inventory.origin());
  }

  private double[] localShare(double[] bought) {
    double[] local = new double[output.length];
    for (int i = 0; i < local.length; i++) {
      double supply = output[i] + bought[i];
      local[i] = supply == 0 ? 0 : output[i] / supply;
    }
    return local;
  }

  private void parts(IoTable table, Concordance common, double[] local) {
    double[] rest = demand.clone();
    for (FinalUse use : table.finalUses()) {
      double[] values = new double[table.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = table.finalUse(use, i);
      }
      double[] part = common.aggregate(values);
      for (int i = 0; i < part.length; i++) {
        part[i] *= local[i];
        rest[i] -= use == FinalUse.ERROR ? 0 : part[i];
      }
      parts.put(use, part);
    }
    parts.put(FinalUse.ERROR, rest);
  }

  /// f, L and y with money at the prices of the first year.
  Sda.Year year() {
    double[] intensity = new double[output.length];
    for (int i = 0; i < intensity.length; i++) {
      intensity[i] = output[i] == 0 ? 0 : emissions[i] / (output[i] / price);
    }
    return Sda.Year.of(intensity, a, real(demand));
  }

  /// The same year with one part of its final demand.
  Sda.Year of(Sda.Year year, FinalUse use) {
    double[] part = parts.get(use);
    return year.demanding(part == null ? new double[output.length] : real(part));
  }

  private double[] real(double[] money) {
    double[] real = new double[money.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = money[i] / price;
    }
    return real;
  }

  List<FinalUse> uses() {
    return List.copyOf(parts.keySet());
  }

  /// Emissions, in Mt, of sectors the table gives no output.
  double unattributed() {
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += output[i] == 0 ? emissions[i] : 0;
    }
    return sum;
  }

  List<Derivation.Table> origin() {
    return List.copyOf(origin);
  }
}
