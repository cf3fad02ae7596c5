package tanlu.analytics.roadmap;

/// When the levers reach what they reach: the year of a lever's own course for each year of the
/// roadmap. To the peak year p it runs to the anchor q, from there to the course's end in the
/// neutral year; a straight line where no peak is asked for.
///
/// @param neutral the year in which the levers are where their courses end in 2060
/// @param peak the year asked for; the nowcast year where none is
/// @param anchor the year of the courses reached in the peak year
record Pace(int neutral, int peak, double anchor) {
  static Pace to(int neutral) {
    return new Pace(neutral, Start.NOWCAST, Start.NOWCAST);
  }

  double leverYear(int year) {
    return year <= peak
        ? between(year, Start.NOWCAST, peak, Start.NOWCAST, anchor)
        : between(year, peak, neutral, anchor, Start.LAST);
  }

  private static double between(double year, double from, double to, double low, double high) {
    return to == from ? low : low + (high - low) * Math.min(1, (year - from) / (to - from));
  }
}
