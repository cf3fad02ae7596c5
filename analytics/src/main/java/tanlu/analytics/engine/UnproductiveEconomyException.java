package tanlu.analytics.engine;

/// Changed coefficients under which some sectors, together, use up more than they make: no output
/// meets every final demand.
public final class UnproductiveEconomyException extends IllegalArgumentException {
  private final int sector;
  private final double columnSum;

  UnproductiveEconomyException(int sector, double columnSum) {
    super(
        ("after the change no output meets every final demand: of the changed sectors, index %d has"
                + " the largest column sum of A, %.4f; expected a smaller rise of its inputs")
            .formatted(sector, columnSum));
    this.sector = sector;
    this.columnSum = columnSum;
  }

  /// The index of the sector, among those changed, that buys most per unit of output.
  public int sector() {
    return sector;
  }

  /// What it buys per unit of output, after the change.
  public double columnSum() {
    return columnSum;
  }
}
