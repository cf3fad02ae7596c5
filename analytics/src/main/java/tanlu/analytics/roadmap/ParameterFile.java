package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `roadmap.yaml`, and the sections of it that a file of the user's own has too.
final class ParameterFile {
  static final Set<String> SECTIONS =
      Set.of(
          "version",
          "growth",
          "population",
          "secondary",
          "sink",
          "imports",
          "nowcast",
          "flags",
          "uncertainty",
          "levers");
  private static final int MOST_DRAWS = 10_000;

  private ParameterFile() {}

  static Parameters read(String file, String text) {
    Yaml root = Yaml.parse(file, text);
    root.fields(SECTIONS);
    Yaml nowcast = root.get("nowcast");
    Yaml fall = nowcast.get("intensity_fall");
    Yaml uncertainty = root.get("uncertainty");
    Map<String, Lever> levers = new LinkedHashMap<>();
    for (Yaml each : root.get("levers").items()) {
      Lever lever = LeverReader.read(each);
      if (levers.put(lever.key(), lever) != null) {
        throw each.error("the lever " + lever.key() + " stands here a second time");
      }
      whole(levers, each);
    }
    return new Parameters(
        file,
        drivers(root.get("growth")),
        drivers(root.get("population")),
        drivers(root.get("secondary")),
        drivers(root.get("sink")),
        new Driver(
            nowcast.get("since").whole(),
            nowcast.get("until").whole(),
            fall.get("band").band(),
            fall.get("source").text()),
        flags(root.get("flags")),
        uncertainty.get("seed").whole(),
        draws(uncertainty.get("draws")),
        uncertainty.get("table_error").number(),
        levers,
        imports(root.get("imports"), null),
        List.of());
  }

  static int draws(Yaml yaml) {
    int draws = yaml.whole();
    if (draws < 1 || draws > MOST_DRAWS) {
      throw yaml.error("expected 1 to " + MOST_DRAWS + " draws, not " + draws);
    }
    return draws;
  }

  /// @param own the source of what names none
  static Map<String, PowerImports> imports(Yaml section, @Nullable String own) {
    Map<String, PowerImports> imports = new LinkedHashMap<>();
    section.fields().forEach((region, yaml) -> imports.put(region, PowerImports.read(yaml, own)));
    return imports;
  }

  static void whole(Map<String, Lever> levers, Yaml at) {
    Routes.excess(
            List.copyOf(levers.values()), List.of(Scenario.values()), Start.LAST, (_, year) -> year)
        .ifPresent(
            said -> {
              throw at.error(said.zh(), said.en());
            });
  }

  private static Map<String, List<Driver>> drivers(Yaml section) {
    return drivers(section, null);
  }

  /// @param own the source of what names none
  static Map<String, List<Driver>> drivers(Yaml section, @Nullable String own) {
    Map<String, List<Driver>> regions = new LinkedHashMap<>();
    section
        .fields()
        .forEach(
            (region, periods) -> {
              List<Driver> drivers = new ArrayList<>();
              periods
                  .fields()
                  .forEach(
                      (period, value) -> {
                        int[] years = years(period, value);
                        drivers.add(
                            new Driver(
                                years[0],
                                years[1],
                                value.get("band").range(),
                                own == null ? value.get("source").text() : own));
                      });
              ordered(region, drivers, periods);
              regions.put(region, drivers);
            });
    return regions;
  }

  private static Map<String, Driver> flags(Yaml section) {
    return flags(section, null);
  }

  static Map<String, Driver> flags(Yaml section, @Nullable String own) {
    Map<String, Driver> flags = new LinkedHashMap<>();
    section
        .fields(Set.of("total", "power", "sector"))
        .forEach(
            (name, value) ->
                flags.put(
                    name,
                    new Driver(
                        Start.NOWCAST,
                        Start.LAST,
                        value.get("band").band(),
                        own == null ? value.get("source").text() : own)));
    return flags;
  }

  static int[] years(String period, Yaml at) {
    if (!period.matches("\\d{4}(-\\d{4})?")) {
      throw at.error("expected a year or a period like 2026-2030, not " + period);
    }
    int from = Integer.parseInt(period.substring(0, 4));
    int to = period.length() == 4 ? from : Integer.parseInt(period.substring(5));
    if (to < from) {
      throw at.error("the period " + period + " ends before it begins");
    }
    return new int[] {from, to};
  }

  /// Periods of a region in the order of time, none within another.
  private static void ordered(String region, List<Driver> drivers, Yaml at) {
    for (int i = 1; i < drivers.size(); i++) {
      Driver before = drivers.get(i - 1);
      Driver driver = drivers.get(i);
      if (driver.from() <= before.to()) {
        throw at.error(
            region + "的时段" + driver.from() + "不在前一时段（到" + before.to() + "年）之后，请按年份先后排列且不重叠",
            "the period of "
                + region
                + " from "
                + driver.from()
                + " does not come after the one up to "
                + before.to()
                + "; expected periods in the order of time that do not overlap");
      }
    }
  }
}
