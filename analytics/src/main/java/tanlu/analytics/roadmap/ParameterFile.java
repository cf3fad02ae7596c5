package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// Reads `roadmap.yaml`.
final class ParameterFile {
  private static final Set<String> SECTIONS =
      Set.of(
          "version",
          "growth",
          "population",
          "secondary",
          "sink",
          "nowcast",
          "flags",
          "uncertainty",
          "levers");
  private static final Set<String> LEVER =
      Set.of(
          "key",
          "name",
          "group",
          "effect",
          "unit",
          "rows",
          "fuels",
          "output",
          "moves",
          "lag",
          "start",
          "source",
          "trajectory",
          "cost",
          "upstream",
          "downstream",
          "note");

  private ParameterFile() {}

  static Parameters read(String file, String text) {
    Yaml root = Yaml.parse(file, text);
    root.fields(SECTIONS);
    Yaml nowcast = root.get("nowcast");
    Yaml fall = nowcast.get("intensity_fall");
    Yaml uncertainty = root.get("uncertainty");
    Map<String, Lever> levers = new LinkedHashMap<>();
    for (Yaml each : root.get("levers").items()) {
      Lever lever = lever(each);
      if (levers.put(lever.key(), lever) != null) {
        throw each.error("the lever " + lever.key() + " stands here a second time");
      }
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
        uncertainty.get("draws").whole(),
        uncertainty.get("table_error").number(),
        levers);
  }

  private static Map<String, List<Driver>> drivers(Yaml section) {
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
                                value.get("band").band(),
                                value.get("source").text()));
                      });
              regions.put(region, drivers);
            });
    return regions;
  }

  private static Map<String, Driver> flags(Yaml section) {
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
                        value.get("source").text())));
    return flags;
  }

  private static int[] years(String period, Yaml at) {
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

  private static Lever lever(Yaml yaml) {
    yaml.fields(LEVER);
    Lever.Effect effect = effect(yaml.get("effect"));
    Yaml start = yaml.get("start");
    start.fields(Set.of("year", "value"));
    int startYear = start.get("year").whole();
    NavigableMap<Integer, Band> trajectory = new TreeMap<>();
    yaml.get("trajectory")
        .fields()
        .forEach(
            (period, value) -> {
              int year = years(period, value)[0];
              if (year <= startYear) {
                throw value.error(
                    year + " is not after the start in " + startYear + "; expected a later year");
              }
              trajectory.put(year, checked(value, effect));
            });
    if (trajectory.isEmpty()) {
      throw yaml.get("trajectory").error("a lever needs at least one year");
    }
    return new Lever(
        yaml.get("key").text(),
        text(yaml.get("name")),
        yaml.get("group").text(),
        effect,
        yaml.get("unit").text(),
        rows(yaml),
        yaml.find("fuels").map(ParameterFile::fuels).orElse(Start.STREAMS),
        yaml.find("output").map(Yaml::text),
        yaml.find("moves").map(ParameterFile::moves),
        startYear,
        start.find("value").map(v -> OptionalDouble.of(v.number())).orElse(OptionalDouble.empty()),
        yaml.find("lag").map(Yaml::whole).orElse(0),
        trajectory,
        yaml.find("cost").map(Yaml::band),
        texts(yaml, "upstream"),
        texts(yaml, "downstream"),
        yaml.find("note").map(ParameterFile::text),
        yaml.get("source").text());
  }

  private static Band checked(Yaml value, Lever.Effect effect) {
    Band band = value.band();
    double least = Math.min(band.low(), Math.min(band.central(), band.high()));
    double most = Math.max(band.low(), Math.max(band.central(), band.high()));
    boolean percent = effect == Lever.Effect.SHARE || effect == Lever.Effect.RATE;
    if (least < 0 || (percent && most > 100)) {
      throw value.error(
          "expected " + (percent ? "0 to 100 %" : "0 or more") + ", not " + least + " to " + most);
    }
    return band;
  }

  private static Lever.Effect effect(Yaml yaml) {
    String text = yaml.text();
    return Arrays.stream(Lever.Effect.values())
        .filter(effect -> effect.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                yaml.error(
                    "unknown effect "
                        + text
                        + "; expected share, index, rate, output, tonnes or removal"));
  }

  private static List<Integer> rows(Yaml yaml) {
    List<Integer> rows = new ArrayList<>();
    for (Yaml item : yaml.find("rows").map(Yaml::items).orElse(List.of())) {
      int row = item.whole();
      if (row < 1 || row > Start.ROWS) {
        throw item.error("expected an inventory row from 1 to " + Start.ROWS + ", not " + row);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> fuels(Yaml yaml) {
    Set<String> fuels = new LinkedHashSet<>();
    for (Yaml item : yaml.items()) {
      if (!Start.STREAMS.contains(item.text())) {
        throw item.error("unknown fuel " + item.text() + "; expected one of " + Start.STREAMS);
      }
      fuels.add(item.text());
    }
    return List.copyOf(fuels);
  }

  private static Lever.Moves moves(Yaml yaml) {
    yaml.fields(Set.of("from", "to", "columns"));
    String to = yaml.get("to").text();
    return new Lever.Moves(
        texts(yaml, "from"),
        to.equals("value_added") ? Optional.empty() : Optional.of(to),
        texts(yaml, "columns"));
  }

  private static List<String> texts(Yaml yaml, String name) {
    return yaml.find(name).map(Yaml::items).orElse(List.of()).stream().map(Yaml::text).toList();
  }

  private static Text text(Yaml yaml) {
    return Text.of(yaml.get("zh").text(), yaml.get("en").text());
  }
}
