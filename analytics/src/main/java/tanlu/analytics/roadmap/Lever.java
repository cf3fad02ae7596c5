package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// One thing that can be done about emissions: where it acts, how, and its course to 2060.
///
/// @param group the wedge it belongs to
/// @param rows inventory rows it acts on
/// @param fuels the streams of those rows it acts on, see [Start#STREAMS]
/// @param output for [Effect#OUTPUT], the input-output sector whose output it sets
/// @param beside the lever that acts before it and whose share is of the same output, see [Routes]
/// @param start the value before it begins to move; empty where the region's own is known
/// @param lag years until what is chosen shows in emissions
/// @param trajectory after the start, linear between the years and level after the last
/// @param cost yuan per tonne of CO2, where held
/// @param upstream input-output sectors that must supply it
/// @param downstream input-output sectors that feel it
/// @param source the assumption, or the stem of the assumptions, it rests on
public record Lever(
    String key,
    Text name,
    String group,
    Effect effect,
    String unit,
    List<Integer> rows,
    List<String> fuels,
    Optional<String> output,
    Optional<Moves> moves,
    Optional<String> beside,
    int startYear,
    OptionalDouble start,
    int lag,
    NavigableMap<Integer, Band> trajectory,
    Optional<Band> cost,
    List<String> upstream,
    List<String> downstream,
    Optional<Text> note,
    String source) {

  /// How a lever acts on what it meets.
  public enum Effect {
    /// The emitting part keeps `(100 − s_t) / (100 − s_start)`.
    SHARE,
    /// It keeps `x_t / x_start`.
    INDEX,
    /// It keeps `Π (1 − r)` over the years since the start.
    RATE,
    /// Gross output of a sector is `x_t / x_start` of its start.
    OUTPUT,
    /// Own generation is `(100 − s_t) / (100 − s_start)` of what it would be, s the net imports of
    /// power in what is used.
    IMPORTS,
    /// Tonnes captured, by the region's share of the emissions acted on.
    TONNES,
    /// Tonnes taken from the air, against the residual.
    REMOVAL
  }

  /// Inputs that go elsewhere as a lever acts.
  ///
  /// @param from input-output sectors whose inputs shrink
  /// @param to the sector that grows instead; empty: value added
  /// @param columns the using sectors; `households` is their final demand
  public record Moves(List<String> from, Optional<String> to, List<String> columns) {}

  /// Whether after the last value given for it it goes on as it does in the scenario.
  public boolean goesOn() {
    return switch (effect) {
      case SHARE, INDEX, OUTPUT -> true;
      case RATE, IMPORTS, TONNES, REMOVAL -> false;
    };
  }

  /// Its name and key, for an error.
  String titleZh() {
    return "“" + name.zh() + "”（" + key + "）";
  }

  String titleEn() {
    return "“" + name.en() + "” (" + key + ")";
  }

  /// The same lever with another start, course or cost, from another source.
  Lever changed(
      int year,
      OptionalDouble value,
      NavigableMap<Integer, Band> course,
      Optional<Band> price,
      String from) {
    return new Lever(
        key,
        name,
        group,
        effect,
        unit,
        rows,
        fuels,
        output,
        moves,
        beside,
        year,
        value,
        lag,
        course,
        price,
        upstream,
        downstream,
        note,
        from);
  }

  /// The same lever in a region that starts elsewhere than the nation: it covers the same part of
  /// the way to the trajectory's end. A region that is past the end stays where it is.
  ///
  /// @param nation the nation's start
  Lever startingAt(double own, double nation) {
    NavigableMap<Integer, Band> course = new TreeMap<>();
    Band end = trajectory.lastEntry().getValue();
    trajectory.forEach(
        (year, band) ->
            course.put(
                year,
                new Band(
                    part(band.low(), nation, end.low(), own),
                    part(band.central(), nation, end.central(), own),
                    part(band.high(), nation, end.high(), own))));
    return changed(startYear, OptionalDouble.of(own), course, cost, source);
  }

  private static double part(double value, double nation, double end, double own) {
    return own >= end ? own : own + (end - own) * Math.max(0, value - nation) / (end - nation);
  }

  /// The same lever counted from a later year on; where it stands then by its central course is its
  /// start.
  Lever from(int year) {
    if (effect == Effect.RATE || startYear >= year) {
      return this;
    }
    return changed(
        year,
        OptionalDouble.of(level(year).central()),
        new TreeMap<>(trajectory.tailMap(year, false)),
        cost,
        source);
  }

  /// The value of a year: a share, an index, tonnes, or for rates the percentage left of 100.
  Band level(double year) {
    if (effect == Effect.RATE) {
      return kept(year);
    }
    Band last = Band.of(start.orElseThrow());
    int at = startYear;
    for (Map.Entry<Integer, Band> point : trajectory.entrySet()) {
      if (year <= at) {
        return last;
      }
      if (year <= point.getKey()) {
        return last.towards(point.getValue(), (year - at) / (point.getKey() - at));
      }
      last = point.getValue();
      at = point.getKey();
    }
    return last;
  }

  private Band kept(double year) {
    Band left = Band.of(100);
    for (int each = startYear + 1; each < year + 1; each++) {
      Map.Entry<Integer, Band> period = trajectory.floorEntry(each);
      if (period == null) {
        continue;
      }
      double part = Math.min(1, year - each + 1);
      Band rate = period.getValue();
      left =
          new Band(
              left.low() * StrictMath.pow(1 - rate.low() / 100, part),
              left.central() * StrictMath.pow(1 - rate.central() / 100, part),
              left.high() * StrictMath.pow(1 - rate.high() / 100, part));
    }
    return left;
  }

  /// What is left of the emitting part, 0 and more; in Mt for tonnes (beyond those of the start)
  /// and removals.
  ///
  /// @param year a year of the lever's own course
  Band left(double year) {
    Band now = level(year - lag);
    double from = start.orElse(100);
    return switch (effect) {
      case SHARE ->
          from >= 100
              ? Band.of(1)
              : new Band(
                  Math.max(0, 100 - now.low()) / (100 - from),
                  Math.max(0, 100 - now.central()) / (100 - from),
                  Math.max(0, 100 - now.high()) / (100 - from));
      case IMPORTS ->
          new Band(
              (100 - now.low()) / (100 - from),
              (100 - now.central()) / (100 - from),
              (100 - now.high()) / (100 - from));
      case INDEX, OUTPUT -> new Band(now.low() / from, now.central() / from, now.high() / from);
      case RATE -> new Band(now.low() / 100, now.central() / 100, now.high() / 100);
      case TONNES, REMOVAL -> {
        double mega = unit.startsWith("100 ") ? 100 : 1;
        double before = effect == Effect.TONNES ? from : 0;
        yield new Band(
            (now.low() - before) * mega,
            (now.central() - before) * mega,
            (now.high() - before) * mega);
      }
    };
  }
}
