package tanlu.analytics.roadmap;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// What a region takes in of the power it uses, less what it sends out, in % of that use: below 0
/// where it sends out more than it takes in.
///
/// Own generation is `100 − s` of the use, so that a share that moves from s_0 to s_t leaves own
/// generation at `(100 − s_t) / (100 − s_0)` of what the same use would have asked of it.
///
/// @param year of the start
/// @param start low, central and high of what is known of it
/// @param later business as usual, stated and strengthened by year; empty: the share stays
/// @param source the assumption it rests on
/// @param factor the assumption that holds the CO2 of the power taken in
record PowerImports(
    int year, Band start, NavigableMap<Integer, Band> later, String source, String factor) {

  /// The lever that moves it.
  static final String LEVER = "power.imports";

  /// The source of a share that whoever asks gives.
  static final String ASKED = "imports.asked";

  /// Nothing is held: the share, whatever it is, stays.
  static final PowerImports NONE =
      new PowerImports(Start.NOWCAST, Band.of(0), new TreeMap<>(), LEVER, "");

  private static final String NATION = "lever.power.gridef.2023";
  private static final double LEAST = -900;
  private static final double MOST = 99;

  /// @param own the source where the file names none
  static PowerImports read(Yaml yaml, @Nullable String own) {
    yaml.fields(Set.of("share", "source", "factor"));
    TreeMap<Integer, Band> shares = new TreeMap<>();
    yaml.get("share")
        .fields()
        .forEach(
            (year, value) -> {
              Band band = value.band();
              for (double each : new double[] {band.low(), band.central(), band.high()}) {
                if (!within(each)) {
                  throw value.error(
                      "外来电占比应在-900到99%之间，而不是" + each,
                      "expected a share of imported power from -900 to 99 %, not " + each);
                }
              }
              shares.put(ParameterFile.years(year, value)[0], band);
            });
    if (shares.isEmpty()) {
      throw yaml.get("share").error("expected one year or more");
    }
    int first = shares.firstKey();
    return new PowerImports(
        first,
        shares.firstEntry().getValue(),
        new TreeMap<>(shares.tailMap(first, false)),
        own == null ? yaml.get("source").text() : own,
        yaml.find("factor").map(Yaml::text).orElse(NATION));
  }

  /// A course of one's own, the same in every scenario.
  ///
  /// @param held what is known of the region
  /// @param points by year; that of the nowcast year is the start where none is held, or instead
  /// @throws ParameterException where no start is known, or a share or year is out of bounds
  static PowerImports asked(
      Region region, Optional<PowerImports> held, SortedMap<Integer, Double> points) {
    points.forEach(PowerImports::check);
    NavigableMap<Integer, Band> later = new TreeMap<>();
    points.tailMap(Start.NOWCAST + 1).forEach((year, share) -> later.put(year, Band.of(share)));
    Double given = points.get(Start.NOWCAST);
    if (later.isEmpty() || (given == null && held.isEmpty())) {
      throw new ParameterException(
          Text.of(
              (later.isEmpty()
                      ? LEVER + "只有起点"
                      : "没有" + region.name().zh() + "外来电占比（" + LEVER + "）的数据")
                  + "，请给出"
                  + Start.NOWCAST
                  + "年和以后某年的占比，如{\"2024\": x, \"2035\": y}（外送多于调入为负）",
              (later.isEmpty()
                      ? LEVER + " has no year after its start"
                      : "no share of imported power ("
                          + LEVER
                          + ") is held for "
                          + region.name().en())
                  + "; expected one for "
                  + Start.NOWCAST
                  + " and one for a later year, like {\"2024\": x, \"2035\": y}, negative where"
                  + " more is sent out than taken in"));
    }
    Band start = given == null ? held.orElseThrow().start : Band.of(given);
    int year = given == null ? held.orElseThrow().year : Start.NOWCAST;
    return new PowerImports(
        year, start, later, ASKED, held.map(PowerImports::factor).orElse(NATION));
  }

  private static void check(int year, double share) {
    if (year < Start.NOWCAST || year > Start.LAST || !within(share)) {
      throw new ParameterException(
          Text.of(
              "措施"
                  + LEVER
                  + "在"
                  + year
                  + "年为"
                  + share
                  + "，应为"
                  + Start.NOWCAST
                  + "到"
                  + Start.LAST
                  + "年之间的-900到99%",
              "lever "
                  + LEVER
                  + " in "
                  + year
                  + " is "
                  + share
                  + "; expected -900 to 99 % in a year from "
                  + Start.NOWCAST
                  + " to "
                  + Start.LAST));
    }
  }

  private static boolean within(double share) {
    return share >= LEAST && share <= MOST;
  }

  /// The lever on this course.
  Lever of(Lever lever) {
    return lever.changed(year, OptionalDouble.of(start.central()), later, lever.cost(), source);
  }
}
