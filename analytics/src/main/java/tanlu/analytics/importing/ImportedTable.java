package tanlu.analytics.importing;

import java.util.List;
import tanlu.analytics.data.IoTable;

/// A table read from a user's file, its numbers by code with their places, and what was noticed.
///
/// @param table ready for every analysis
/// @param check what it shows when held against its identities
public record ImportedTable(
    IoTable table, TableValues values, ImportedCheck check, List<Notice> notices) {}
