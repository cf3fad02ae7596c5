package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tanlu.analytics.engine.EmbodiedEmissions;
import tanlu.analytics.engine.MultiRegionalIntensity;

/// The part of [ValidationReport] on the estimated multi-regional tables.
final class MultiRegionalSection {
  private static final int LISTED = 10;

  private final Dataset data;
  private final StringBuilder page = new StringBuilder();

  private MultiRegionalSection(Dataset data) {
    this.data = data;
  }

  static String markdown(Dataset data) {
    return new MultiRegionalSection(data).write();
  }

  private String write() {
    line("");
    line("## The estimated multi-regional tables");
    line("");
    line(
        "31 × 42 sectors, kind `modelled`. Per sector both margins of trade between provinces are");
    line("scaled to the mean of their totals, distributed by the doubly constrained gravity model");
    line(
        "and balanced by RAS to %.6f; what scaling takes or gives is unallocated trade, so that",
        MultiRegionalEstimate.TOLERANCE);
    line("published output, value added and final uses stay as they are.");
    balances();
    emissions();
    sectors();
    sensitivity();
    return page.toString();
  }

  private void balances() {
    line("");
    line(
        "| year | largest row residual | largest column residual | inflow reported | of unknown"
            + " province | outflow reported | to unknown province | goods used in another province"
            + " than made |");
    line("|---|---|---|---|---|---|---|---|");
    for (int year : IoTables.PROVINCIAL_YEARS) {
      MultiRegionalCheck check = MultiRegionalCheck.of(table(year));
      double inflow = total(year, true);
      double outflow = total(year, false);
      line(
          "| %d | %.3f | %.3f | %.0f | %.0f (%.0f %%) | %.0f | %.0f (%.0f %%) | %.0f |",
          year,
          check.rowResidual(),
          check.columnResidual(),
          inflow,
          check.supplied(),
          100 * check.supplied() / inflow,
          outflow,
          check.delivered(),
          100 * check.delivered() / outflow,
          check.interprovincial());
    }
    line("");
    line(
        "Hubei 湖北 and Qinghai 青海 report no trade with other provinces in 2012 (netted elsewhere):"
            + " they");
    line("are neither origin nor destination then, and their footprint by origin is refused.");
  }

  private void emissions() {
    line("");
    line(
        "What the provinces emit (Mt CO₂) is embodied in the uses of all provinces; the last"
            + " columns are");
    line("content of supply without a province, at the nation's multipliers.");
    line("");
    line(
        "| year | emitted by sectors with output | final demand | of it in another province |"
            + " exports | unallocated | error | difference | imports in final demand | unknown"
            + " provinces in final demand |");
    line("|---|---|---|---|---|---|---|---|---|---|");
    for (int year : IoTables.PROVINCIAL_YEARS) {
      emissions(year);
    }
    MultiRegionalIntensity intensity = MultiRegionalIntensity.of(data, table(2017));
    line("");
    line(
        "Intensity not held, what they emit left out: %s.",
        intensity.notHeld().stream()
            .map(region -> region.name().en() + " " + region.name().zh())
            .collect(Collectors.joining(", ")));
  }

  private void emissions(int year) {
    MultiRegionalTable table = table(year);
    EmbodiedEmissions embodied = EmbodiedEmissions.of(data, table);
    double emitted = 0;
    double demand = 0;
    double across = 0;
    double exports = 0;
    double unallocated = 0;
    double error = 0;
    double imported = 0;
    double unknown = 0;
    for (int s = 0; s < table.regions().size(); s++) {
      EmbodiedEmissions.Content content = embodied.finalDemand(s);
      emitted += embodied.productionBased(s);
      demand += content.provinces();
      across += content.provinces() - content.emittedIn(s);
      exports += embodied.use(FinalUse.EXPORTS, s).provinces();
      unallocated += embodied.use(FinalUse.UNALLOCATED, s).provinces();
      error += embodied.use(FinalUse.ERROR, s).provinces();
      imported += content.imported();
      unknown += content.unallocated();
    }
    line(
        "| %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.1f | %.1f |",
        year,
        emitted,
        demand,
        across,
        exports,
        unallocated,
        error,
        emitted - demand - exports - unallocated - error,
        imported,
        unknown);
  }

  private record Mismatch(Sector sector, double outflow, double inflow) {}

  private void sectors() {
    line("");
    line("Where reported trade of 2017 differs most:");
    line("");
    line("| sector | outflow of all | inflow of all | outflow / inflow |");
    line("|---|---|---|---|");
    List<Mismatch> all = new ArrayList<>();
    List<Sector> sectors = Vintage.ofTable(2017).sectors();
    for (int i = 0; i < sectors.size(); i++) {
      double outflow = 0;
      double inflow = 0;
      for (Region province : data.provinces()) {
        IoTable own = data.table(province, 2017).orElseThrow();
        outflow += own.outflow(i);
        inflow += own.inflow(i);
      }
      all.add(new Mismatch(sectors.get(i), outflow, inflow));
    }
    all.stream()
        .sorted(
            Comparator.comparingDouble((Mismatch each) -> Math.abs(each.outflow - each.inflow))
                .reversed())
        .limit(LISTED)
        .forEach(
            each ->
                line(
                    "| %s %s | %.0f | %.0f | %.2f |",
                    each.sector.code(),
                    each.sector.name().zh(),
                    each.outflow,
                    each.inflow,
                    each.outflow / each.inflow));
  }

  private void sensitivity() {
    line("");
    line(
        "The exponents of distance are assumed, not calibrated. Taken at the ends of their ranges,"
            + " all at");
    line(
        "once, this share of the emissions one province causes in another moves to another pair"
            + " (2017):");
    line("");
    line("| exponents | moved |");
    line("|---|---|");
    double[][] central = EmbodiedEmissions.of(data, table(2017)).flows();
    for (TradeDecay.Bound bound : List.of(TradeDecay.Bound.LOW, TradeDecay.Bound.HIGH)) {
      double[][] other =
          EmbodiedEmissions.of(data, MultiRegionalEstimate.of(data, 2017, bound)).flows();
      double moved = 0;
      double all = 0;
      for (int p = 0; p < central.length; p++) {
        for (int s = 0; s < central.length; s++) {
          moved += p == s ? 0 : Math.abs(other[p][s] - central[p][s]) / 2;
          all += p == s ? 0 : central[p][s];
        }
      }
      line(
          "| %s | %.1f %% |",
          bound == TradeDecay.Bound.LOW
              ? "low (distance matters less)"
              : "high (distance matters more)",
          100 * moved / all);
    }
  }

  private MultiRegionalTable table(int year) {
    return data.multiRegional(year).orElseThrow();
  }

  private double total(int year, boolean inflow) {
    return data.provinces().stream()
        .map(province -> data.table(province, year).orElseThrow())
        .flatMapToDouble(
            own ->
                IntStream.range(0, own.size())
                    .mapToDouble(i -> inflow ? own.inflow(i) : own.outflow(i)))
        .reduce(0, Double::sum);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }
}
