package tanlu.assistant.plan;

import java.util.List;

/// Shares of a table's width by what its columns hold: each in proportion to its longest cell, no
/// cell counting for more than a few lines would need.
final class ColumnWidths {
  private static final double LONGEST = 26;
  private static final double SHORTEST = 5;

  private ColumnWidths() {}

  /// Parts of 1, one per column.
  static double[] of(Block.Table table) {
    double[] widths = new double[table.header().size()];
    double all = 0;
    for (int c = 0; c < widths.length; c++) {
      double most = width(table.header().get(c)) / 2;
      for (List<List<Run>> row : table.rows()) {
        double cell = row.get(c).stream().mapToDouble(run -> width(run.text())).sum();
        most = Math.max(most, cell > LONGEST ? LONGEST + (cell - LONGEST) / 8 : cell);
      }
      widths[c] = Math.clamp(most, SHORTEST, 2 * LONGEST) + 2;
      all += widths[c];
    }
    for (int c = 0; c < widths.length; c++) {
      widths[c] /= all;
    }
    return widths;
  }

  /// In Latin letters; a Chinese character is as wide as two.
  private static double width(String text) {
    return text.codePoints().mapToDouble(c -> c > 0x2E80 ? 2 : 1.05).sum();
  }
}
