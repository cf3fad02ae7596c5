package tanlu.analytics.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// What one driver adds to a change of emissions.
///
/// @param change in Mt; the effects of a decomposition sum to the whole change
/// @param relative the same in per cent of the emissions at the start
/// @param factor what the driver alone multiplies emissions by, LMDI only; the factors multiply to
///   the ratio of last to first
public record Effect(Text name, Figure change, Figure relative, Optional<Figure> factor) {
  /// The strongest push first, the strongest pull last.
  static Map<String, Effect> ranked(Map<String, Effect> effects) {
    Map<String, Effect> ranked = new LinkedHashMap<>();
    Totals.ranked(List.copyOf(effects.entrySet()), entry -> entry.getValue().change().value())
        .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
    return ranked;
  }
}
