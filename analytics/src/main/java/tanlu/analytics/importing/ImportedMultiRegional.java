package tanlu.analytics.importing;

import java.util.List;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.proof.Source;

/// A multi-regional table read from a user's file and what was noticed; amounts in 100 million
/// yuan.
///
/// @param unit the code of the file's unit
/// @param rowResidual deliveries less gross output, the largest, and its row
/// @param columnResidual inputs less gross output, the largest, and its column
/// @param zeroOutput province and code of sectors without gross output
/// @param negatives how many numbers are below 0
/// @param smallestRequirement the smallest element of L
public record ImportedMultiRegional(
    MultiRegionalTable table,
    Source source,
    Place sheet,
    String unit,
    Residual rowResidual,
    Residual columnResidual,
    List<String> zeroOutput,
    int negatives,
    double smallestRequirement,
    double valueAdded,
    double gdp,
    List<Notice> notices) {

  /// @param at province and sector code
  public record Residual(String at, double value) {}
}
