package tanlu.evals.score;

import java.util.Optional;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Claim;

/// When two quantities say the same: 5.57 亿吨 and 557 Mt do, 5 % and 5 percentage points do not.
final class Quantities {
  /// What converting between units of one dimension may cost in the last bits.
  private static final double ROUNDING = 1e-9;

  private Quantities() {}

  /// @param absolute the tolerance in the unit of `expected`
  static boolean same(Quantity found, Quantity expected, double absolute, double relative) {
    if (!found.unit().dimension().equals(expected.unit().dimension())
        || isPoints(found) != isPoints(expected)) {
      return false;
    }
    double off = Math.abs(found.to(expected.unit()).value() - expected.value());
    return off <= Math.max(absolute, Math.max(relative, ROUNDING) * Math.abs(expected.value()));
  }

  /// Empty where the claim's unit is none of the known ones.
  static Optional<Quantity> of(Claim claim) {
    return Unit.ofCode(claim.unit()).map(unit -> Quantity.of(claim.value(), unit));
  }

  private static boolean isPoints(Quantity quantity) {
    return quantity.unit().equals(Unit.PERCENTAGE_POINT);
  }
}
