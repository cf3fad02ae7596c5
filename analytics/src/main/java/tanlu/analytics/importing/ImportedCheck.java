package tanlu.analytics.importing;

import java.util.List;

/// What an imported table shows against its identities; amounts in 100 million yuan.
///
/// @param rowResidual uses less supply, the largest over the sectors
/// @param columnResidual inputs less output, the largest over the sectors
/// @param zeroOutput codes of sectors without gross output
/// @param negative negative values, largest first
/// @param absorbing sectors with a column of A at or above 1
/// @param smallestRequirement the smallest element of L
/// @param errors the largest statistical errors (column ERR)
/// @param householdColumnsSuspected rural households are given more than urban ones
/// @param blanks flows left blank and read as 0
public record ImportedCheck(
    At rowResidual,
    At columnResidual,
    List<String> zeroOutput,
    List<At> negative,
    List<At> absorbing,
    double smallestRequirement,
    List<At> errors,
    boolean householdColumnsSuspected,
    int blanks,
    double valueAdded,
    double largestOutput) {

  /// A value of the table.
  ///
  /// @param row the row's code
  /// @param column the column's code
  public record At(String row, String column, Place place, double value) {}
}
