package tanlu.analytics.unit;

/// What a unit measures, as exponents of the four base dimensions this field needs. Intensity, for
/// one, is mass of CO2 to the power 1 and money to the power −1; a share has all exponents 0.
///
/// @param money exponent of money (base: yuan)
/// @param co2 exponent of the mass of carbon dioxide (base: tonne)
/// @param energy exponent of energy (base: tonne of coal equivalent)
/// @param people exponent of population (base: person)
public record Dimension(int money, int co2, int energy, int people) {
  public static final Dimension NONE = new Dimension(0, 0, 0, 0);

  Dimension plus(Dimension other, int sign) {
    return new Dimension(
        money + sign * other.money,
        co2 + sign * other.co2,
        energy + sign * other.energy,
        people + sign * other.people);
  }
}
