package tanlu.assistant.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table row under construction; a null cell is a value that is not there.
final class Row {
  private final List<@Nullable Object> cells = new ArrayList<@Nullable Object>();

  Row add(@Nullable Object cell) {
    cells.add(cell);
    return this;
  }

  // Chart.Table predates gaps in its cells' type; JSON writes them as null.
  @SuppressWarnings("NullAway")
  List<Object> cells() {
    return Collections.unmodifiableList(cells);
  }
}
