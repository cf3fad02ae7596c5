package tanlu.analytics.roadmap;

import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;

/// How final demand shifts between industry with construction, sectors 02 to 27, and the others:
/// factors that leave its sum as it is.
record DemandStructure(double industry, double others) {
  private static final int FIRST = 1;
  private static final int LAST = 26;

  static boolean isIndustry(int sector) {
    return sector >= FIRST && sector <= LAST;
  }

  /// @param index the share of industry over that of the nowcast year
  /// @param part of final demand that is industry's in the table
  static DemandStructure of(double index, double part) {
    double others =
        part <= 0 || part >= 1 || index * part >= 1 ? 1 : (1 - index * part) / (1 - part);
    return new DemandStructure(others == 1 ? 1 : index, others);
  }

  double of(int sector) {
    return isIndustry(sector) ? industry : others;
  }

  /// The share of industry and construction by year from the nowcast's on, 1 in that: from the
  /// nation's table of 2020 along the shares assumed.
  static double[] index(Parameters parameters, Dataset data, Region region) {
    IoTable nation = data.table(data.nation(), 2020).orElseThrow();
    double industry = 0;
    double all = 0;
    for (int i = 0; i < nation.size(); i++) {
      all += nation.valueAdded(i);
      industry += isIndustry(i) ? nation.valueAdded(i) : 0;
    }
    Course course = new Course(2020, industry / all * 100);
    Parameters.of(parameters.secondary(), region.abbr())
        .forEach(driver -> course.add(driver.to(), driver.band().central()));
    double[] index = new double[Start.LAST - Start.NOWCAST + 1];
    for (int t = 0; t < index.length; t++) {
      index[t] = course.at(Start.NOWCAST + t) / course.at(Start.NOWCAST);
    }
    return index;
  }
}
