package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.engine.LuFactors;
import tanlu.analytics.engine.Model;
import tanlu.analytics.engine.WhatIf;

/// Suppositions evaluated on one model. [WhatIf] answers for intensities, demands and inputs. A
/// given output is met by as much more or less final use `w` of the sectors it is given for: `L_TT
/// w = φ x_T − Δx_T`, T those sectors, so that theirs is the output asked for and suppliers follow
/// (the mixed model of Miller & Blair, 2009, section 13.2).
final class Shock {
  private final Model model;
  private final double[] intensity;
  private final double[] demand;
  private final List<WhatIf.Change> changes = new ArrayList<>();
  private final List<SectorChange> outputs;
  private final int[] given;
  private final WhatIf.Effect effect;
  private final double[] outputChange;
  private final double[] emissionsChange;
  private final double[] extra;
  private final double[] after;

  /// @param intensity f, Mt per 100 million yuan
  Shock(IoTable table, Model model, double[] intensity, List<SectorChange> suppositions) {
    this.model = model;
    this.intensity = intensity;
    int n = model.size();
    this.outputs = suppositions.stream().filter(change -> change.lever() == Lever.OUTPUT).toList();
    this.given =
        outputs.stream()
            .mapToInt(change -> table.vintage().indexOf(change.sector().code()))
            .toArray();
    this.after = intensity.clone();
    for (SectorChange change : suppositions) {
      int s = table.vintage().indexOf(change.sector().code());
      double by = change.fraction();
      switch (change.lever()) {
        case INTENSITY -> {
          changes.add(new WhatIf.Change.Intensity(s, by));
          after[s] *= 1 + by;
        }
        case DEMAND -> changes.add(new WhatIf.Change.Demand(s, by));
        case USE -> changes.add(new WhatIf.Change.Use(s, by));
        case INPUT ->
            changes.add(
                change
                    .of()
                    .<WhatIf.Change>map(
                        supplier ->
                            new WhatIf.Change.Input(
                                table.vintage().indexOf(supplier.code()), s, by))
                    .orElseGet(() -> new WhatIf.Change.Purchases(s, by)));
        case OUTPUT -> {}
      }
    }
    this.demand = localDemand(table, model);
    this.effect = new WhatIf(model, intensity, demand).of(changes);
    this.outputChange = new double[n];
    this.emissionsChange = new double[n];
    this.extra = extraDemand();
    double[] more = given.length == 0 ? new double[n] : model.output(extra);
    for (int i = 0; i < n; i++) {
      outputChange[i] = effect.outputChange(i) + more[i];
      emissionsChange[i] = effect.emissionsChange(i) + after[i] * more[i];
    }
  }

  /// `y = x − A x`, final use of what the region makes.
  private static double[] localDemand(IoTable table, Model model) {
    int n = model.size();
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double used = 0;
      for (int j = 0; j < n; j++) {
        used += model.coefficient(i, j) * table.grossOutput(j);
      }
      y[i] = table.grossOutput(i) - used;
    }
    return y;
  }

  /// w at the given sectors, 0 elsewhere.
  private double[] extraDemand() {
    int n = model.size();
    double[] extra = new double[n];
    int k = given.length;
    if (k == 0) {
      return extra;
    }
    double[] among = new double[k * k];
    double[] wanted = new double[k];
    for (int t = 0; t < k; t++) {
      double[] unit = new double[n];
      unit[given[t]] = 1;
      double[] column = model.output(unit);
      for (int u = 0; u < k; u++) {
        among[u * k + t] = column[given[u]];
      }
      wanted[t] =
          outputs.get(t).fraction() * effect.output(given[t]) - effect.outputChange(given[t]);
    }
    double[] w = LuFactors.of(among, k).solve(wanted);
    for (int t = 0; t < k; t++) {
      extra[given[t]] = w[t];
    }
    return extra;
  }

  double[] output() {
    double[] output = new double[model.size()];
    for (int i = 0; i < output.length; i++) {
      output[i] = effect.output(i);
    }
    return output;
  }

  double[] emissions() {
    double[] emissions = new double[model.size()];
    for (int i = 0; i < emissions.length; i++) {
      emissions[i] = effect.emissions(i);
    }
    return emissions;
  }

  double[] outputChange() {
    return outputChange;
  }

  double[] emissionsChange() {
    return emissionsChange;
  }

  /// The change of emissions by the final product it is embodied in: the model is linear in final
  /// demand, so each product is evaluated alone, its extra use with it.
  double[] products() {
    int n = model.size();
    double[] products = new double[n];
    double[] multipliers = model.multipliers(after);
    for (int j = 0; j < n; j++) {
      double[] alone = new double[n];
      alone[j] = demand[j];
      products[j] =
          new WhatIf(model, intensity, alone).of(changes).emissionsChange()
              + multipliers[j] * extra[j];
    }
    return products;
  }
}
