package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.engine.Gravity;
import tanlu.analytics.engine.SupplyOrigins;
import tanlu.analytics.proof.Derivation;

/// Estimates the multi-regional table from the provinces' tables.
///
/// What provinces report as sent to and received from each other does not match. Sector by sector
/// both margins are scaled to the mean of their totals and distributed by the [Gravity] model over
/// the distances between capitals; intermediate and final use of a province are then split by
/// [SupplyOrigins] in proportion to its supply. What the scaling took from a margin is traded with
/// provinces not known, what it added goes the other way: both are unallocated trade, so that
/// published gross output, value added and final uses stay as they are.
final class MultiRegionalEstimate {
  /// 100 yuan.
  static final double TOLERANCE = 1e-6;

  private final Dataset data;
  private final List<IoTable> tables;
  private final int year;
  private final int sectors;
  private final Map<FinalUse, double[]> uses = new EnumMap<>(FinalUse.class);
  private final Map<FinalUse, double[]> importedUses = new EnumMap<>(FinalUse.class);
  private final Map<FinalUse, double[]> unallocatedUses = new EnumMap<>(FinalUse.class);
  private final double[] flows;
  private final double[] importedInputs;
  private final double[] unallocatedInputs;

  private MultiRegionalEstimate(Dataset data, int year) {
    this.data = data;
    this.year = year;
    tables =
        data.provinces().stream()
            .map(province -> data.table(province, year).orElseThrow())
            .toList();
    sectors = Vintage.ofTable(year).size();
    int n = tables.size() * sectors;
    flows = new double[n * n];
    importedInputs = new double[sectors * n];
    unallocatedInputs = new double[sectors * n];
  }

  /// @param bound which of the assumed exponents of distance to take
  static MultiRegionalTable of(Dataset data, int year, TradeDecay.Bound bound) {
    return new MultiRegionalEstimate(data, year).table(bound);
  }

  private MultiRegionalTable table(TradeDecay.Bound bound) {
    double[][] distances = new Capitals().distances(data.provinces());
    double[] exponents = TradeDecay.exponents(Vintage.ofTable(year), bound);
    for (int i = 0; i < sectors; i++) {
      int sector = i;
      double[][] trade =
          flows(
              column(table -> table.outflow(sector)),
              column(table -> table.inflow(sector)),
              distances,
              exponents[i]);
      split(sector, trade);
    }
    int regions = tables.size();
    int n = regions * sectors;
    return new MultiRegionalTable(
        data.provinces(),
        year,
        Kind.MODELLED,
        all(IoTable::grossOutput),
        all(IoTable::valueAdded),
        new Deliveries(n, n, regions, flows, uses),
        new Deliveries(sectors, n, regions, importedInputs, importedUses),
        new Deliveries(sectors, n, regions, unallocatedInputs, unallocatedUses),
        origin());
  }

  private static double[][] flows(
      double[] sent, double[] received, double[][] distances, double exponent) {
    double[][] margins = Gravity.margins(sent, received);
    return Gravity.flows(margins[0], margins[1], distances, exponent, TOLERANCE);
  }

  /// Splits every use of one product by where it was made.
  private void split(int sector, double[][] trade) {
    int regions = tables.size();
    double[] unallocatedSupply = new double[regions];
    double[] unallocatedUse = new double[regions];
    double[] supply = new double[regions];
    for (int r = 0; r < regions; r++) {
      IoTable table = tables.get(r);
      double sent = 0;
      double received = 0;
      for (int s = 0; s < regions; s++) {
        sent += trade[r][s];
        received += trade[s][r];
      }
      double moreSent = table.outflow(sector) - sent;
      double moreReceived = table.inflow(sector) - received;
      unallocatedSupply[r] = Math.max(moreReceived, 0) + Math.max(-moreSent, 0);
      unallocatedUse[r] = Math.max(moreSent, 0) + Math.max(-moreReceived, 0);
      supply[r] =
          table.grossOutput(sector) + table.imports(sector) + received + unallocatedSupply[r];
    }
    SupplyOrigins origins = new SupplyOrigins(supply, trade);
    for (int r = 0; r < regions; r++) {
      double[] shares = origins.shares(r, tables.get(r).grossOutput(sector));
      deliver(r * sectors + sector, sector, shares, unallocatedUse, flows, uses);
    }
    deliver(
        sector,
        sector,
        origins.shares(column(table -> table.imports(sector))),
        unallocatedUse,
        importedInputs,
        importedUses);
    deliver(
        sector,
        sector,
        origins.shares(unallocatedSupply),
        unallocatedUse,
        unallocatedInputs,
        unallocatedUses);
  }

  /// Fills one supplier's row: its share in each province's supply of every use there.
  private void deliver(
      int row,
      int sector,
      double[] shares,
      double[] unallocatedUse,
      double[] inputs,
      Map<FinalUse, double[]> finalUses) {
    int regions = tables.size();
    int n = regions * sectors;
    int rows = inputs.length / n;
    for (int s = 0; s < regions; s++) {
      IoTable user = tables.get(s);
      for (int j = 0; j < sectors; j++) {
        inputs[row * n + s * sectors + j] = shares[s] * user.flow(sector, j);
      }
      for (FinalUse use : user.finalUses()) {
        if (use != FinalUse.OUTFLOW) {
          finalUses.computeIfAbsent(use, _ -> new double[rows * regions])[row * regions + s] =
              shares[s] * user.finalUse(use, sector);
        }
      }
      finalUses
              .computeIfAbsent(FinalUse.UNALLOCATED, _ -> new double[rows * regions])[
              row * regions + s] =
          shares[s] * unallocatedUse[s];
    }
  }

  private interface BySector {
    double of(IoTable table, int sector);
  }

  private double[] all(BySector value) {
    return tables.stream()
        .flatMapToDouble(table -> IntStream.range(0, sectors).mapToDouble(i -> value.of(table, i)))
        .toArray();
  }

  private double[] column(ToDoubleFunction<IoTable> value) {
    return tables.stream().mapToDouble(value).toArray();
  }

  /// The provinces' tables by name once, then what the estimate adds.
  private List<Derivation.Table> origin() {
    List<Derivation.Table> origin = new ArrayList<>();
    for (IoTable table : tables) {
      for (Derivation.Table each : table.origin()) {
        if (origin.stream().noneMatch(held -> held.name().equals(each.name()))) {
          boolean whole = each.part().equals(table.region().abbr());
          origin.add(whole ? new Derivation.Table(each.name(), "31", each.source()) : each);
        }
      }
    }
    origin.add(new Derivation.Table(Capitals.TABLE, "31", Sources.GEONAMES));
    origin.add(new Derivation.Table(TradeDecay.TABLE, "β", Sources.PROJECT));
    return origin;
  }
}
