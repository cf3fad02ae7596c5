package tanlu.analytics.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a [Validation] as a page of Markdown: docs/validation.md.
public final class ValidationReport {
  private static final int LONGEST = 12;
  private static final List<String> MAY_BE_NEGATIVE =
      List.of("surplus", "inventories", "net_taxes");

  private final Dataset data;
  private final Validation validation;
  private final StringBuilder page = new StringBuilder();

  private ValidationReport(Dataset data, Validation validation) {
    this.data = data;
    this.validation = validation;
  }

  public static String markdown(Dataset data) {
    return new ValidationReport(data, Validation.of(data)).write();
  }

  private String write() {
    line("# What the embedded dataset shows when it is checked");
    line("");
    line(
        "Dataset `%s`, version `%s`. Generated; a test compares this page with the data.",
        data.id(), data.version());
    line("Money in 100 million yuan (亿元) at current prices, emissions in Mt CO₂.");
    line("Nothing below is mended in the data: it is stated, and answers that touch it say so.");
    balances();
    identities();
    zeroOutput();
    negative();
    coefficients();
    errors();
    coverage();
    totals();
    valueAdded();
    trade();
    page.append(MultiRegionalSection.markdown(data));
    return page.toString();
  }

  private void balances() {
    heading("Balances");
    line(
        "Row: sales + final uses − imports − inflow = gross output; column: purchases + value added"
            + " = gross output.");
    line(
        "Allowed is what rounding explains: of the nation's coefficients (six digits) and margins;"
            + " for provinces 0.1 of the balancing and 0.06 of the margins.");
    line("");
    line("| tables | largest row residual | largest column residual | allowed | out of balance |");
    line("|---|---|---|---|---|");
    checks(TableCheck::national).forEach(check -> balance(label(check), List.of(check)));
    for (int year : IoTables.PROVINCIAL_YEARS) {
      balance("31 provinces " + year, provinces(year));
    }
  }

  private void balance(String name, List<TableCheck> checks) {
    double row = 0;
    double column = 0;
    long out = 0;
    for (TableCheck check : checks) {
      row = Math.max(row, Math.abs(check.rowResidual().value()));
      column = Math.max(column, Math.abs(check.columnResidual().value()));
      out += check.balanced() ? 0 : 1;
    }
    line("| %s | %.3f | %.3f | %.2f | %d |", name, row, column, checks.getFirst().allowed(), out);
  }

  private void identities() {
    heading("Identities");
    line(
        "The largest deviation over all %d tables, as a share of the table's gross output or"
            + " emissions, for v L",
        validation.tables().size());
    line(
        "from 1. Of emissions where there is an inventory. What the table's own balance limits"
            + " holds as well as");
    line("that; the rest to the rounding of arithmetic.");
    line("");
    line("| identity | tables | limited by | largest deviation | of |");
    line("|---|---|---|---|---|");
    Map<TableCheck, Map<Identity, Double>> all = new LinkedHashMap<>();
    for (TableCheck check : validation.tables()) {
      all.put(check, Identity.deviations(data, check.table()));
    }
    for (Identity identity : Identity.values()) {
      List<TableCheck> held =
          all.keySet().stream().filter(check -> deviation(all, check, identity) >= 0).toList();
      TableCheck worst =
          held.stream()
              .max(Comparator.comparingDouble(check -> deviation(all, check, identity)))
              .orElseThrow();
      line(
          "| %s | %d | %s | %.0e | %s |",
          identity.formula(),
          held.size(),
          identity.limit(),
          deviation(all, worst, identity),
          label(worst));
    }
  }

  /// −1 where the table cannot be held against it.
  private static double deviation(
      Map<TableCheck, Map<Identity, Double>> all, TableCheck check, Identity identity) {
    return all.getOrDefault(check, Map.of()).getOrDefault(identity, -1.0);
  }

  private void zeroOutput() {
    heading("Sectors without output");
    line(
        "Their intensity is undefined, never 0. Emissions the inventory gives them stay in the"
            + " totals, as unattributed.");
    line("");
    line("| table | sectors | unattributed Mt CO₂ |");
    line("|---|---|---|");
    checks(check -> !check.zeroOutput().isEmpty())
        .forEach(
            check ->
                line(
                    "| %s | %s | %.3f |",
                    label(check),
                    check.zeroOutput().stream().map(Sector::code).collect(Collectors.joining(" ")),
                    check.unattributed()));
    line("");
    line(
        "Repair services (2012: 24, 2017: 23) have no inventory row: intensity not held. Rows 44"
            + " (trade, catering) and 45 (other services) are shared by gross output.");
  }

  private void negative() {
    heading("Negative values");
    line("| tables | surplus | inventories | net taxes | others |");
    line("|---|---|---|---|---|");
    checks(TableCheck::national).forEach(check -> negative(label(check), List.of(check)));
    for (int year : IoTables.PROVINCIAL_YEARS) {
      negative("31 provinces " + year, provinces(year));
    }
    line("");
    line("Others are columns that should not be negative:");
    line("");
    for (TableCheck check : validation.tables()) {
      for (TableCheck.At at : check.negative()) {
        if (!MAY_BE_NEGATIVE.contains(at.what())) {
          line("- %s, %s: %s %.2f", label(check), name(at.sector()), at.what(), at.value());
        }
      }
    }
    line("");
    line("The lowest operating surpluses of provinces:");
    line("");
    line("| table | sector | surplus |");
    line("|---|---|---|");
    largest(check -> check.negative().stream().filter(at -> at.what().equals("surplus")));
  }

  private void negative(String name, List<TableCheck> checks) {
    line(
        "| %s | %d | %d | %d | %d |",
        name,
        count(checks, "surplus"::equals),
        count(checks, "inventories"::equals),
        count(checks, "net_taxes"::equals),
        count(checks, what -> !MAY_BE_NEGATIVE.contains(what)));
  }

  private static long count(List<TableCheck> checks, Predicate<String> column) {
    return checks.stream()
        .flatMap(check -> check.negative().stream())
        .filter(at -> column.test(at.what()))
        .count();
  }

  private void coefficients() {
    heading("Coefficients");
    line(
        "Columns of A at or above 1 (inputs worth the whole output): kept, since I − A stays"
            + " regular.");
    line("");
    line("| table | sector | column sum of A |");
    line("|---|---|---|");
    for (TableCheck check : validation.tables()) {
      for (TableCheck.At at : check.absorbing()) {
        line("| %s | %s | %.3f |", label(check), name(at.sector()), at.value());
      }
    }
    line("");
    List<TableCheck> below = checks(check -> check.smallestRequirement() < 0);
    line(
        "Tables with a negative element in the Leontief inverse: %s.",
        below.isEmpty()
            ? "none"
            : below.stream().map(ValidationReport::label).collect(Collectors.joining(", ")));
  }

  private void errors() {
    heading("Statistical error");
    line(
        "Kept as a final use of its own, so that every row balances. The largest of the"
            + " provinces:");
    line("");
    line("| table | sector | error |");
    line("|---|---|---|");
    largest(check -> check.errors().stream());
  }

  private void coverage() {
    heading("Inventories");
    line(
        "Provinces without inventory: %s. Broken for want of energy data, left out of rates: %s.",
        names(validation.withoutInventory()),
        validation.broken().stream()
            .map(year -> year.region().name().en() + " " + year.year())
            .collect(Collectors.joining(", ")));
    line(
        "The largest difference between an inventory row and the sum of its fuels is %.3f Mt"
            + " (rounding).",
        validation.fuelGap());
    line("");
    line("Changes of a province's total by more than 40 % within a year:");
    line("");
    line("| province | year | before | after |");
    line("|---|---|---|---|");
    for (Validation.Jump jump : validation.jumps()) {
      line(
          "| %s | %d | %.1f | %.1f |",
          name(jump.region()), jump.year(), jump.before(), jump.after());
    }
  }

  private void totals() {
    heading("The provinces' sum against the nation's inventory");
    line("Two accounts that do not reconcile: never subtracted, never mixed.");
    line("");
    line("| year | 30 provinces | nation | difference |");
    line("|---|---|---|---|");
    for (Validation.Totals each : validation.totals()) {
      line(
          "| %d | %.1f | %.1f | %+.1f %% |",
          each.year(),
          each.provinces(),
          each.nation(),
          100 * (each.provinces() / each.nation() - 1));
    }
  }

  private void valueAdded() {
    heading("Value added of the tables against GDP");
    line("GDP was revised after the tables were made: CO₂ is never divided by a mix of the two.");
    line("");
    line("| province | 2012 | 2017 |");
    line("|---|---|---|");
    for (Region province : data.provinces()) {
      line("| %s | %s | %s |", name(province), gap(province, 2012), gap(province, 2017));
    }
  }

  private String gap(Region province, int year) {
    return checks(check -> check.table().region().equals(province) && check.table().year() == year)
        .stream()
        .map(
            check ->
                text("%+.1f %%", 100 * (check.valueAdded() / data.gdp(province, year).value() - 1)))
        .collect(Collectors.joining());
  }

  private void trade() {
    heading("Flows between provinces");
    line("What the provinces report as sent to and received from each other does not match.");
    line("");
    line("| year | outflow of all | inflow of all | outflow / inflow | reporting neither |");
    line("|---|---|---|---|---|");
    for (int year : IoTables.PROVINCIAL_YEARS) {
      double out = provinces(year).stream().mapToDouble(TableCheck::outflow).reduce(0, Double::sum);
      double in = provinces(year).stream().mapToDouble(TableCheck::inflow).reduce(0, Double::sum);
      line(
          "| %d | %.0f | %.0f | %.3f | %s |",
          year,
          out,
          in,
          out / in,
          names(
              provinces(year).stream()
                  .filter(check -> check.outflow() == 0 && check.inflow() == 0)
                  .map(check -> check.table().region())
                  .toList()));
    }
  }

  private record Found(TableCheck check, TableCheck.At at) {}

  /// The largest values of provincial tables, either sign.
  private void largest(Function<TableCheck, Stream<TableCheck.At>> values) {
    checks(check -> !check.national()).stream()
        .flatMap(check -> values.apply(check).map(at -> new Found(check, at)))
        .sorted(Comparator.comparingDouble((Found found) -> Math.abs(found.at.value())).reversed())
        .limit(LONGEST)
        .forEach(
            found ->
                line(
                    "| %s | %s | %.1f |",
                    label(found.check), name(found.at.sector()), found.at.value()));
  }

  private List<TableCheck> checks(Predicate<TableCheck> wanted) {
    return validation.tables().stream().filter(wanted).toList();
  }

  private List<TableCheck> provinces(int year) {
    return checks(check -> !check.national() && check.table().year() == year);
  }

  private void heading(String text) {
    line("");
    line("## %s", text);
    line("");
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.append(text(format, values)).append('\n');
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String text(String format, Object... values) {
    return values.length == 0 ? format : String.format(Locale.ROOT, format, values);
  }

  private static String label(TableCheck check) {
    return name(check.table().region()) + " " + check.table().year();
  }

  private static String names(List<Region> regions) {
    return regions.isEmpty()
        ? "none"
        : regions.stream().map(ValidationReport::name).collect(Collectors.joining(", "));
  }

  private static String name(Region region) {
    return region.name().en() + " " + region.name().zh();
  }

  private static String name(Sector sector) {
    return sector.code() + " " + sector.name().zh();
  }
}
