package tanlu.analytics.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.SourcedTable;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// Makes a table of the numbers read, after holding them against their identities.
///
/// What refuses a table and what is only said: a published table balances to rounding, because its
/// statistical error is a column of its own. A row or column that misses its total by up to its
/// numbers' last digits is rounded; up to [#TOLERATED] of its supply it is kept with a notice,
/// since multipliers then err by no more than that; beyond it a sign, a code or a unit has slipped
/// and the table is refused. Columns of A at or above 1, negative surplus and inventories and zero
/// outputs are real and kept; a singular I − A and negative elements of L have no meaning and are
/// refused.
final class TableAssembly {
  static final double TOLERATED = 0.01;

  /// Some 60 numbers make a row or column, each off by half its last digit.
  private static final double TERMS = 60;

  private static final double NEGATIVE = -1e-9;
  private static final int LISTED = 10;

  private final Dataset data;
  private final TableValues values;
  private final int blanks;
  private final List<Notice> notices;

  TableAssembly(Dataset data, TableValues values, int blanks, List<Notice> notices) {
    this.data = data;
    this.values = values;
    this.blanks = blanks;
    this.notices = notices;
  }

  ImportedTable table() {
    double[] sales = new double[TableValues.N];
    double[] purchases = new double[TableValues.N];
    for (int i = 0; i < TableValues.N; i++) {
      for (int j = 0; j < TableValues.N; j++) {
        sales[i] += values.flows()[i][j];
        purchases[j] += values.flows()[i][j];
      }
    }
    double[] valueAdded =
        values.has("VA001") ? sum("VA001", "VA002", "VA003", "VA004") : values.values("TVA");
    totals("TIU", sales, Text.of("中间使用合计", "the sum of intermediate uses"));
    totals("TII", purchases, Text.of("中间投入合计", "the sum of intermediate inputs"));
    totals("TVA", valueAdded, Text.of("增加值各项合计", "the sum of VA001 to VA004"));
    totals("TI", values.values("GO"), Text.of("总产出 GO", "gross output GO"));
    SourcedTable numbers = values.numbers();
    IoTable table =
        IoTable.imported(
            values.region(),
            values.year(),
            values.flows(),
            new IoTable.Margins(
                values.values("GO"),
                sales,
                purchases,
                valueAdded,
                values.values("IM"),
                values.values("IF"),
                uses()),
            List.of(
                new Derivation.Table(
                    numbers.name(), values.origin().sheet().toString(), values.source())),
            numbers);
    return new ImportedTable(table, values, check(table), List.copyOf(notices));
  }

  private Map<FinalUse, double[]> uses() {
    Map<FinalUse, double[]> uses = new EnumMap<>(FinalUse.class);
    if (values.has("FU103")) {
      uses.put(
          FinalUse.HOUSEHOLDS, values.has("FU101") ? sum("FU101", "FU102") : values.values("THC"));
      uses.put(FinalUse.GOVERNMENT, values.values("FU103"));
    } else {
      uses.put(FinalUse.CONSUMPTION, values.values("TC"));
    }
    uses.put(FinalUse.FIXED_CAPITAL, values.values("FU201"));
    uses.put(FinalUse.INVENTORIES, values.values("FU202"));
    uses.put(FinalUse.EXPORTS, values.values("EX"));
    if (!values.region().isNation()) {
      uses.put(FinalUse.OUTFLOW, values.values("OF"));
    }
    uses.put(FinalUse.ERROR, values.values("ERR"));
    return uses;
  }

  private double[] sum(String... codes) {
    double[] total = new double[TableValues.N];
    for (String code : codes) {
      double[] each = values.values(code);
      for (int i = 0; i < total.length; i++) {
        total[i] += each[i];
      }
    }
    return total;
  }

  /// Holds a published total against its parts.
  private void totals(String code, double[] parts, Text expected) {
    if (!values.has(code)) {
      return;
    }
    double[] total = values.values(code);
    for (int i = 0; i < total.length; i++) {
      ImportedCheck.At at = at(code, i, total[i] - parts[i]);
      judge(at, Math.max(Math.abs(total[i]), Math.abs(parts[i])), Fault.TOTAL_DIFFERS, expected);
    }
  }

  private ImportedCheck.At at(String code, int sector, double value) {
    String sectorCode = TableValues.code(sector);
    boolean across = values.columns().contains(code);
    String row = across ? sectorCode : code;
    String column = across ? code : sectorCode;
    return new ImportedCheck.At(row, column, values.place(row, column), value);
  }

  private void judge(ImportedCheck.At at, double size, Fault fault, Text expected) {
    double off = Math.abs(at.value());
    double rounding = rounding();
    if (off <= rounding) {
      return;
    }
    String amount = "%+.4f × 10⁸ yuan".formatted(at.value());
    if (off > Math.max(rounding, TOLERATED * size)) {
      throw new ImportException(fault, at.place(), amount, expected);
    }
    notices.add(
        new Notice(
            fault == Fault.UNBALANCED ? "balance" : "total",
            at.place(),
            Text.of(
                "与“" + expected.zh() + "”相差 %+.4f 亿元（不足 1%%，保留）。".formatted(at.value()),
                "Misses "
                    + expected.en()
                    + " by %+.4f × 10⁸ yuan (below 1 %%, kept).".formatted(at.value()))));
  }

  /// In 100 million yuan: whole numbers where the file counts in 10,000 yuan or smaller units, two
  /// decimals above.
  private double rounding() {
    double lastDigit = values.unit().factor() <= Unit.WAN_YUAN.factor() ? 0.5 : 0.005;
    return TERMS * Units.to(Unit.YI_YUAN, lastDigit, values.unit());
  }

  private ImportedCheck check(IoTable table) {
    int n = table.size();
    List<ImportedCheck.At> rows = new ArrayList<>();
    List<ImportedCheck.At> columns = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double uses = table.intermediateSales(i);
      for (FinalUse use : table.finalUses()) {
        uses += table.finalUse(use, i);
      }
      double supply = table.grossOutput(i) + table.imports(i) + table.inflow(i);
      rows.add(at("GO", i, uses - supply));
      judge(
          rows.getLast(),
          Math.abs(supply),
          Fault.UNBALANCED,
          Text.of(
              "中间使用 + 最终使用 − 进口 − 流入 = 总产出",
              "intermediate and final uses − imports − inflow = gross output"));
      double inputs = table.intermediatePurchases(i) + table.valueAdded(i);
      columns.add(at(values.has("TI") ? "TI" : "GO", i, inputs - table.grossOutput(i)));
      judge(
          columns.getLast(),
          Math.abs(table.grossOutput(i)),
          Fault.UNBALANCED,
          Text.of("中间投入 + 增加值 = 总产出", "intermediate inputs + value added = gross output"));
    }
    List<ImportedCheck.At> absorbing = absorbing(table);
    double smallest = smallestRequirement(table, absorbing);
    boolean swapped = households();
    double valueAdded = IntStream.range(0, n).mapToDouble(table::valueAdded).sum();
    double largest = IntStream.range(0, n).mapToDouble(table::grossOutput).max().orElse(0);
    Magnitude.table(data, values, valueAdded, largest, notices);
    return new ImportedCheck(
        largest(rows),
        largest(columns),
        IntStream.range(0, n)
            .filter(i -> table.grossOutput(i) == 0)
            .mapToObj(TableValues::code)
            .toList(),
        negative(),
        absorbing,
        smallest,
        IntStream.range(0, n)
            .filter(i -> Math.abs(values.values("ERR")[i]) > rounding())
            .mapToObj(i -> at("ERR", i, values.values("ERR")[i]))
            .sorted(bySize())
            .limit(LISTED)
            .toList(),
        swapped,
        blanks,
        valueAdded,
        largest);
  }

  private List<ImportedCheck.At> absorbing(IoTable table) {
    return IntStream.range(0, table.size())
        .filter(j -> table.grossOutput(j) != 0)
        .mapToObj(
            j ->
                at(
                    values.has("TII") ? "TII" : "GO",
                    j,
                    table.intermediatePurchases(j) / table.grossOutput(j)))
        .filter(at -> at.value() >= 1)
        .sorted(bySize())
        .toList();
  }

  private double smallestRequirement(IoTable table, List<ImportedCheck.At> absorbing) {
    Place where = absorbing.isEmpty() ? values.sheet() : absorbing.getFirst().place();
    String columns =
        absorbing.isEmpty() ? "" : "Σ A = %.4f".formatted(absorbing.getFirst().value());
    double smallest;
    try {
      smallest = table.model(Model.Coefficients.TOTAL_USE).smallestRequirement();
    } catch (IllegalArgumentException e) {
      throw new ImportException(
          Fault.SINGULAR,
          where,
          columns,
          Text.of("没有部门用尽自身全部产出", "no group of sectors that uses up its whole output"),
          e);
    }
    if (smallest < NEGATIVE) {
      throw new ImportException(
          Fault.NEGATIVE_REQUIREMENT,
          where,
          (columns.isEmpty() ? "" : columns + ", ") + "L ≥ %.4g".formatted(smallest),
          Text.of("L 的全部元素不小于 0", "no element of L below 0"));
    }
    return smallest;
  }

  private boolean households() {
    double rural = total("FU101");
    double urban = total("FU102");
    if (rural <= urban) {
      return false;
    }
    notices.add(
        new Notice(
            "household-columns",
            values.place("01", "FU101"),
            Text.of(
                "农村居民消费（FU101）%.1f 亿元大于城镇（FU102）%.1f 亿元，疑两列互换；两列合计使用，结果不受影响。"
                    .formatted(rural, urban),
                "Rural households (FU101) are given %.1f, urban (FU102) %.1f × 10⁸ yuan: the columns seem swapped. Both are summed, no result depends on it."
                    .formatted(rural, urban))));
    return true;
  }

  private double total(String code) {
    double total = 0;
    for (double value : values.values(code)) {
      total += value;
    }
    return total;
  }

  private List<ImportedCheck.At> negative() {
    List<ImportedCheck.At> found = new ArrayList<>();
    for (int i = 0; i < TableValues.N; i++) {
      for (int j = 0; j < TableValues.N; j++) {
        if (values.flows()[i][j] < 0) {
          found.add(at(TableValues.code(i), TableValues.code(j), values.flows()[i][j]));
        }
      }
    }
    for (String code : concat(values.columns(), values.rows())) {
      double[] each = values.values(code);
      for (int i = 0; i < each.length; i++) {
        // The error has either sign, and final totals repeat what they are made of.
        if (each[i] < 0 && !List.of("ERR", "GCF", "TFU", "TVA").contains(code)) {
          found.add(at(code, i, each[i]));
        }
      }
    }
    return found.stream().sorted(bySize()).toList();
  }

  private ImportedCheck.At at(String row, String column, double value) {
    return new ImportedCheck.At(row, column, values.place(row, column), value);
  }

  private static List<String> concat(Set<String> columns, Set<String> rows) {
    return Stream.concat(columns.stream(), rows.stream()).toList();
  }

  private static Comparator<ImportedCheck.At> bySize() {
    return Comparator.comparingDouble((ImportedCheck.At at) -> Math.abs(at.value())).reversed();
  }

  private static ImportedCheck.At largest(List<ImportedCheck.At> all) {
    return all.stream().min(bySize()).orElseThrow();
  }
}
