package tanlu.analytics.proof;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import tanlu.analytics.engine.Lmdi;
import tanlu.analytics.unit.Dimension;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Arithmetic over named quantities: `+ − * / ^`, parentheses, numbers, `max(a, b)`, `ln(a)`,
/// `exp(a)`, the logarithmic mean `lmean(a, b)` of [Lmdi], `sum()` over all inputs. A power of a
/// power needs parentheses.
///
/// It is evaluated with units: terms of a sum must share a dimension (the first one's unit is
/// kept), products and quotients multiply and divide units, powers take a pure number on both
/// sides, `ln` and `exp` a pure number. The arithmetic is plain IEEE 754 with `StrictMath`, the
/// same bits on every processor.
public final class Formula {
  private final String text;

  private Formula(String text) {
    this.text = text;
  }

  public static Formula parse(String text) {
    return new Formula(text);
  }

  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula formula && formula.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The value of the formula.
  ///
  /// @param value how an input's quantity is found: as it stands, or replayed
  /// @throws IllegalArgumentException naming the place where the text is not a formula
  public Quantity evaluate(List<Derivation.Input> inputs, Function<Figure, Quantity> value) {
    return new Evaluation(inputs, value).whole();
  }

  /// One walk over the text by recursive descent.
  private final class Evaluation {
    private final List<Derivation.Input> inputs;
    private final Function<Figure, Quantity> value;
    private int at;

    Evaluation(List<Derivation.Input> inputs, Function<Figure, Quantity> value) {
      this.inputs = inputs;
      this.value = value;
    }

    Quantity whole() {
      Quantity result = sum();
      if (peek() != '\0') {
        throw unexpected();
      }
      return result;
    }

    private Quantity sum() {
      Quantity result = product();
      while (true) {
        if (take('+')) {
          result = result.plus(product().to(result.unit()));
        } else if (take('-') || take('−')) {
          result = result.minus(product().to(result.unit()));
        } else {
          return result;
        }
      }
    }

    private Quantity product() {
      Quantity result = power();
      while (true) {
        if (take('*') || take('×')) {
          result = result.times(power());
        } else if (take('/')) {
          result = result.per(power());
        } else {
          return result;
        }
      }
    }

    private Quantity power() {
      Quantity base = atom();
      if (!take('^')) {
        return base;
      }
      double exponent = number(atom());
      return Quantity.of(StrictMath.pow(number(base), exponent), Unit.ONE);
    }

    private Quantity atom() {
      if (take('(')) {
        Quantity inner = sum();
        if (!take(')')) {
          throw unexpected();
        }
        return inner;
      }
      if (take('-') || take('−')) {
        Quantity operand = power();
        return Quantity.of(-operand.value(), operand.unit());
      }
      char next = peek();
      int start = at;
      if (Character.isDigit(next)) {
        while (Character.isDigit(peekRaw()) || peekRaw() == '.') {
          at++;
        }
        return Quantity.of(literal(start), Unit.ONE);
      }
      while (Character.isLetterOrDigit(peekRaw()) || peekRaw() == '_') {
        at++;
      }
      String name = text.substring(start, at);
      if (name.equals("sum")) {
        if (!take('(') || !take(')')) {
          throw unexpected();
        }
        return total();
      }
      if (name.equals("max") && take('(')) {
        return ofTwo((left, right) -> left >= right ? left : right);
      }
      if (name.equals("lmean") && take('(')) {
        return ofTwo(Lmdi::logarithmicMean);
      }
      if (name.equals("ln") && take('(')) {
        return ofNumber(StrictMath::log);
      }
      if (name.equals("exp") && take('(')) {
        return ofNumber(StrictMath::exp);
      }
      for (Derivation.Input input : inputs) {
        if (input.name().equals(name)) {
          return value.apply(input.figure());
        }
      }
      throw unexpected();
    }

    private double literal(int start) {
      try {
        return Double.parseDouble(text.substring(start, at));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            text.substring(start, at) + " is not a number, in formula: " + text, e);
      }
    }

    private Quantity ofTwo(DoubleBinaryOperator function) {
      Quantity left = sum();
      if (!take(',')) {
        throw unexpected();
      }
      Quantity right = sum().to(left.unit());
      if (!take(')')) {
        throw unexpected();
      }
      return Quantity.of(function.applyAsDouble(left.value(), right.value()), left.unit());
    }

    private Quantity ofNumber(DoubleUnaryOperator function) {
      double operand = number(sum());
      if (!take(')')) {
        throw unexpected();
      }
      return Quantity.of(function.applyAsDouble(operand), Unit.ONE);
    }

    private Quantity total() {
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("sum() needs at least one figure to add");
      }
      Quantity result = value.apply(inputs.getFirst().figure());
      for (Derivation.Input input : inputs.subList(1, inputs.size())) {
        result = result.plus(value.apply(input.figure()).to(result.unit()));
      }
      return result;
    }

    private double number(Quantity quantity) {
      if (!quantity.unit().dimension().equals(Dimension.NONE)) {
        throw new IllegalArgumentException(
            "powers, ln and exp take pure numbers, not " + quantity.unit() + ", in: " + text);
      }
      return quantity.to(Unit.ONE).value();
    }

    private char peekRaw() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private char peek() {
      while (peekRaw() == ' ') {
        at++;
      }
      return peekRaw();
    }

    private boolean take(char symbol) {
      if (peek() == symbol) {
        at++;
        return true;
      }
      return false;
    }

    private IllegalArgumentException unexpected() {
      return new IllegalArgumentException("unexpected text at " + at + " of formula: " + text);
    }
  }
}
