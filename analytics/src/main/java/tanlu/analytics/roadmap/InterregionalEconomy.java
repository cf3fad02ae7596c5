package tanlu.analytics.roadmap;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.MultiRegionalTable;

/// All provinces' economies under way at once, on the multi-regional table.
///
/// `A^rs_ij,t = σ^rs_i a^s_ij,t`: the origins σ of what a province uses stay those of the table,
/// its technology a is moved by its own levers as in [Economy]. An input that shrinks does so for
/// all its origins alike; one that takes its place comes from where the province's supply of it
/// comes from. Final demand is taken so that the table's own output comes out, and grows and shifts
/// with the province it goes to.
///
/// Levers move a few products only. The table is reduced to these once, see [InterregionalState],
/// and kept with the last technologies asked for as long as memory allows: 10 MB and 40.
final class InterregionalEconomy {
  private static final List<FinalUse> HOUSEHOLDS =
      List.of(FinalUse.HOUSEHOLDS, FinalUse.CONSUMPTION);

  /// As many as a roadmap has years.
  private static final int STATES = 8;

  private static final Map<MultiRegionalTable, SoftReference<InterregionalEconomy>> KEPT =
      new WeakHashMap<>();

  private final MultiRegionalTable table;
  private final int regions;
  private final int sectors;
  private final int n;

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
  private volatile @Nullable InterregionalState start;

  /// By technology; 5 MB each.
  private final Map<List<Technology>, InterregionalState> states =
      new LinkedHashMap<>(2 * STATES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<List<Technology>, InterregionalState> eldest) {
          return size() > STATES;
        }
      };

  InterregionalEconomy(MultiRegionalTable table) {
    this.table = table;
    regions = table.regions().size();
    sectors = table.vintage().size();
    n = table.size();
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

  /// Made when first asked for.
  static InterregionalEconomy of(MultiRegionalTable table) {
    synchronized (KEPT) {
      SoftReference<InterregionalEconomy> kept = KEPT.get(table);
      InterregionalEconomy economy = kept == null ? null : kept.get();
      if (economy == null) {
        economy = new InterregionalEconomy(table);
        KEPT.put(table, new SoftReference<>(economy));
      }
      return economy;
    }
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
          if (byProduct(supply)) {
            total[i % sectors * n + j] += coefficient;
          }
        }
      }
      valueAdded[j] = 1 - inputs;
    }
  }

  private double input(int supplier, int user) {
    return table.grossOutput(user) == 0 ? 0 : table.flow(supplier, user);
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
        rest -= input(i, j);
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
            made += input(i, j);
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
  record Technology(List<Shift> shifts, double[] left, double industry) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Technology technology
          && shifts.equals(technology.shifts)
          && Arrays.equals(left, technology.left)
          && industry == technology.industry;
    }

    @Override
    public int hashCode() {
      return Objects.hash(shifts, Arrays.hashCode(left), industry);
    }
  }

  /// The economy on a technology of every province, in the table's order. The last ones are kept:
  /// the reference is the same for all groups.
  InterregionalState at(List<Technology> technologies) {
    InterregionalState state;
    synchronized (states) {
      state = states.get(technologies);
    }
    if (state == null) {
      Map<Integer, Technology> all = new LinkedHashMap<>();
      for (int s = 0; s < regions; s++) {
        all.put(s, technologies.get(s));
      }
      state = start(technologies).with(all);
      synchronized (states) {
        states.put(List.copyOf(technologies), state);
      }
    }
    return state;
  }

  /// The table's own technology, from which those with the same levers are made. Kept without a
  /// lock: factors are made by the pool's threads, which a lock could keep from it.
  private InterregionalState start(List<Technology> technologies) {
    int[] products =
        technologies.stream()
            .flatMap(technology -> technology.shifts.stream())
            .flatMapToInt(Shift::products)
            .distinct()
            .sorted()
            .toArray();
    InterregionalState made = start;
    if (made == null || !Arrays.equals(made.products(), products)) {
      made = InterregionalState.of(this, products);
      start = made;
    }
    return made;
  }

  MultiRegionalTable table() {
    return table;
  }

  /// a: what a province's sectors take of a product, whatever its origin, by unit of their output;
  /// sectors × sectors.
  double[] total(int region) {
    double[] own = new double[sectors * sectors];
    for (int product = 0; product < sectors; product++) {
      System.arraycopy(
          total, product * n + table.index(region, 0), own, product * sectors, sectors);
    }
    return own;
  }

  double valueAdded(int user) {
    return valueAdded[user];
  }

  /// σ of a row for what a province uses.
  double origin(int row, int region) {
    return origins[row * regions + region];
  }

  double demand(int row, int region) {
    return demand[row * regions + region];
  }

  /// The part of [#demand] that is not domestic.
  double passing(int row, int region) {
    return passing[row * regions + region];
  }

  /// What a province's households use of a product, whatever its origin.
  double households(int product, int region) {
    return households[product * regions + region];
  }

  /// The part of that which comes from a row.
  double madeForHouseholds(int row, int region) {
    return householdsMade[row * regions + region];
  }

  /// @param index the share of industry over that of the nowcast year
  DemandStructure structure(int region, double index) {
    return DemandStructure.of(index, industry[region]);
  }
}
