package tanlu.analytics.roadmap;

import java.util.Arrays;
import tanlu.analytics.data.MultiRegionalTable;

/// Final demand of every province for what all of them make, before it grows: shifted between
/// industry and the others, and with what households switch from one product to another.
///
/// Where no lever moves a product, it is a combination of four parts of the table's own: industry's
/// and the others', of all demand and of what passes through, each by destination.
final class InterregionalDemand {
  private static final int PARTS = 4;

  private final InterregionalEconomy economy;
  private final MultiRegionalTable table;
  private final int n;
  private final int sectors;
  private final int regions;
  private final DemandStructure[] structures;

  /// n × regions of destination.
  private final double[] all;

  /// The part of it that is not domestic.
  private final double[] passing;

  /// The table's own.
  InterregionalDemand(InterregionalEconomy economy) {
    this.economy = economy;
    table = economy.table();
    n = table.size();
    sectors = table.vintage().size();
    regions = table.regions().size();
    structures = new DemandStructure[regions];
    all = new double[n * regions];
    passing = new double[n * regions];
    for (int s = 0; s < regions; s++) {
      shift(s, 1);
    }
  }

  private InterregionalDemand(InterregionalDemand other) {
    economy = other.economy;
    table = other.table;
    n = other.n;
    sectors = other.sectors;
    regions = other.regions;
    structures = other.structures.clone();
    all = other.all.clone();
    passing = other.passing.clone();
  }

  InterregionalDemand copy() {
    return new InterregionalDemand(this);
  }

  /// The table's own demand of a province, shifted between industry and the others.
  ///
  /// @param industry its share over that of the nowcast year
  void shift(int region, double industry) {
    structures[region] = economy.structure(region, industry);
    for (int i = 0; i < n; i++) {
      double structure = structures[region].of(i % sectors);
      all[i * regions + region] = economy.demand(i, region) * structure;
      passing[i * regions + region] = economy.passing(i, region) * structure;
    }
  }

  /// Gives part of what a province's households use of a product to another.
  void move(int region, int from, int to, double part) {
    double moved = economy.households(from, region) * part;
    for (int r = 0; r < regions; r++) {
      int row = table.index(r, from);
      all[row * regions + region] -= economy.madeForHouseholds(row, region) * part;
      if (to >= 0) {
        int other = table.index(r, to);
        all[other * regions + region] += economy.origin(other, region) * moved;
      }
    }
  }

  /// What is asked for.
  ///
  /// @param rows y, by row
  /// @param weights of the parts of the table's own demand, see [#parts]
  @SuppressWarnings("ArrayRecordComponent")
  record Asked(double[] rows, double[] weights) {}

  /// Final demand of all destinations together.
  ///
  /// @param growth by destination, over the nowcast year
  Asked together(double[] growth) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < regions; s++) {
        y[i] += all[i * regions + s] * growth[s];
      }
    }
    double[] weights = new double[PARTS * regions];
    for (int s = 0; s < regions; s++) {
      weights[s] = structures[s].industry() * growth[s];
      weights[regions + s] = structures[s].others() * growth[s];
    }
    return new Asked(y, weights);
  }

  /// Final demand that is met in some provinces, without what they export.
  Asked domestic(double[] growth, boolean[] destinations) {
    double[] there = new double[regions];
    Arrays.setAll(there, s -> destinations[s] ? growth[s] : 0);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < regions; s++) {
        int at = i * regions + s;
        y[i] += (all[at] - passing[at]) * there[s];
      }
    }
    double[] weights = together(there).weights;
    for (int s = 0; s < 2 * regions; s++) {
      weights[2 * regions + s] = -weights[s];
    }
    return new Asked(y, weights);
  }

  /// The parts of the table's own demand, n × parts.
  static double[] parts(InterregionalEconomy economy) {
    MultiRegionalTable table = economy.table();
    int regions = table.regions().size();
    double[] parts = new double[table.size() * PARTS * regions];
    for (int i = 0; i < table.size(); i++) {
      int row = i * PARTS * regions;
      int others = DemandStructure.isIndustry(i % table.vintage().size()) ? 0 : regions;
      for (int s = 0; s < regions; s++) {
        parts[row + others + s] = economy.demand(i, s);
        parts[row + 2 * regions + others + s] = economy.passing(i, s);
      }
    }
    return parts;
  }

  static int parts(MultiRegionalTable table) {
    return PARTS * table.regions().size();
  }
}
