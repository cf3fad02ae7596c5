package tanlu.analytics.data;

import tanlu.analytics.proof.Text;

/// A province, or the nation.
///
/// @param abbr the abbreviation the files use, e.g. `GD`; `CN` is the nation
/// @param gb2260 the code of GB/T 2260, e.g. `440000`
public record Region(String abbr, String gb2260, Text name) {
  public boolean isNation() {
    return abbr.equals("CN");
  }
}
