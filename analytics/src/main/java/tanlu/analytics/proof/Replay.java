package tanlu.analytics.proof;

import java.util.IdentityHashMap;
import java.util.function.Function;
import tanlu.analytics.unit.Quantity;

/// Executes a derivation again: published cells are read from the dataset anew, formulas evaluated
/// anew over replayed inputs. Assumptions and matrix analyses stand for themselves here: running
/// the whole analysis again is the caller's part.
public final class Replay {
  private final Function<Cell, Quantity> cells;
  private final IdentityHashMap<Figure, Quantity> seen = new IdentityHashMap<>();

  /// @param cells reads a cell of the dataset
  public Replay(Function<Cell, Quantity> cells) {
    this.cells = cells;
  }

  public Quantity of(Figure figure) {
    Quantity known = seen.get(figure);
    if (known != null) {
      return known;
    }
    Quantity again =
        switch (figure.derivation()) {
          case Derivation.Published published -> cells.apply(published.cell()).to(figure.unit());
          case Derivation.Computed computed ->
              computed.formula().evaluate(computed.inputs(), this::of).to(figure.unit());
          case Derivation.Assumed _, Derivation.Analysed _ -> figure.quantity();
        };
    seen.put(figure, again);
    return again;
  }

  /// Whether the figure's value comes out again, to the bit.
  public boolean holds(Figure figure) {
    return Double.doubleToLongBits(of(figure).value()) == Double.doubleToLongBits(figure.value());
  }
}
