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
import org.jspecify.annotations.Nullable;
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
          "imports",
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
          "beside",
          "lag",
          "start",
          "source",
          "trajectory",
          "cost",
          "upstream",
          "downstream",
          "note");

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
      Lever lever = lever(each);
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

  private static int draws(Yaml yaml) {
    int draws = yaml.whole();
    if (draws < 1 || draws > MOST_DRAWS) {
      throw yaml.error("expected 1 to " + MOST_DRAWS + " draws, not " + draws);
    }
    return draws;
  }

  /// Parameters with those of a user's own file instead. The file has the sections of the standard
  /// one and of each only what is to change; a region's periods are replaced together, of a lever
  /// its start, trajectory or cost.
  static Parameters over(Parameters base, String file, String text) {
    Yaml root = Yaml.parse(file, text);
    root.fields(SECTIONS);
    String own = Basis.own(file);
    List<String> changed = new ArrayList<>();
    Optional<Yaml> fall = root.find("nowcast").map(nowcast -> nowcast.get("intensity_fall"));
    fall.ifPresent(_ -> changed.add("nowcast.intensity_fall"));
    Optional<Yaml> uncertainty = root.find("uncertainty");
    uncertainty.ifPresent(
        yaml ->
            yaml.fields(Set.of("seed", "draws", "table_error"))
                .keySet()
                .forEach(name -> changed.add("uncertainty." + name)));
    Map<String, Driver> flags = new LinkedHashMap<>(base.flags());
    root.find("flags").ifPresent(yaml -> flags.putAll(flags(yaml, own)));
    root.find("flags")
        .ifPresent(yaml -> yaml.fields().keySet().forEach(name -> changed.add("flags." + name)));
    return new Parameters(
        file,
        over(base.growth(), root, "growth", own, changed),
        over(base.population(), root, "population", own, changed),
        over(base.secondary(), root, "secondary", own, changed),
        over(base.sink(), root, "sink", own, changed),
        fall.map(
                yaml ->
                    new Driver(
                        base.intensityFall().from(),
                        base.intensityFall().to(),
                        yaml.get("band").band(),
                        own))
            .orElse(base.intensityFall()),
        flags,
        uncertainty.flatMap(yaml -> yaml.find("seed")).map(Yaml::whole).orElse(base.seed()),
        uncertainty
            .flatMap(yaml -> yaml.find("draws"))
            .map(ParameterFile::draws)
            .orElse(base.draws()),
        uncertainty
            .flatMap(yaml -> yaml.find("table_error"))
            .map(Yaml::number)
            .orElse(base.tableError()),
        levers(base.levers(), root, own, changed),
        imports(base.imports(), root, own, changed),
        List.copyOf(changed));
  }

  private static Map<String, List<Driver>> over(
      Map<String, List<Driver>> base, Yaml root, String name, String own, List<String> changed) {
    Map<String, List<Driver>> drivers = new LinkedHashMap<>(base);
    Optional<Yaml> section = root.find(name);
    if (section.isEmpty()) {
      return drivers;
    }
    drivers(section.get(), own)
        .forEach(
            (region, periods) -> {
              Yaml at = section.get().get(region);
              if (periods.isEmpty()) {
                throw at.error(region + " has no year; expected one or more");
              }
              for (int year = Start.NOWCAST + 1;
                  name.equals("growth") && year <= Start.LAST;
                  year++) {
                int wanted = year;
                if (periods.stream().noneMatch(d -> d.from() <= wanted && wanted <= d.to())) {
                  throw at.error(
                      "the growth of "
                          + region
                          + " has nothing for "
                          + year
                          + "; expected every year"
                          + " to "
                          + Start.LAST);
                }
              }
              drivers.put(region, periods);
              changed.add(name + "." + region);
            });
    return drivers;
  }

  private static Map<String, PowerImports> imports(
      Map<String, PowerImports> base, Yaml root, String own, List<String> changed) {
    Map<String, PowerImports> imports = new LinkedHashMap<>(base);
    root.find("imports")
        .map(section -> imports(section, own))
        .orElse(Map.of())
        .forEach(
            (region, share) -> {
              imports.put(region, share);
              changed.add("imports." + region);
            });
    return imports;
  }

  /// @param own the source of what names none
  private static Map<String, PowerImports> imports(Yaml section, @Nullable String own) {
    Map<String, PowerImports> imports = new LinkedHashMap<>();
    section.fields().forEach((region, yaml) -> imports.put(region, PowerImports.read(yaml, own)));
    return imports;
  }

  private static Map<String, Lever> levers(
      Map<String, Lever> base, Yaml root, String own, List<String> changed) {
    Map<String, Lever> levers = new LinkedHashMap<>(base);
    for (Yaml each : root.find("levers").map(Yaml::items).orElse(List.of())) {
      each.fields(Set.of("key", "start", "trajectory", "cost"));
      String key = each.get("key").text();
      Lever lever = base.get(key);
      if (lever == null) {
        throw each.get("key")
            .error("there is no lever " + key + "; expected one of " + base.keySet());
      }
      if (lever.effect() == Lever.Effect.IMPORTS) {
        throw each.error(
            key + "因地区而异，请写在imports一节",
            key + " differs by region; expected in the section imports");
      }
      if (changed.contains("levers." + key)) {
        throw each.error("the lever " + key + " stands here a second time");
      }
      Optional<Yaml> start = each.find("start");
      start.ifPresent(yaml -> yaml.fields(Set.of("year", "value")));
      int year = start.map(yaml -> yaml.get("year").whole()).orElse(lever.startYear());
      levers.put(
          key,
          lever.changed(
              year,
              start
                  .flatMap(yaml -> yaml.find("value"))
                  .map(yaml -> OptionalDouble.of(yaml.number()))
                  .orElse(lever.start()),
              each.find("trajectory")
                  .map(yaml -> trajectory(yaml, lever.effect(), year))
                  .orElse(lever.trajectory()),
              each.find("cost").map(ParameterFile::range).or(lever::cost),
              own));
      changed.add("levers." + key);
    }
    root.find("levers").ifPresent(at -> whole(levers, at));
    return levers;
  }

  private static void whole(Map<String, Lever> levers, Yaml at) {
    Routes.excess(List.copyOf(levers.values()), List.of(Scenario.values()))
        .ifPresent(
            said -> {
              throw at.error(said.zh(), said.en());
            });
  }

  private static Map<String, List<Driver>> drivers(Yaml section) {
    return drivers(section, null);
  }

  /// @param own the source of what names none
  private static Map<String, List<Driver>> drivers(Yaml section, @Nullable String own) {
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
                                range(value.get("band")),
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

  private static Map<String, Driver> flags(Yaml section, @Nullable String own) {
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

  private static Lever lever(Yaml yaml) {
    yaml.fields(LEVER);
    Lever.Effect effect = effect(yaml.get("effect"));
    Yaml start = yaml.get("start");
    start.fields(Set.of("year", "value"));
    int startYear = start.get("year").whole();
    NavigableMap<Integer, Band> trajectory = trajectory(yaml.get("trajectory"), effect, startYear);
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
        yaml.find("beside").map(Yaml::text),
        startYear,
        start.find("value").map(v -> OptionalDouble.of(v.number())).orElse(OptionalDouble.empty()),
        yaml.find("lag").map(Yaml::whole).orElse(0),
        trajectory,
        yaml.find("cost").map(ParameterFile::range),
        texts(yaml, "upstream"),
        texts(yaml, "downstream"),
        yaml.find("note").map(ParameterFile::text),
        yaml.get("source").text());
  }

  private static NavigableMap<Integer, Band> trajectory(
      Yaml yaml, Lever.Effect effect, int startYear) {
    NavigableMap<Integer, Band> trajectory = new TreeMap<>();
    yaml.fields()
        .forEach(
            (period, value) -> {
              int year = years(period, value)[0];
              if (year <= startYear) {
                throw value.error(
                    year + " is not after the start in " + startYear + "; expected a later year");
              }
              trajectory.put(year, checked(value, effect));
            });
    if (trajectory.isEmpty() && effect != Lever.Effect.IMPORTS) {
      throw yaml.error("a lever needs at least one year");
    }
    return trajectory;
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
    boolean less = effect == Lever.Effect.INDEX || effect == Lever.Effect.OUTPUT;
    if (less ? !falling(band) : !rising(band)) {
      throw value.error(
          "三个情景互相矛盾：趋势照常、既定政策、强化行动应依次" + (less ? "不增" : "不减") + "，而不是" + written(band),
          "the scenarios contradict each other: business as usual, stated policies and strengthened"
              + " action are expected "
              + (less ? "not to rise" : "not to fall")
              + " in this order, not "
              + written(band));
    }
    return band;
  }

  private static boolean rising(Band band) {
    return band.low() <= band.central() && band.central() <= band.high();
  }

  private static boolean falling(Band band) {
    return band.low() >= band.central() && band.central() >= band.high();
  }

  private static String written(Band band) {
    return "[" + band.low() + ", " + band.central() + ", " + band.high() + "]";
  }

  /// Low, central, high.
  private static Band range(Yaml value) {
    Band band = value.band();
    if (!rising(band)) {
      throw value.error(
          "应为低、中、高三个依次不减的数，而不是" + written(band),
          "expected low, central and high, none below the one before, not " + written(band));
    }
    return band;
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
                        + "; expected share, index, rate, output, imports, tonnes or"
                        + " removal"));
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
