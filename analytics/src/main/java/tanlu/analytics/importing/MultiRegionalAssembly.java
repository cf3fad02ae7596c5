package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.SingularMatrixException;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Makes a multi-regional table of the numbers read, after holding them against their identities by
/// the measure of [TableAssembly].
final class MultiRegionalAssembly {
  private static final double NEGATIVE = -1e-9;

  /// Some 1,400 numbers make a row, each off by half its last digit.
  private static final double TERMS = 1400;

  private static final Map<FinalUse, List<String>> USES =
      new EnumMap<>(
          Map.of(
              FinalUse.HOUSEHOLDS, List.of("FU101", "FU102"),
              FinalUse.GOVERNMENT, List.of("FU103"),
              FinalUse.FIXED_CAPITAL, List.of("FU201"),
              FinalUse.INVENTORIES, List.of("FU202")));

  private final Dataset data;
  private final MultiRegionalSheet sheet;
  private final int year;
  private final Source source;
  private final List<Notice> notices;
  private final List<MultiRegionalSheet.Key> sectors = new ArrayList<>();
  private Place origin;

  MultiRegionalAssembly(
      Dataset data, MultiRegionalSheet sheet, int year, Source source, List<Notice> notices) {
    this.data = data;
    this.sheet = sheet;
    this.year = year;
    this.source = source;
    this.notices = notices;
    origin = sheet.place();
    for (Region region : data.provinces()) {
      for (int i = 0; i < TableValues.N; i++) {
        sectors.add(new MultiRegionalSheet.Key(region.abbr(), TableValues.code(i)));
      }
    }
  }

  /// With the user's own sheet, where a package was written from it.
  MultiRegionalAssembly from(Place ownSheet) {
    origin = ownSheet;
    return this;
  }

  double gdp() {
    return data.provinces().stream()
        .mapToDouble(province -> Magnitude.gdp(data, province, year).orElse(Double.NaN))
        .reduce(0, Double::sum);
  }

  double valueAdded(Unit unit) {
    double total = 0;
    for (double each : valueAdded(factor(unit))) {
      total += each;
    }
    return total;
  }

  ImportedMultiRegional table(Unit unit) {
    double factor = factor(unit);
    int n = sectors.size();
    int regions = data.provinces().size();
    int[] at = sectors.stream().mapToInt(sheet::position).toArray();
    double[] flows = new double[n * n];
    for (int i = 0; i < n; i++) {
      double[] row = sheet.values(sectors.get(i));
      for (int j = 0; j < n; j++) {
        flows[i * n + j] = row[at[j]] * factor;
      }
    }
    Map<FinalUse, double[]> uses = finalDemand(sectors, factor);
    uses.put(FinalUse.EXPORTS, ownColumn("EX", factor));
    if (sheet.hasColumn(total("ERR"))) {
      uses.put(FinalUse.ERROR, ownColumn("ERR", factor));
    }
    double[] grossOutput = column("GO", factor);
    double[] valueAdded = valueAdded(factor);
    double[] imports = sheet.values(total("IM"));
    MultiRegionalTable table =
        new MultiRegionalTable(
            data.provinces(),
            year,
            Kind.IMPORTED,
            grossOutput,
            valueAdded,
            new Deliveries(n, n, regions, flows, uses),
            new Deliveries(
                1,
                n,
                regions,
                IntStream.of(at).mapToDouble(j -> imports[j] * factor).toArray(),
                finalDemand(List.of(total("IM")), factor)),
            Deliveries.none(n, regions),
            List.of(new Derivation.Table(origin.file(), origin.sheet(), source)));
    return checked(table, unit);
  }

  private ImportedMultiRegional checked(MultiRegionalTable table, Unit unit) {
    double rounding =
        TERMS * (unit.factor() <= Unit.WAN_YUAN.factor() ? 0.5 : 0.005) * factor(unit);
    int n = table.size();
    ImportedMultiRegional.Residual row = new ImportedMultiRegional.Residual("", 0);
    ImportedMultiRegional.Residual column = row;
    double[] inputs = IntStream.range(0, n).mapToDouble(table::valueAdded).toArray();
    for (int i = 0; i < n; i++) {
      double sales = 0;
      for (int j = 0; j < n; j++) {
        sales += table.flow(i, j);
        inputs[j] += table.flow(i, j);
      }
      for (FinalUse use : table.made().uses()) {
        for (int s = 0; s < table.regions().size(); s++) {
          sales += table.made().use(use, i, s);
        }
      }
      row = larger(row, judged(i, sales - table.grossOutput(i), table, rounding, true));
    }
    for (int j = 0; j < n; j++) {
      double bought = inputs[j] + table.imported().input(0, j);
      column = larger(column, judged(j, bought - table.grossOutput(j), table, rounding, false));
    }
    double valueAdded = IntStream.range(0, n).mapToDouble(table::valueAdded).reduce(0, Double::sum);
    double gdp = gdp();
    if (!Double.isNaN(gdp)) {
      Magnitude.valueAdded(valueAdded, gdp, sheet.place(), notices);
    }
    return new ImportedMultiRegional(
        table,
        source,
        origin,
        unit.code(),
        row,
        column,
        IntStream.range(0, n).filter(i -> table.grossOutput(i) == 0).mapToObj(table::code).toList(),
        sheet.negatives(),
        smallestRequirement(table),
        valueAdded,
        gdp,
        List.copyOf(notices));
  }

  private static ImportedMultiRegional.Residual larger(
      ImportedMultiRegional.Residual held, ImportedMultiRegional.Residual other) {
    return Math.abs(other.value()) > Math.abs(held.value()) ? other : held;
  }

  private ImportedMultiRegional.Residual judged(
      int index, double off, MultiRegionalTable table, double rounding, boolean row) {
    MultiRegionalSheet.Key key = sectors.get(index);
    Place where =
        row
            ? sheet.place(key, total("GO"))
            : sheet.place(total(sheet.hasRow(total("TVA")) ? "TVA" : "VA001"), key);
    Text expected =
        row
            ? Text.of("中间使用 + 最终使用 + 出口 = 总产出", "flows + final demand + exports = gross output")
            : Text.of("中间投入 + 进口 + 增加值 = 总产出", "flows + imports + value added = gross output");
    if (Math.abs(off)
        > Math.max(rounding, TableAssembly.TOLERATED * Math.abs(table.grossOutput(index)))) {
      throw new ImportException(
          Fault.UNBALANCED, where, "%s: %+.4f × 10⁸ yuan".formatted(key, off), expected);
    }
    if (Math.abs(off) > rounding) {
      notices.add(
          new Notice(
              "balance",
              where,
              Text.of(
                  key + "：与“" + expected.zh() + "”相差 %+.4f 亿元（不足 1%%，保留）。".formatted(off),
                  key
                      + ": misses "
                      + expected.en()
                      + " by %+.4f × 10⁸ yuan (below 1 %%, kept).".formatted(off))));
    }
    return new ImportedMultiRegional.Residual(key.toString(), off);
  }

  private double smallestRequirement(MultiRegionalTable table) {
    double smallest;
    try {
      smallest = table.model().smallestRequirement();
    } catch (SingularMatrixException e) {
      throw new ImportException(
          Fault.SINGULAR,
          sheet.place(),
          table.code(e.column()),
          Text.of("没有部门用尽自身全部产出", "no group of sectors that uses up its whole output"),
          e);
    }
    if (smallest < NEGATIVE) {
      throw new ImportException(
          Fault.NEGATIVE_REQUIREMENT,
          sheet.place(),
          "L ≥ %.4g".formatted(smallest),
          Text.of("L 的全部元素不小于 0", "no element of L below 0"));
    }
    return smallest;
  }

  /// Final demand of every province met by some suppliers, suppliers × provinces.
  private Map<FinalUse, double[]> finalDemand(
      List<MultiRegionalSheet.Key> suppliers, double factor) {
    int regions = data.provinces().size();
    Map<FinalUse, double[]> uses = new EnumMap<>(FinalUse.class);
    USES.forEach((use, codes) -> uses.put(use, new double[suppliers.size() * regions]));
    uses.forEach(
        (use, values) -> {
          for (int s = 0; s < regions; s++) {
            for (String code : codes(use, data.provinces().get(s))) {
              int at =
                  sheet.position(new MultiRegionalSheet.Key(data.provinces().get(s).abbr(), code));
              for (int i = 0; i < suppliers.size(); i++) {
                values[i * regions + s] += sheet.values(suppliers.get(i))[at] * factor;
              }
            }
          }
        });
    return uses;
  }

  /// Households may be given in one column.
  private List<String> codes(FinalUse use, Region region) {
    return use == FinalUse.HOUSEHOLDS
            && sheet.hasColumn(new MultiRegionalSheet.Key(region.abbr(), "THC"))
        ? List.of("THC")
        : USES.getOrDefault(use, List.of());
  }

  /// A column of every supplier, in the place of its own province.
  private double[] ownColumn(String code, double factor) {
    int regions = data.provinces().size();
    double[] column = column(code, factor);
    double[] values = new double[column.length * regions];
    for (int i = 0; i < column.length; i++) {
      values[i * regions + i / TableValues.N] = column[i];
    }
    return values;
  }

  private double[] column(String code, double factor) {
    int at = sheet.position(total(code));
    return sectors.stream().mapToDouble(key -> sheet.values(key)[at] * factor).toArray();
  }

  /// By sector: the parts where they are given, else their total.
  private double[] valueAdded(double factor) {
    List<String> rows =
        sheet.hasRow(total("VA001")) ? List.of("VA001", "VA002", "VA003", "VA004") : List.of("TVA");
    int[] at = sectors.stream().mapToInt(sheet::position).toArray();
    double[] sum = new double[at.length];
    for (String row : rows) {
      double[] values = sheet.values(total(row));
      for (int j = 0; j < at.length; j++) {
        sum[j] += values[at[j]] * factor;
      }
    }
    return sum;
  }

  private static MultiRegionalSheet.Key total(String code) {
    return new MultiRegionalSheet.Key("", code);
  }

  private static double factor(Unit unit) {
    return Units.to(Unit.YI_YUAN, 1, unit);
  }
}
