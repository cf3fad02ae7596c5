package tanlu.analytics.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// A competitive-imports input-output table of 42 sectors, in 100 million yuan at current producer
/// prices: flows of intermediate goods (domestic and imported together), final uses, imports, gross
/// output and value added.
///
/// Row balance: `Σ_j Z_ij + Σ final uses − imports − inflow = gross output`, the error being one of
/// the final uses. Column balance: `Σ_i Z_ij + value added = gross output`.
public final class IoTable {
  private final Region region;
  private final int year;
  private final Kind kind;
  private final double[][] flows;
  private final Margins margins;
  private final List<Derivation.Table> origin;
  private final Optional<SourcedTable> numbers;
  private final Map<Model.Coefficients, Model> models = new ConcurrentHashMap<>();

  /// @param flows Z, 42 × 42, row supplies column
  /// @param origin the published tables it was made from
  IoTable(
      Region region,
      int year,
      Kind kind,
      double[][] flows,
      Margins margins,
      List<Derivation.Table> origin) {
    this(region, year, kind, flows, margins, origin, Optional.empty());
  }

  private IoTable(
      Region region,
      int year,
      Kind kind,
      double[][] flows,
      Margins margins,
      List<Derivation.Table> origin,
      Optional<SourcedTable> numbers) {
    this.region = region;
    this.year = year;
    this.kind = kind;
    this.flows = flows;
    this.margins = margins;
    this.origin = List.copyOf(origin);
    this.numbers = numbers;
  }

  /// A table read from a user's file, of kind [Kind#IMPORTED]; all amounts in 100 million yuan.
  ///
  /// @param flows Z, 42 × 42 in the order of the codes, row supplies column; copied
  /// @param numbers the file's numbers by the codes of row and column
  public static IoTable imported(
      Region region,
      int year,
      double[][] flows,
      Margins margins,
      List<Derivation.Table> origin,
      SourcedTable numbers) {
    double[][] copy = new double[flows.length][];
    for (int i = 0; i < flows.length; i++) {
      copy[i] = flows[i].clone();
    }
    return new IoTable(region, year, Kind.IMPORTED, copy, margins, origin, Optional.of(numbers));
  }

  /// A number of an imported table as its file publishes it; empty for the embedded tables, whose
  /// flows are computed.
  ///
  /// @param row a code such as `01` or `VA001`
  /// @param column a code such as `42` or `GO`
  public Optional<Figure> published(Text label, String row, String column) {
    return numbers
        .filter(held -> held.find(row, column).isPresent())
        .map(held -> held.figure(label, row, column));
  }

  Optional<SourcedTable> numbers() {
    return numbers;
  }

  public Region region() {
    return region;
  }

  public int year() {
    return year;
  }

  public Kind kind() {
    return kind;
  }

  public Vintage vintage() {
    return Vintage.ofTable(year);
  }

  public int size() {
    return flows.length;
  }

  /// What sector `supplier` sells to sector `user`.
  public double flow(int supplier, int user) {
    return flows[supplier][user];
  }

  public double grossOutput(int sector) {
    return margins.grossOutput()[sector];
  }

  public double valueAdded(int sector) {
    return margins.valueAdded()[sector];
  }

  public double imports(int sector) {
    return margins.imports()[sector];
  }

  /// Inflow from other provinces; zero throughout for the nation.
  public double inflow(int sector) {
    return margins.inflow()[sector];
  }

  public Set<FinalUse> finalUses() {
    return margins.uses().keySet();
  }

  public double finalUse(FinalUse use, int sector) {
    double[] values = margins.uses().get(use);
    return values == null ? 0 : values[sector];
  }

  /// Final demand met inside the region.
  public double finalDemand(int sector) {
    double total = 0;
    for (FinalUse use : finalUses()) {
      if (use.domestic()) {
        total += finalUse(use, sector);
      }
    }
    return total;
  }

  public double exports(int sector) {
    return finalUse(FinalUse.EXPORTS, sector);
  }

  public double outflow(int sector) {
    return finalUse(FinalUse.OUTFLOW, sector);
  }

  public double intermediateSales(int sector) {
    return IntStream.range(0, size())
        .mapToDouble(user -> flows[sector][user])
        .reduce(0, Double::sum);
  }

  public double intermediatePurchases(int sector) {
    return IntStream.range(0, size())
        .mapToDouble(supplier -> flows[supplier][sector])
        .reduce(0, Double::sum);
  }

  /// The table's Leontief model, factored when first asked for and kept: every analysis shares it.
  ///
  /// @throws tanlu.analytics.engine.SingularMatrixException where `I − A` has no inverse
  public Model model(Model.Coefficients coefficients) {
    return models.computeIfAbsent(coefficients, _ -> Model.of(this, coefficients));
  }

  /// Published totals of intermediate sales and purchases the flows were balanced to.
  public Margins margins() {
    return margins;
  }

  public List<Derivation.Table> origin() {
    return origin;
  }

  /// The published margins of a table; arrays by sector, 100 million yuan.
  public static final class Margins {
    private final double[] grossOutput;
    private final double[] intermediateSales;
    private final double[] intermediatePurchases;
    private final double[] valueAdded;
    private final double[] imports;
    private final double[] inflow;
    private final Map<FinalUse, double[]> uses;

    Margins(DataTable table, List<String> rows, boolean nation) {
      grossOutput = column(table, rows, "gross_output");
      intermediateSales = column(table, rows, "intermediate_sales");
      intermediatePurchases = column(table, rows, "intermediate_purchases");
      valueAdded = column(table, rows, "labour", "net_taxes", "depreciation", "surplus");
      imports = column(table, rows, "imports");
      inflow = nation ? new double[rows.size()] : column(table, rows, "inflow_from_provinces");
      uses = new EnumMap<>(FinalUse.class);
      if (nation) {
        uses.put(FinalUse.CONSUMPTION, column(table, rows, "consumption"));
      } else {
        uses.put(FinalUse.HOUSEHOLDS, column(table, rows, "rural_household", "urban_household"));
        uses.put(FinalUse.GOVERNMENT, column(table, rows, "government"));
        uses.put(FinalUse.OUTFLOW, column(table, rows, "outflow_to_provinces"));
      }
      uses.put(FinalUse.FIXED_CAPITAL, column(table, rows, "fixed_capital"));
      uses.put(FinalUse.INVENTORIES, column(table, rows, "inventories"));
      uses.put(FinalUse.EXPORTS, column(table, rows, "exports"));
      uses.put(FinalUse.ERROR, column(table, rows, "error"));
    }

    /// The margins of an imported table, by sector in 100 million yuan; copied.
    ///
    /// @param intermediateSales row sums of the flows
    /// @param intermediatePurchases column sums of the flows
    /// @param inflow inflow from other provinces, zeros for the nation
    public Margins(
        double[] grossOutput,
        double[] intermediateSales,
        double[] intermediatePurchases,
        double[] valueAdded,
        double[] imports,
        double[] inflow,
        Map<FinalUse, double[]> uses) {
      this.grossOutput = grossOutput.clone();
      this.intermediateSales = intermediateSales.clone();
      this.intermediatePurchases = intermediatePurchases.clone();
      this.valueAdded = valueAdded.clone();
      this.imports = imports.clone();
      this.inflow = inflow.clone();
      this.uses = new EnumMap<>(FinalUse.class);
      uses.forEach((use, values) -> this.uses.put(use, values.clone()));
    }

    private static double[] column(DataTable table, List<String> rows, String... columns) {
      double[] values = new double[rows.size()];
      for (int i = 0; i < values.length; i++) {
        for (String column : columns) {
          values[i] += table.value(rows.get(i), column);
        }
      }
      return values;
    }

    double[] grossOutput() {
      return grossOutput;
    }

    double[] intermediateSales() {
      return intermediateSales;
    }

    double[] intermediatePurchases() {
      return intermediatePurchases;
    }

    double[] valueAdded() {
      return valueAdded;
    }

    double[] imports() {
      return imports;
    }

    double[] inflow() {
      return inflow;
    }

    Map<FinalUse, double[]> uses() {
      return uses;
    }
  }
}
