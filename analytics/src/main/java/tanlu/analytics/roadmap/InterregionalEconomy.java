package tanlu.analytics.roadmap;

import java.util.List;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.engine.Model;

/// All provinces' economies under way at once, on the multi-regional table.
///
/// `A^rs_ij,t = σ^rs_i a^s_ij,t`: the origins σ of what a province uses stay those of the table,
/// its technology a is moved by its own levers as in [Economy]. An input that shrinks does so for
/// all its origins alike; one that takes its place comes from where the province's supply of it
/// comes from. Final demand is taken so that the table's own output comes out, and grows and shifts
/// with the province it goes to.
final class InterregionalEconomy {
  private static final List<FinalUse> HOUSEHOLDS =
      List.of(FinalUse.HOUSEHOLDS, FinalUse.CONSUMPTION);

  private final MultiRegionalTable table;
  private final int regions;
  private final int sectors;
  private final int n;

  /// A by origin, n × n.
  private final double[] a;

  /// a of all origins, imports included, by user: sectors × n.
  private final double[] total;

  private final double[] valueAdded;

  /// σ, n × regions.
  private final double[] origins;

  /// Final demand for what the provinces make, n × regions of destination.
  private final double[] demand;

  /// The part of it that leaves the destination or is told apart nowhere: exports, statistical
  /// error, unallocated trade.
  private final double[] passing;

  private final double[] householdsMade;
  private final double[] households;
  private final double[] industry;

  InterregionalEconomy(MultiRegionalTable table) {
    this.table = table;
    regions = table.regions().size();
    sectors = table.vintage().size();
    n = table.size();
    a = new double[n * n];
    total = new double[sectors * n];
    valueAdded = new double[n];
    origins = new double[n * regions];
    demand = new double[n * regions];
    passing = new double[n * regions];
    householdsMade = new double[n * regions];
    households = new double[sectors * regions];
    industry = new double[regions];
    coefficients();
    demands();
    shares();
  }

  private void coefficients() {
    for (int j = 0; j < n; j++) {
      double output = table.grossOutput(j);
      if (output == 0) {
        continue;
      }
      double inputs = 0;
      for (Deliveries supply : supplies()) {
        for (int i = 0; i < supply.rows(); i++) {
          double coefficient = supply.input(i, j) / output;
          inputs += coefficient;
          if (supply == table.made()) {
            a[i * n + j] = coefficient;
          }
          if (byProduct(supply)) {
            total[i % sectors * n + j] += coefficient;
          }
        }
      }
      valueAdded[j] = 1 - inputs;
    }
  }

  private List<Deliveries> supplies() {
    return List.of(table.made(), table.imported(), table.unallocated());
  }

  /// A table may give imports in one row for all products.
  private boolean byProduct(Deliveries supply) {
    return supply.rows() % sectors == 0;
  }

  private void demands() {
    for (Deliveries supply : supplies()) {
      for (int i = 0; byProduct(supply) && i < supply.rows(); i++) {
        for (int s = 0; s < regions; s++) {
          for (FinalUse use : HOUSEHOLDS) {
            households[i % sectors * regions + s] += supply.use(use, i, s);
          }
        }
      }
    }
    Deliveries made = table.made();
    for (int i = 0; i < n; i++) {
      double rest = table.grossOutput(i);
      for (int j = 0; j < n; j++) {
        rest -= a[i * n + j] * table.grossOutput(j);
      }
      for (int s = 0; s < regions; s++) {
        for (FinalUse use : made.uses()) {
          double used = made.use(use, i, s);
          demand[i * regions + s] += used;
          passing[i * regions + s] += use.domestic() ? 0 : used;
          householdsMade[i * regions + s] += HOUSEHOLDS.contains(use) ? used : 0;
          rest -= used;
        }
      }
      // What rounding, or the table's own residual, leaves of the row.
      demand[i * regions + i / sectors] += rest;
      passing[i * regions + i / sectors] += rest;
    }
    for (int s = 0; s < regions; s++) {
      double all = 0;
      double own = 0;
      for (int i = 0; i < n; i++) {
        all += demand[i * regions + s];
        own += DemandStructure.isIndustry(i % sectors) ? demand[i * regions + s] : 0;
      }
      industry[s] = all == 0 ? 0 : own / all;
    }
  }

  /// The origins of what sectors and households of a province use of a product.
  private void shares() {
    for (int s = 0; s < regions; s++) {
      for (int product = 0; product < sectors; product++) {
        double all = households[product * regions + s];
        for (int j = table.index(s, 0); j < table.index(s + 1, 0); j++) {
          all += total[product * n + j] * table.grossOutput(j);
        }
        for (int r = 0; r < regions; r++) {
          int i = table.index(r, product);
          double made = householdsMade[i * regions + s];
          for (int j = table.index(s, 0); j < table.index(s + 1, 0); j++) {
            made += a[i * n + j] * table.grossOutput(j);
          }
          origins[i * regions + s] = all > 0 ? made / all : r == s ? 1 : 0;
        }
      }
    }
  }

  /// What is assumed of a province's technology in a year.
  ///
  /// @param shifts what each lever does, in the levers' order; none where levers do not act
  /// @param left what each lever leaves; NaN where it does not act at all
  /// @param industry the share of industry in final demand over that of the nowcast year
  @SuppressWarnings("ArrayRecordComponent")
  record Technology(List<Shift> shifts, double[] left, double industry) {}

  /// The economy on a technology of every province, in the table's order.
  InterregionalState at(List<Technology> technologies) {
    double[] changed = a.clone();
    double[] used = total.clone();
    double[] added = valueAdded.clone();
    double[] grown = new double[n * regions];
    double[] passed = new double[n * regions];
    double[] given = new double[n];
    boolean[] set = new boolean[n];
    for (int s = 0; s < regions; s++) {
      Technology technology = technologies.get(s);
      DemandStructure structure = DemandStructure.of(technology.industry, industry[s]);
      for (int i = 0; i < n; i++) {
        grown[i * regions + s] = demand[i * regions + s] * structure.of(i % sectors);
        passed[i * regions + s] = passing[i * regions + s] * structure.of(i % sectors);
      }
      int region = s;
      Shift.Inputs inputs =
          (from, to, column, part) -> {
            if (column == Shift.HOUSEHOLDS) {
              moveDemand(region, from, to, part, grown);
            } else {
              moveInput(region, from, to, column, part, changed, used, added);
            }
          };
      for (int k = 0; k < technology.shifts.size(); k++) {
        Shift shift = technology.shifts.get(k);
        double left = technology.left[k];
        if (shift.sets(left)) {
          int row = table.index(s, shift.given());
          set[row] = true;
          given[row] = table.grossOutput(row) * left;
        } else {
          shift.apply(left, inputs);
        }
      }
    }
    String name = "31 provinces %d, levers moved".formatted(table.year());
    Model model = Model.of(name, changed, new double[n], table::code);
    return new InterregionalState(model, grown, passed, added, set, given);
  }

  private void moveInput(
      int region,
      int from,
      int to,
      int column,
      double part,
      double[] changed,
      double[] used,
      double[] added) {
    int user = table.index(region, column);
    double moved = used[from * n + user] * part;
    used[from * n + user] -= moved;
    if (to >= 0) {
      used[to * n + user] += moved;
    } else {
      added[user] += moved;
    }
    for (int r = 0; r < regions; r++) {
      changed[table.index(r, from) * n + user] -= changed[table.index(r, from) * n + user] * part;
      if (to >= 0) {
        int row = table.index(r, to);
        changed[row * n + user] += origins[row * regions + region] * moved;
      }
    }
  }

  private void moveDemand(int region, int from, int to, double part, double[] grown) {
    double moved = households[from * regions + region] * part;
    for (int r = 0; r < regions; r++) {
      int row = table.index(r, from) * regions + region;
      grown[row] -= householdsMade[row] * part;
      if (to >= 0) {
        int other = table.index(r, to) * regions + region;
        grown[other] += origins[other] * moved;
      }
    }
  }
}
