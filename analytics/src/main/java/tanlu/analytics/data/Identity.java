package tanlu.analytics.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.engine.Concordance;
import tanlu.analytics.engine.ConsumptionAccount;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.Lmdi;
import tanlu.analytics.engine.Model;
import tanlu.analytics.engine.Sda;
import tanlu.analytics.engine.StructuralPaths;

/// What every input-output table with emissions has to satisfy, as a deviation that is a share of
/// the table's own total: of gross output, of emissions, or of the 1 a multiplier should be.
///
/// Final demand is what the table gives, net of imports and inflow: with it a row misses gross
/// output by what rounding and balancing leave, and so do the identities [#balanced] by it.
enum Identity {
  OUTPUT("x = L y", true),
  EMBODIED("f L y = Σ e", true),
  PRODUCTION_CONSUMPTION("production-based + imports = consumption-based + exports + error", true),
  VALUE_ADDED("v L = 1, v what inputs leave", false),
  CURRENCY("money in 10 000 yuan: m y unchanged", false),
  ORDER("sectors in reverse order: m y unchanged", false),
  LMDI("LMDI effects = difference to the nation", false),
  SDA("SDA effects = difference to the nation", false),
  PATHS("paths + remainder = footprint of a sector", false),
  AGGREGATION("Σ of the error of aggregating to the 41 common sectors = 0", true),
  /// Not an identity but the amount its failing is reported as.
  AGGREGATION_ERROR("largest such error, of one sector", true);

  private static final double TEN_THOUSAND = 1e4;
  private static final double THRESHOLD = 1e-3;
  private static final int PATHS_LISTED = 20;

  private final String formula;
  private final boolean balanced;

  Identity(String formula, boolean balanced) {
    this.formula = formula;
    this.balanced = balanced;
  }

  /// What keeps it from holding exactly, in a word.
  String limit() {
    return this == AGGREGATION_ERROR ? "–" : balanced ? "balance" : "arithmetic";
  }

  String formula() {
    return formula;
  }

  /// Whether it holds only as well as the table balances; the others to rounding of arithmetic.
  boolean balanced() {
    return balanced;
  }

  /// One table as arrays: Z, x, y net of imports, f (0 without inventory); money in 100 million
  /// yuan, emissions in Mt.
  static final class Economy {
    final double[][] flows;
    final double[] output;
    final double[] demand;
    final double[] intensity;
    final double[][] coefficients;

    Economy(double[][] flows, double[] output, double[] demand, double[] intensity) {
      this.flows = flows;
      this.output = output;
      this.demand = demand;
      this.intensity = intensity;
      coefficients = Leontief.technicalCoefficients(flows, output);
    }

    double emissions() {
      return Leontief.dot(intensity, output);
    }

    double[] multipliers() {
      return Leontief.times(intensity, Leontief.inverse(coefficients));
    }

    /// `m_j y_j`.
    double[] footprint() {
      double[] footprint = multipliers();
      for (int j = 0; j < footprint.length; j++) {
        footprint[j] *= demand[j];
      }
      return footprint;
    }
  }

  static Economy economy(Dataset data, IoTable table) {
    int n = table.size();
    double[][] flows = new double[n][n];
    double[] demand = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        flows[i][j] = table.flow(i, j);
      }
      demand[i] = -table.imports(i) - table.inflow(i);
      for (FinalUse use : table.finalUses()) {
        demand[i] += table.finalUse(use, i);
      }
    }
    double[] output = IntStream.range(0, n).mapToDouble(table::grossOutput).toArray();
    double[] intensity =
        data.inventory(table.region(), table.year())
            .map(inventory -> EmissionIntensity.of(table, inventory).values())
            .orElseGet(() -> new double[n]);
    return new Economy(flows, output, demand, intensity);
  }

  /// The deviations of one table; those of emissions only where it has an inventory.
  static Map<Identity, Double> deviations(Dataset data, IoTable table) {
    Economy economy = economy(data, table);
    if (data.inventory(table.region(), table.year()).isEmpty()) {
      return ofMoney(economy);
    }
    Map<Identity, Double> found = of(economy, CommonSector.from(table.vintage()));
    IoTable nation = data.table(data.nation(), table.year()).orElseThrow();
    Economy whole = economy(data, nation);
    found.put(
        PRODUCTION_CONSUMPTION,
        account(
            new ConsumptionAccount(
                table,
                economy.intensity,
                nation.model(Model.Coefficients.TOTAL_USE).multipliers(whole.intensity)),
            table));
    if (!table.region().isNation()) {
      found.put(LMDI, lmdi(whole, economy));
      found.put(SDA, sda(whole, economy));
    }
    return found;
  }

  static Map<Identity, Double> ofMoney(Economy economy) {
    double[][] inverse = Leontief.inverse(economy.coefficients);
    double[] share = new double[economy.output.length];
    for (int j = 0; j < share.length; j++) {
      share[j] = 1;
      for (double[] row : economy.coefficients) {
        share[j] -= row[j];
      }
    }
    double[] ones = share.clone();
    Arrays.fill(ones, 1);
    Map<Identity, Double> found = new EnumMap<>(Identity.class);
    found.put(
        OUTPUT,
        largest(Leontief.times(inverse, economy.demand), economy.output)
            / Leontief.sum(economy.output));
    found.put(VALUE_ADDED, largest(Leontief.times(share, inverse), ones));
    return found;
  }

  static Map<Identity, Double> of(Economy economy, Concordance concordance) {
    double emissions = economy.emissions();
    double[] footprint = economy.footprint();
    Map<Identity, Double> found = ofMoney(economy);
    found.put(EMBODIED, Math.abs(Leontief.sum(footprint) / emissions - 1));
    found.put(CURRENCY, largest(rescaled(economy).footprint(), footprint) / emissions);
    found.put(ORDER, largest(backwards(backwards(economy).footprint()), footprint) / emissions);
    found.put(PATHS, paths(economy));
    double[] error = aggregation(economy, concordance);
    found.put(AGGREGATION, Math.abs(Leontief.sum(error)) / emissions);
    found.put(AGGREGATION_ERROR, largest(error, new double[error.length]) / emissions);
    return found;
  }

  static double lmdi(Economy from, Economy to) {
    return deviation(
        Leontief.sum(Lmdi.additive(factors(from), factors(to))),
        to.emissions() - from.emissions(),
        from);
  }

  static double sda(Economy from, Economy to) {
    Sda.Year before = Sda.Year.of(from.intensity, from.coefficients, from.demand);
    Sda.Year after = Sda.Year.of(to.intensity, to.coefficients, to.demand);
    double change = Leontief.sum(to.footprint()) - Leontief.sum(from.footprint());
    return Math.max(
        deviation(Sda.polarAverage(before, after).total(), change, from),
        deviation(Sda.meanOfAllOrders(before, after).total(), change, from));
  }

  private static double deviation(double effects, double change, Economy from) {
    return Math.abs(effects - change) / from.emissions();
  }

  /// Output in all, its share, intensity: their product is what a sector emits.
  private static double[][] factors(Economy economy) {
    double all = Leontief.sum(economy.output);
    return IntStream.range(0, economy.output.length)
        .mapToObj(i -> new double[] {all, economy.output[i] / all, economy.intensity[i]})
        .toArray(double[][]::new);
  }

  private static double account(ConsumptionAccount account, IoTable table) {
    double in = account.productionBased() + account.importedContent();
    double out = 0;
    for (FinalUse use : table.finalUses()) {
      out += account.local(use) + account.outside(use);
    }
    return Math.abs(out / in - 1);
  }

  private static double paths(Economy economy) {
    double[] m = economy.multipliers();
    double largest = 0;
    for (int j = 0; j < m.length; j++) {
      if (m[j] > 0) {
        StructuralPaths found =
            StructuralPaths.upstream(
                economy.coefficients, economy.intensity, j, 1, m[j] * THRESHOLD, PATHS_LISTED);
        double listed = 0;
        for (StructuralPaths.Path path : found.paths()) {
          listed += path.emissions();
        }
        largest = Math.max(largest, Math.abs((listed + found.remainder()) / m[j] - 1));
      }
    }
    return largest;
  }

  private static double[] aggregation(Economy economy, Concordance concordance) {
    double[] emissions = economy.output.clone();
    for (int i = 0; i < emissions.length; i++) {
      emissions[i] *= economy.intensity[i];
    }
    return concordance.footprintError(economy.flows, economy.output, economy.demand, emissions);
  }

  private static Economy rescaled(Economy economy) {
    double[][] flows = new double[economy.flows.length][];
    for (int i = 0; i < flows.length; i++) {
      flows[i] = times(economy.flows[i], TEN_THOUSAND);
    }
    return new Economy(
        flows,
        times(economy.output, TEN_THOUSAND),
        times(economy.demand, TEN_THOUSAND),
        times(economy.intensity, 1 / TEN_THOUSAND));
  }

  private static double[] times(double[] values, double factor) {
    double[] product = values.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }

  private static Economy backwards(Economy economy) {
    int n = economy.flows.length;
    double[][] flows = new double[n][];
    for (int i = 0; i < n; i++) {
      flows[i] = backwards(economy.flows[n - 1 - i]);
    }
    return new Economy(
        flows, backwards(economy.output), backwards(economy.demand), backwards(economy.intensity));
  }

  private static double[] backwards(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[values.length - 1 - i])
        .toArray();
  }

  private static double largest(double[] values, double[] expected) {
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i] - expected[i]));
    }
    return largest;
  }
}
