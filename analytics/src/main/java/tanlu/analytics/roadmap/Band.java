package tanlu.analytics.roadmap;

/// A value three ways: low, central and high of a driver; business as usual, stated and
/// strengthened of a lever.
public record Band(double low, double central, double high) {
  static Band of(double value) {
    return new Band(value, value, value);
  }

  double at(Scenario scenario) {
    return switch (scenario) {
      case BAU -> low;
      case STATED -> central;
      case STRENGTHENED -> high;
    };
  }

  /// Along the line from this band to another.
  ///
  /// @param part 0 here, 1 there
  Band towards(Band other, double part) {
    return new Band(
        low + (other.low - low) * part,
        central + (other.central - central) * part,
        high + (other.high - high) * part);
  }

  Band times(double factor) {
    return new Band(low * factor, central * factor, high * factor);
  }

  boolean rising() {
    return low <= central && central <= high;
  }

  boolean falling() {
    return low >= central && central >= high;
  }

  /// As a parameter file writes it.
  String written() {
    return "[" + low + ", " + central + ", " + high + "]";
  }
}
