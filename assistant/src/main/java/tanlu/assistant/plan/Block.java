package tanlu.assistant.plan;

import java.util.List;
import tanlu.assistant.chart.ChartSpec;

/// A piece of a section, from top to bottom.
public sealed interface Block {
  /// @param number as written before the title, e.g. （一）
  record Heading(String number, String title) implements Block {}

  /// @param item whether it is one of a list
  record Paragraph(List<Run> runs, boolean item) implements Block {}

  /// @param caption with its number, e.g. 表3
  /// @param rows as long as the header
  /// @param additive whether the rows add up, so that a sheet may sum them
  record Table(
      String number,
      String caption,
      List<String> header,
      List<List<List<Run>>> rows,
      boolean additive)
      implements Block {

    /// The claims of its cells, row by row.
    List<String> claims() {
      return rows.stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .filter(Run.Claimed.class::isInstance)
          .map(run -> ((Run.Claimed) run).claim())
          .distinct()
          .toList();
    }
  }

  /// @param number e.g. 图2
  record Picture(String number, String caption, String source, ChartSpec spec) implements Block {}
}
