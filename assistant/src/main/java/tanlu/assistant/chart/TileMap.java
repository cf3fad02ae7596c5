package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Chart.Table;

/// China as a tile grid: one square per province, coloured by its value. Provinces without a value
/// are hollow.
///
/// @param valueName what is coloured, e.g. CO2 per person
/// @param values by abbreviation, e.g. `GD`
public record TileMap(Heading heading, Text valueName, Map<String, Double> values)
    implements ChartSpec {
  private static final Text MISSING = Text.of("无数据", "no data");
  private static final List<Text> NOTE =
      List.of(
          Text.of(
              "方格位置为示意，一格一省；空心格无数据，港澳台未列入。",
              "Schematic: one square per province. Hollow: no data. Hong Kong, Macao and Taiwan are"
                  + " not covered."));

  public TileMap {
    values = Map.copyOf(values);
    List<String> known = Tile.ALL.stream().map(Tile::code).toList();
    for (var entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new ChartException(
            "province %s is unknown; expected one of %s".formatted(entry.getKey(), known));
      }
      Drawn.requireFinite(entry.getValue(), entry.getKey());
    }
    if (values.isEmpty()) {
      throw new ChartException(
          "map %s has no values; expected at least one province".formatted(heading.title().en()));
    }
  }

  @Override
  public String kind() {
    return "map";
  }

  @Override
  public ObjectNode option(Language language) {
    Option option = Option.of(kind(), heading, language, NOTE);
    ObjectNode known = option.addSeries("tiles").put("name", Drawn.text(valueName.in(language)));
    ObjectNode hollow = option.addSeries("hollow").put("name", MISSING.in(language));
    hollow.putArray("data");
    for (Tile tile : Tile.ALL) {
      Double value = values.get(tile.code());
      ObjectNode item = (value == null ? hollow : known).withArray("data").addObject();
      item.put("name", Drawn.text(tile.label().in(language)));
      item.withArray("value").add(tile.column()).add(tile.row());
      if (value != null) {
        item.withArray("value").add(Drawn.number(value));
      }
      item.withObject("/tooltip").put("formatter", hover(tile, value, language));
    }
    double least = values.values().stream().mapToDouble(Drawn::number).min().orElse(0);
    double most = values.values().stream().mapToDouble(Drawn::number).max().orElse(0);
    ObjectNode scale = option.at("visualMap");
    scale.put("min", least).put("max", most > least ? most : least + 1);
    scale.put("precision", most - least < 10 ? 2 : most - least < 100 ? 1 : 0);
    scale.withArray("text").add(Drawn.unit(heading.unit(), language)).add("");
    return option.json();
  }

  @Override
  public Table table(Language language) {
    List<String> columns =
        List.of(
            Text.of("省份", "Province").in(language),
            Drawn.measured(valueName.in(language), heading.unit(), language));
    List<List<Object>> rows = new ArrayList<>();
    for (Tile tile : Tile.ALL) {
      rows.add(
          new Row()
              .add(tile.name().in(language))
              .add(Drawn.numberOrGap(values.get(tile.code())))
              .cells());
    }
    return new Table(columns, rows);
  }

  private String hover(Tile tile, @Nullable Double value, Language language) {
    String shown =
        value == null ? MISSING.in(language) : Drawn.amount(value, heading.unit(), language);
    String measure = valueName.in(language) + (language == Language.ZH ? "：" : ": ") + shown;
    return Drawn.hover(List.of(tile.name().in(language), measure));
  }
}
