package tanlu.analytics.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.engine.LuFactors;
import tanlu.analytics.proof.Derivation;

/// A multi-regional input-output table: 31 provinces × 42 sectors, in 100 million yuan at current
/// producer prices, every use split by the province its goods were made in. Row and column `r · 42
/// + i` is sector i of province r.
///
/// Row balance: `Σ_j Z_ij + Σ uses = x_i`, the uses being final demand of every province, exports,
/// the statistical error and, of an estimate, unallocated trade. Column balance: `Σ_i Z_ij +
/// imports
/// + unallocated supply + value added = x_j`.
public final class MultiRegionalTable {
  private final List<Region> regions;
  private final int year;
  private final Kind kind;
  private final double[] grossOutput;
  private final double[] valueAdded;
  private final Deliveries made;
  private final Deliveries imported;
  private final Deliveries unallocated;
  private final List<Derivation.Table> origin;
  private @Nullable LuFactors factors;

  /// @param grossOutput x, 1302; copied
  /// @param valueAdded v, 1302; copied
  /// @param made what the provinces' sectors deliver, 1302 rows
  /// @param imported what comes from abroad: 42 rows by product, or one where the products are not
  ///   told apart
  /// @param unallocated what comes from other provinces, which are not known: 42 rows, or none
  /// @param origin the tables it was made from
  public MultiRegionalTable(
      List<Region> regions,
      int year,
      Kind kind,
      double[] grossOutput,
      double[] valueAdded,
      Deliveries made,
      Deliveries imported,
      Deliveries unallocated,
      List<Derivation.Table> origin) {
    this.regions = List.copyOf(regions);
    this.year = year;
    this.kind = kind;
    this.grossOutput = grossOutput.clone();
    this.valueAdded = valueAdded.clone();
    this.made = made;
    this.imported = imported;
    this.unallocated = unallocated;
    this.origin = List.copyOf(origin);
    if (made.rows() != size() || grossOutput.length != size() || valueAdded.length != size()) {
      throw new DatasetException(
          "a multi-regional table of %d regions has %d rows, %d outputs and %d values added; expected %d of each"
              .formatted(
                  regions.size(), made.rows(), grossOutput.length, valueAdded.length, size()));
    }
  }

  public List<Region> regions() {
    return regions;
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

  /// 31 × 42 = 1302.
  public int size() {
    return regions.size() * vintage().size();
  }

  /// The row and column of a province's sector.
  public int index(int region, int sector) {
    return region * vintage().size() + sector;
  }

  /// What one province's sector sells to another's.
  public double flow(int supplier, int user) {
    return made.input(supplier, user);
  }

  /// `a_ij = Z_ij / x_j`, 0 where the user has no output.
  public double coefficient(int supplier, int user) {
    return grossOutput[user] == 0 ? 0 : made.input(supplier, user) / grossOutput[user];
  }

  public double grossOutput(int index) {
    return grossOutput[index];
  }

  public double valueAdded(int index) {
    return valueAdded[index];
  }

  /// What the provinces' sectors deliver.
  public Deliveries made() {
    return made;
  }

  public Deliveries imported() {
    return imported;
  }

  /// Supply from other provinces that the estimate could not give an origin.
  public Deliveries unallocated() {
    return unallocated;
  }

  public List<Derivation.Table> origin() {
    return origin;
  }

  /// The LU factors of `I − A`, made when first asked for and kept: 13.6 MB for 1302 rows.
  ///
  /// @throws IllegalArgumentException where `I − A` is singular
  public synchronized LuFactors factors() {
    LuFactors held = factors;
    if (held == null) {
      int n = size();
      double[] matrix = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          matrix[i * n + j] = (i == j ? 1 : 0) - coefficient(i, j);
        }
      }
      held = LuFactors.of(matrix, n);
      factors = held;
    }
    return held;
  }
}
