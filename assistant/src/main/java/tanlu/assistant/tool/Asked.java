package tanlu.assistant.tool;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/// A result with the rows that were asked for by name, wherever they stand in it.
///
/// @param asked by sector code
record Asked<T, R>(@JsonUnwrapped T whole, Map<String, R> asked) {}
