package tanlu.analytics.engine;

import java.util.function.Predicate;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.MultiRegionalTable;

/// Emissions embodied in the final uses of a multi-regional table, by the province that emits them,
/// in Mt CO2.
///
/// For uses y of one province: `x = (I − A)⁻¹ y`, emitted in province p: `Σ_{i∈p} f_i x_i`. Supply
/// from abroad w, and of unknown origin, has no output here: its content is `q (W x̂⁻¹ x + w_y)`, q
/// the multipliers given for it.
///
/// Identity: `Σ_i f_i x_i` = Σ over all uses of all provinces of what the provinces emit for them.
///
/// Miller & Blair (2009), section 3.4; consumption-based accounting after Peters (2008).
public final class EmbodiedEmissions {
  private final MultiRegionalTable table;
  private final double[] intensity;
  private final double[] outside;
  private final double outsideMean;

  /// @param intensity f, Mt per 100 million yuan of output; 0 where not held
  /// @param outside q by product, Mt per 100 million yuan, for supply without a province
  /// @param outsideMean q where a table does not tell the products of its imports apart
  public EmbodiedEmissions(
      MultiRegionalTable table, double[] intensity, double[] outside, double outsideMean) {
    this.table = table;
    this.intensity = intensity.clone();
    this.outside = outside.clone();
    this.outsideMean = outsideMean;
  }

  /// With the provinces' inventories, and the nation's total-use multipliers of the year for supply
  /// without a province; a table that does not tell its imports apart takes the mean of the
  /// nation's imports.
  ///
  /// @throws DatasetException where the nation has no table or inventory of the year
  public static EmbodiedEmissions of(Dataset data, MultiRegionalTable table) {
    IoTable nation = nation(data, table.year());
    Inventory inventory =
        data.inventory(data.nation(), table.year())
            .orElseThrow(() -> new DatasetException("no national inventory of " + table.year()));
    double[] q =
        nation
            .model(Model.Coefficients.TOTAL_USE)
            .multipliers(EmissionIntensity.of(nation, inventory).values());
    double content = 0;
    double imports = 0;
    for (int i = 0; i < q.length; i++) {
      content += q[i] * nation.imports(i);
      imports += nation.imports(i);
    }
    return new EmbodiedEmissions(
        table, MultiRegionalIntensity.of(data, table).values(), q, content / imports);
  }

  private static IoTable nation(Dataset data, int year) {
    return data.table(data.nation(), year)
        .orElseThrow(() -> new DatasetException("no national table of " + year));
  }

  /// The emissions embodied in some uses of one province.
  public static final class Content {
    private final double[] byProvince;
    private final double imported;
    private final double unallocated;

    private Content(double[] byProvince, double imported, double unallocated) {
      this.byProvince = byProvince;
      this.imported = imported;
      this.unallocated = unallocated;
    }

    /// Emitted in a province, by its position in the table.
    public double emittedIn(int province) {
      return byProvince[province];
    }

    /// Emitted in all provinces.
    public double provinces() {
      double total = 0;
      for (double each : byProvince) {
        total += each;
      }
      return total;
    }

    /// Content of supply from abroad.
    public double imported() {
      return imported;
    }

    /// Content of supply from provinces that are not known.
    public double unallocated() {
      return unallocated;
    }

    public double total() {
      return provinces() + imported + unallocated;
    }
  }

  /// The emissions embodied in local final demand of a province.
  public Content finalDemand(int region) {
    return of(region, FinalUse::domestic);
  }

  /// The emissions embodied in one kind of use of a province.
  public Content use(FinalUse use, int region) {
    return of(region, use::equals);
  }

  private Content of(int region, Predicate<FinalUse> wanted) {
    double[] x = table.model().output(demand(table.made(), region, wanted));
    double[] byProvince = new double[table.regions().size()];
    for (int p = 0; p < byProvince.length; p++) {
      for (int i = table.index(p, 0); i < table.index(p + 1, 0); i++) {
        byProvince[p] += intensity[i] * x[i];
      }
    }
    return new Content(
        byProvince,
        content(table.imported(), x, region, wanted),
        content(table.unallocated(), x, region, wanted));
  }

  private double content(Deliveries supply, double[] x, int region, Predicate<FinalUse> wanted) {
    double[] direct = demand(supply, region, wanted);
    double content = 0;
    for (int row = 0; row < supply.rows(); row++) {
      double quantity = direct[row];
      for (int j = 0; j < x.length; j++) {
        double output = table.grossOutput(j);
        quantity += output == 0 ? 0 : supply.input(row, j) / output * x[j];
      }
      content += quantity * (supply.rows() == outside.length ? outside[row] : outsideMean);
    }
    return content;
  }

  private static double[] demand(Deliveries supply, int region, Predicate<FinalUse> wanted) {
    double[] demand = new double[supply.rows()];
    for (FinalUse use : supply.uses()) {
      for (int row = 0; wanted.test(use) && row < demand.length; row++) {
        demand[row] += supply.use(use, row, region);
      }
    }
    return demand;
  }

  /// For whom a province emits: what it emits for local final demand of every province.
  public double[] destinations(int origin) {
    double[] m = table.model().multipliers(of(origin));
    double[] emitted = new double[table.regions().size()];
    for (int s = 0; s < emitted.length; s++) {
      emitted[s] = Leontief.dot(m, demand(table.made(), s, FinalUse::domestic));
    }
    return emitted;
  }

  /// What a province emits for one kind of use of all provinces, e.g. exports.
  public double destined(int origin, FinalUse use) {
    double[] m = table.model().multipliers(of(origin));
    double emitted = 0;
    for (int s = 0; s < table.regions().size(); s++) {
      emitted += Leontief.dot(m, demand(table.made(), s, use::equals));
    }
    return emitted;
  }

  /// `Σ_{i∈p} f_i x_i` of one province.
  public double productionBased(int province) {
    double emitted = 0;
    for (int i = table.index(province, 0); i < table.index(province + 1, 0); i++) {
      emitted += intensity[i] * table.grossOutput(i);
    }
    return emitted;
  }

  /// Province-to-province flows: row emits, column consumes, households' direct emissions left out;
  /// 31 × 31.
  public double[][] flows() {
    int regions = table.regions().size();
    double[][] flows = new double[regions][regions];
    for (int s = 0; s < regions; s++) {
      Content content = finalDemand(s);
      for (int p = 0; p < regions; p++) {
        flows[p][s] = content.emittedIn(p);
      }
    }
    return flows;
  }

  /// The intensities of one province, 0 elsewhere.
  private double[] of(int province) {
    double[] own = new double[intensity.length];
    for (int i = table.index(province, 0); i < table.index(province + 1, 0); i++) {
      own[i] = intensity[i];
    }
    return own;
  }
}
