package tanlu.analytics.roadmap;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A value over the years: linear between those known, level before the first and after the last.
final class Course {
  private final NavigableMap<Integer, Double> known = new TreeMap<>();

  Course(int year, double value) {
    known.put(year, value);
  }

  void add(int year, double value) {
    known.put(year, value);
  }

  double at(double year) {
    Map.Entry<Integer, Double> before = known.floorEntry((int) Math.floor(year));
    Map.Entry<Integer, Double> after = known.higherEntry((int) Math.floor(year));
    if (before == null) {
      return known.firstEntry().getValue();
    }
    if (after == null) {
      return before.getValue();
    }
    double part = (year - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + (after.getValue() - before.getValue()) * part;
  }
}
