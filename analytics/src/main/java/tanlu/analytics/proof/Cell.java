package tanlu.analytics.proof;

/// Where a published number stands: a table of the dataset, its row and its column.
///
/// @param table e.g. `provincial-co2-by-sector`
/// @param row e.g. `GD/2017`
/// @param column e.g. `39`
public record Cell(String table, String row, String column) {}
