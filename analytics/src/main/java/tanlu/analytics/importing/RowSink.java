package tanlu.analytics.importing;

/// Takes the rows of a sheet one by one, for sheets too large to be held as a [Grid].
interface RowSink {
  /// @param row from 0
  /// @param cells from column 0; to be read at once, not kept
  /// @return whether more rows are wanted
  boolean row(int row, Content[] cells);
}
