package tanlu.analytics.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.engine.Model;
import tanlu.analytics.engine.SingularMatrixException;
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
  private @Nullable Model model;

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

  /// The Leontief model of the closed system of provinces, made when first asked for and kept: with
  /// 1302 rows its coefficients and factors take 27 MB.
  ///
  /// @throws SingularMatrixException where `I − A` has no inverse, naming the sectors to correct
  public synchronized Model model() {
    Model held = model;
    if (held == null) {
      int n = size();
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          a[i * n + j] = coefficient(i, j);
        }
      }
      held = Model.of("31 provinces %d, by origin".formatted(year), a, new double[n], this::code);
      model = held;
    }
    return held;
  }

  /// A row's or column's name, e.g. `GD/24`.
  public String code(int index) {
    int sectors = vintage().size();
    return regions.get(index / sectors).abbr() + "/" + vintage().sector(index % sectors).code();
  }
}
