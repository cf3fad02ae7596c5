package tanlu.analytics.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The Kaya identity `C = P × G/P × E/G × C/E` and what each factor adds to a change of C, by
/// additive [Lmdi]: C emissions, P population, G GDP, E energy.
///
/// A quantity not held in both years is not filled in. The two factors that need it stay joined in
/// one effect (without energy, `E/G × C/E = C/G`), which is still exact.
public final class Kaya {

  /// The four factors, in the order of the identity.
  public enum Factor {
    POPULATION,
    GDP_PER_PERSON,
    ENERGY_PER_GDP,
    EMISSIONS_PER_ENERGY
  }

  /// What is known of one year; units free, but the same in both years. GDP at constant prices, or
  /// inflation appears as growth.
  public record Year(
      OptionalDouble population, OptionalDouble gdp, OptionalDouble energy, double emissions) {

    /// The numerator of a factor; its denominator is the numerator of the one before.
    private OptionalDouble numerator(Factor factor) {
      return switch (factor) {
        case POPULATION -> population;
        case GDP_PER_PERSON -> gdp;
        case ENERGY_PER_GDP -> energy;
        case EMISSIONS_PER_ENERGY -> OptionalDouble.of(emissions);
      };
    }
  }

  /// The effect of one factor, or of neighbouring factors that the data cannot tell apart.
  ///
  /// @param factors one or more, in the order of the identity
  /// @param change in the unit of the emissions
  public record Effect(List<Factor> factors, double change) {
    public Effect {
      factors = List.copyOf(factors);
    }
  }

  /// The whole decomposition; the effects sum to the change.
  public record Decomposition(List<Effect> effects, double change) {
    public Decomposition {
      effects = List.copyOf(effects);
    }

    /// Factors that have no effect of their own for want of data.
    public List<Factor> missing() {
      return effects.stream()
          .map(Effect::factors)
          .filter(factors -> factors.size() > 1)
          .flatMap(List::stream)
          .toList();
    }
  }

  private Kaya() {}

  /// @throws IllegalArgumentException where a quantity held is not above 0
  public static Decomposition decompose(Year before, Year after) {
    List<List<Factor>> groups = new ArrayList<>();
    List<Double> start = new ArrayList<>();
    List<Double> end = new ArrayList<>();
    List<Factor> joined = new ArrayList<>();
    double startBelow = 1;
    double endBelow = 1;
    for (Factor factor : Factor.values()) {
      joined.add(factor);
      OptionalDouble first = before.numerator(factor);
      OptionalDouble last = after.numerator(factor);
      if (first.isEmpty() || last.isEmpty()) {
        continue;
      }
      double startValue = positive(factor, first.getAsDouble());
      double endValue = positive(factor, last.getAsDouble());
      groups.add(List.copyOf(joined));
      start.add(startValue / startBelow);
      end.add(endValue / endBelow);
      startBelow = startValue;
      endBelow = endValue;
      joined.clear();
    }
    double[] changes = Lmdi.additive(new double[][] {array(start)}, new double[][] {array(end)});
    List<Effect> effects = new ArrayList<>();
    for (int k = 0; k < changes.length; k++) {
      effects.add(new Effect(groups.get(k), changes[k]));
    }
    return new Decomposition(effects, after.emissions() - before.emissions());
  }

  private static double positive(Factor factor, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "the numerator of the Kaya factor "
              + factor
              + " is "
              + value
              + "; expected above 0, or an empty value where it is not held");
    }
    return value;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
