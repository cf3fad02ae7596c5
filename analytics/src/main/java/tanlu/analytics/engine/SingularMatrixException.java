package tanlu.analytics.engine;

/// A square matrix without an inverse, to the precision of doubles: one of its columns is a
/// combination of those before it.
public final class SingularMatrixException extends IllegalArgumentException {
  private final int column;

  SingularMatrixException(int column, double pivot) {
    super(
        ("the matrix is singular at column %d: the largest pivot left is %s; expected one above"
                + " rounding")
            .formatted(column + 1, pivot));
    this.column = column;
  }

  SingularMatrixException(String message, SingularMatrixException cause) {
    super(message, cause);
    this.column = cause.column;
  }

  /// The index of the first column that depends on those before it, from 0.
  public int column() {
    return column;
  }
}
