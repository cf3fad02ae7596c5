package tanlu.analytics.importing;

import java.util.List;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

/// Tells the two classifications of sectors apart by the names a table gives its codes.
final class Recognised {
  /// A few names differ from the published ones in some files; the vintages differ in sixteen.
  private static final int FEWEST_NAMES = 36;

  private Recognised() {}

  /// @param names by sector, every text that may be its name
  /// @throws ImportException where neither vintage fits, or the one that fits is not the year's
  static Vintage vintage(List<List<String>> names, int year, Place sheet) {
    int of2012 = matches(Vintage.V2012, names);
    int of2017 = matches(Vintage.V2017, names);
    String counted = "2012: " + of2012 + "/42, 2017: " + of2017 + "/42";
    if (Math.max(of2012, of2017) < FEWEST_NAMES) {
      throw new ImportException(
          Fault.UNKNOWN_VINTAGE,
          sheet,
          counted,
          Text.of(
              "2012 或 2017 年 42 部门分类的名称",
              "the names of the 42 sectors of 2012 or of 2017 beside their codes"));
    }
    Vintage found = of2012 > of2017 ? Vintage.V2012 : Vintage.V2017;
    Vintage expected = Vintage.ofTable(year);
    if (found != expected) {
      throw new ImportException(
          Fault.UNKNOWN_VINTAGE,
          sheet,
          counted,
          Text.of(
              year + " 年的表采用 " + (expected == Vintage.V2012 ? 2012 : 2017) + " 年部门分类",
              "the sectors of "
                  + (expected == Vintage.V2012 ? 2012 : 2017)
                  + " in a table of "
                  + year));
    }
    return found;
  }

  private static int matches(Vintage vintage, List<List<String>> names) {
    int matches = 0;
    for (int i = 0; i < names.size(); i++) {
      String zh = Content.characters(vintage.sector(i).name().zh());
      String en = Content.letters(vintage.sector(i).name().en());
      if (names.get(i).stream()
          .anyMatch(
              name -> Content.characters(name).equals(zh) || Content.letters(name).equals(en))) {
        matches++;
      }
    }
    return matches;
  }
}
