package tanlu.assistant.answer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A number of an answer, with what proves it.
///
/// @param id e.g. `c1`
/// @param shown the number as the text shows it, with its unit
/// @param value the exact value in `unit`
/// @param unit the unit's code
/// @param label what the number is, in the answer's language
public record Claim(
    String id, String shown, double value, String unit, String label, Proof derivation) {

  /// @param kind `published`, `assumed` or `computed`
  /// @param formula the arithmetic or matrix equation; null where the value was read
  /// @param inputs each a claim id, a `{table, cell, source}` or a nested figure with its own
  ///   inputs
  /// @param tool the tool whose result holds the value
  /// @param arguments the tool's arguments
  /// @param path JSON pointer of the value in that result
  public record Proof(
      String kind,
      @Nullable String formula,
      JsonNode inputs,
      String tool,
      JsonNode arguments,
      String path) {}
}
