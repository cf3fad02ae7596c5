package tanlu.assistant.tool;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/// A result with the rows that were asked for by name, wherever they stand in it.
///
/// @param asked by sector code
/// @param parts the largest of the sectors a name means where it means several, by sector code
record Asked<T, R>(@JsonUnwrapped T whole, Map<String, R> asked, Map<String, R> parts) {
  Asked(T whole, Map<String, R> asked) {
    this(whole, asked, Map.of());
  }
}
