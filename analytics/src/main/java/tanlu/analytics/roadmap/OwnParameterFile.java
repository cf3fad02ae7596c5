package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Reads a `roadmap.yaml` of the user's own over the standard parameters.
final class OwnParameterFile {
  private OwnParameterFile() {}

  /// Parameters with those of a user's own file instead. The file has the sections of the standard
  /// one and of each only what is to change; a region's periods are replaced together, of a lever
  /// its start, trajectory or cost.
  static Parameters over(Parameters base, String file, String text) {
    Yaml root = Yaml.parse(file, text);
    root.fields(ParameterFile.SECTIONS);
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
    root.find("flags").ifPresent(yaml -> flags.putAll(ParameterFile.flags(yaml, own)));
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
    ParameterFile.drivers(section.get(), own)
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
        .map(section -> ParameterFile.imports(section, own))
        .orElse(Map.of())
        .forEach(
            (region, share) -> {
              imports.put(region, share);
              changed.add("imports." + region);
            });
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
                  .map(yaml -> LeverReader.trajectory(yaml, lever.effect(), year))
                  .orElse(lever.trajectory()),
              each.find("cost").map(Yaml::range).or(lever::cost),
              own));
      changed.add("levers." + key);
    }
    root.find("levers").ifPresent(at -> ParameterFile.whole(levers, at));
    return levers;
  }
}
