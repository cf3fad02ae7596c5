package tanlu.analytics.unit;

/// Two quantities met whose units do not go together.
public final class UnitMismatchException extends RuntimeException {
  UnitMismatchException(Unit left, String operation, Unit right) {
    super(
        "cannot " + operation + " " + left + " and " + right + ": the units differ; convert first");
  }
}
