package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tanlu.analytics.proof.Text;

/// Reads one lever of a parameter file.
final class LeverReader {
  private static final Set<String> NAMES =
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

  private LeverReader() {}

  static Lever read(Yaml yaml) {
    yaml.fields(NAMES);
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
        yaml.find("fuels").map(LeverReader::fuels).orElse(Start.STREAMS),
        yaml.find("output").map(Yaml::text),
        yaml.find("moves").map(LeverReader::moves),
        yaml.find("beside").map(Yaml::text),
        startYear,
        start.find("value").map(v -> OptionalDouble.of(v.number())).orElse(OptionalDouble.empty()),
        yaml.find("lag").map(Yaml::whole).orElse(0),
        trajectory,
        yaml.find("cost").map(Yaml::range),
        texts(yaml, "upstream"),
        texts(yaml, "downstream"),
        yaml.find("note").map(LeverReader::text),
        yaml.get("source").text());
  }

  static NavigableMap<Integer, Band> trajectory(Yaml yaml, Lever.Effect effect, int startYear) {
    NavigableMap<Integer, Band> trajectory = new TreeMap<>();
    yaml.fields()
        .forEach(
            (period, value) -> {
              int year = ParameterFile.years(period, value)[0];
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
    if (less ? !band.falling() : !band.rising()) {
      throw value.error(
          "三个情景互相矛盾：趋势照常、既定政策、强化行动应依次" + (less ? "不增" : "不减") + "，而不是" + band.written(),
          "the scenarios contradict each other: business as usual, stated policies and strengthened"
              + " action are expected "
              + (less ? "not to rise" : "not to fall")
              + " in this order, not "
              + band.written());
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
