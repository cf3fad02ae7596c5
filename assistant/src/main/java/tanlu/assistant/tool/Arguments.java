package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.data.Region;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Parameters;
import tanlu.assistant.link.City;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.RegionGroup;
import tanlu.assistant.link.Resolved;

/// The arguments of a tool call, read strictly; names are resolved as they are read and written
/// down again in canonical form, so that the call can be repeated to the letter.
final class Arguments {
  static final String DATASET = "dataset";

  /// Which parameter file a call was made with: its hash, left out for the standard one.
  static final String PARAMETERS = "parameters";

  static final String STANDARD = "standard";

  private final ObjectNode given;
  private final EntityLinker linker;
  private final ObjectNode canonical = JsonNodeFactory.instance.objectNode();
  private final List<Text> notes = new ArrayList<>();
  private final Set<String> read = new LinkedHashSet<>();

  Arguments(JsonNode given, EntityLinker linker) {
    if (!(given instanceof ObjectNode object)) {
      throw bad(
          "参数应为JSON对象，而不是" + given.getNodeType(),
          "arguments must be a JSON object, not " + given.getNodeType());
    }
    this.given = object;
    this.linker = linker;
  }

  /// The dataset a call is about. In canonical form the embedded one goes without saying, another
  /// stands with its version: the call can be repeated after it was replaced.
  ///
  /// @param standard the dataset's name where the call does not say
  Dataset dataset(Datasets datasets, String standard) {
    String wanted = present(DATASET).isEmpty() ? standard : required(DATASET);
    Dataset dataset = find(datasets, wanted);
    if (!dataset.id().equals(Dataset.EMBEDDED)) {
      canonical.put(DATASET, Datasets.reference(dataset));
    }
    return dataset;
  }

  private static Dataset find(Datasets datasets, String wanted) {
    try {
      return datasets
          .find(wanted)
          .orElseThrow(
              () ->
                  new ProblemException(
                      new Problem(
                          Problem.Kind.UNKNOWN_NAME,
                          Text.of(
                              "没有名为“" + wanted + "”的数据集，可用的数据集见下",
                              "there is no dataset named '" + wanted + "'"),
                          datasets.names().stream().map(name -> Text.of(name, name)).toList())));
    } catch (DatasetException e) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.NO_DATA,
              Text.of(
                  "数据集“" + wanted + "”无法读取，请重新导入：" + e.getMessage(),
                  "the dataset '" + wanted + "' cannot be read: " + e.getMessage()),
              List.of()));
    }
  }

  /// Notes which parameter file of the user's own a call is made with; one made with another file
  /// cannot be made again.
  void parameters(Parameters held) {
    boolean own = !held.own().isEmpty();
    String hash = own ? held.hash() : STANDARD;
    String wanted = present(PARAMETERS).isEmpty() ? hash : required(PARAMETERS);
    if (own && wanted.equals(STANDARD)) {
      throw bad(
          "这次计算用的是标准参数，现在用的是您自己的参数文件roadmap.yaml（" + hash + "）：要重现请把它移出TANLU_HOME",
          "this was computed with the standard parameters, and a parameter file of your own,"
              + " roadmap.yaml "
              + hash
              + ", is used now: to compute it again take that file out of TANLU_HOME");
    }
    if (!wanted.equals(hash)) {
      throw bad(
          "这次计算用的是参数文件" + wanted + "，现在的roadmap.yaml是" + hash + "：要重现请把当时的文件放回TANLU_HOME",
          "this was computed with the parameter file "
              + wanted
              + ", roadmap.yaml is now "
              + hash
              + ": to compute it again put the file of then back into TANLU_HOME");
    }
    if (own) {
      canonical.put(PARAMETERS, hash);
    }
  }

  Region region(String name) {
    Region region = resolve(linker::region, required(name));
    canonical.put(name, region.abbr());
    return region;
  }

  /// A list of regions or groups of them, or one; `all` is the 31 provinces.
  List<Region> regions(String name, List<Region> provinces) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    List<JsonNode> items = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(items::add);
    } else {
      items.add(value);
    }
    List<Region> regions = new ArrayList<>();
    for (JsonNode item : items) {
      if (!item.isTextual()) {
        throw wrong(name, item, "地区名称", "region names");
      }
      if (item.asText().equalsIgnoreCase("all")) {
        canonical.putArray(name).add("all");
        return provinces;
      }
      Optional<RegionGroup> group = linker.group(item.asText());
      group.flatMap(RegionGroup::note).ifPresent(notes::add);
      for (Region region :
          group
              .map(RegionGroup::members)
              .orElseGet(() -> List.of(resolve(linker::region, item.asText())))) {
        if (!regions.contains(region)) {
          regions.add(region);
        }
      }
    }
    if (regions.isEmpty()) {
      throw missing(name);
    }
    write(name, regions);
    return regions;
  }

  /// The provinces a name means together, where it means several, e.g. 长三角; written down one by
  /// one.
  ///
  /// @param as the argument they are written down under
  Optional<List<Region>> together(String name, String as) {
    Optional<RegionGroup> group =
        present(name)
            .filter(JsonNode::isTextual)
            .flatMap(value -> linker.group(value.asText()))
            .filter(found -> found.members().size() > 1);
    group.flatMap(RegionGroup::note).ifPresent(notes::add);
    group.ifPresent(found -> write(as, found.members()));
    return group.map(RegionGroup::members);
  }

  private void write(String name, List<Region> regions) {
    var list = canonical.putArray(name);
    regions.forEach(region -> list.add(region.abbr()));
  }

  int integer(String name, int fallback) {
    Optional<JsonNode> value = present(name);
    int number = fallback;
    if (value.isPresent()) {
      JsonNode node = value.get();
      if (node.isTextual() && node.asText().matches("\\d{1,6}")) {
        number = Integer.parseInt(node.asText());
      } else if (node.isNumber() && node.asDouble() == node.asInt()) {
        number = node.asInt();
      } else {
        throw wrong(name, node, "整数", "a whole number");
      }
    }
    canonical.put(name, number);
    return number;
  }

  /// A whole number within bounds.
  int integer(String name, int fallback, int least, int most) {
    int number = integer(name, fallback);
    if (number < least || number > most) {
      throw bad(
          name + "为" + number + "，应在" + least + "到" + most + "之间",
          name + " is " + number + "; expected " + least + " to " + most);
    }
    return number;
  }

  double number(String name, double fallback, double least, double most) {
    JsonNode value = present(name).orElse(null);
    double number = fallback;
    if (value != null) {
      if (!value.isNumber()) {
        throw wrong(name, value, "数字", "a number");
      }
      number = value.asDouble();
    }
    if (!(number >= least && number <= most)) {
      throw bad(
          name + "为" + number + "，应在" + least + "到" + most + "之间",
          name + " is " + number + "; expected " + least + " to " + most);
    }
    canonical.put(name, number);
    return number;
  }

  String text(String name) {
    String text = required(name);
    canonical.put(name, text);
    return text;
  }

  Optional<String> optionalText(String name) {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    canonical.put(name, required(name));
    return Optional.of(required(name));
  }

  Optional<Region> optionalRegion(String name) {
    return present(name).isEmpty() ? Optional.empty() : Optional.of(region(name));
  }

  /// Everything a name means, none where it is not given: 石化 is two sectors, 居民生活 two kinds of
  /// household.
  <T> List<T> allOf(String name, Function<String, Resolved<T>> resolver, Function<T, String> code) {
    if (present(name).isEmpty()) {
      return List.of();
    }
    String text = required(name);
    if (resolver.apply(text) instanceof Resolved.Ambiguous<T> several) {
      canonical.put(name, text);
      return several.values();
    }
    T one = resolve(resolver, text);
    canonical.put(name, code.apply(one));
    return List.of(one);
  }

  /// A list of objects, or one, each read as arguments of its own.
  <T> List<T> each(String name, Function<Arguments, List<T>> reader) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    List<T> items = new ArrayList<>();
    var list = canonical.putArray(name);
    for (JsonNode node : value.isArray() ? value : List.of(value)) {
      Arguments inner = new Arguments(node, linker);
      items.addAll(reader.apply(inner));
      notes.addAll(inner.notes);
      list.add(inner.canonical());
    }
    if (items.isEmpty()) {
      throw missing(name);
    }
    return items;
  }

  /// Whether the argument is this one word, then written down as such.
  boolean is(String name, String word) {
    boolean is = present(name).filter(value -> value.asText().equals(word)).isPresent();
    if (is) {
      canonical.put(name, word);
    }
    return is;
  }

  boolean has(String name) {
    return present(name).isPresent();
  }

  /// Writes an argument down that was given by another name.
  void write(String name, String value) {
    canonical.put(name, value);
  }

  /// A relative change, written down under `as`: a fraction, −0.3 for 30 % less, or text with a
  /// sign of per cent.
  double fraction(String name, String as, double least, double most) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    String text = value.asText().replace('−', '-').replace('％', '%').strip();
    double number;
    if (value.isNumber()) {
      number = value.asDouble();
    } else if (text.matches("[+-]?\\d{1,6}(?:\\.\\d{1,9})? ?%")) {
      number = Double.parseDouble(text.replaceAll("[ %+]", "")) / 100;
    } else {
      throw wrong(
          name,
          value,
          "比例（如-0.3）或百分数（如\"-30%\"）",
          "a fraction such as -0.3, or text such as \"-30%\"");
    }
    if (!(number >= least && number <= most)) {
      throw bad(
          name
              + "为"
              + value.asText()
              + "，应在"
              + percent(least)
              + "到+"
              + percent(most)
              + "之间；减少三成写作-0.3或\"-30%\"",
          name
              + " is "
              + value.asText()
              + "; expected "
              + percent(least)
              + " to +"
              + percent(most)
              + "; write 30 % less as -0.3 or \"-30%\"");
    }
    canonical.put(as, number);
    return number;
  }

  private static String percent(double fraction) {
    return Math.round(fraction * 100) + "%";
  }

  /// The one thing a name means.
  <T> T one(String name, Function<String, Resolved<T>> resolver, Function<T, String> code) {
    T value = resolve(resolver, required(name));
    canonical.put(name, code.apply(value));
    return value;
  }

  /// One of a closed set of values, written as its code.
  <T> T choice(
      String name, T fallback, Function<String, Resolved<T>> resolver, Function<T, String> code) {
    T value = present(name).isEmpty() ? fallback : resolve(resolver, required(name));
    canonical.put(name, code.apply(value));
    return value;
  }

  /// One of a closed set of values, empty where it is not given.
  <T> Optional<T> optionalChoice(
      String name, Function<String, Resolved<T>> resolver, Function<T, String> code) {
    if (present(name).isEmpty()) {
      return Optional.empty();
    }
    T value = resolve(resolver, required(name));
    canonical.put(name, code.apply(value));
    return Optional.of(value);
  }

  /// A name that must be one of a few.
  String oneOf(String name, String fallback, List<String> allowed) {
    String value = present(name).isEmpty() ? fallback : required(name);
    if (!allowed.contains(value)) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  name + "为“" + value + "”，应为" + String.join("、", allowed) + "之一",
                  name + " is '" + value + "'; expected one of " + String.join(", ", allowed)),
              allowed.stream().map(each -> Text.of(each, each)).toList()));
    }
    canonical.put(name, value);
    return value;
  }

  /// Some of a few names, each once; `all` is every one of them.
  List<String> someOf(String name, List<String> allowed) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    Set<String> chosen = new LinkedHashSet<>();
    for (JsonNode item : value.isArray() ? value : List.of(value)) {
      if (item.asText().equals("all")) {
        chosen.addAll(allowed);
      } else if (allowed.contains(item.asText())) {
        chosen.add(item.asText());
      } else {
        throw wrong(
            name,
            item,
            String.join("、", allowed) + "或all",
            "some of " + String.join(", ", allowed) + ", or all");
      }
    }
    if (chosen.isEmpty()) {
      throw missing(name);
    }
    var list = canonical.putArray(name);
    chosen.forEach(list::add);
    return List.copyOf(chosen);
  }

  /// The arguments as resolved.
  ///
  /// @throws ProblemException where an argument was given that the tool does not know
  ObjectNode canonical() {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                throw bad(
                    "未知参数" + name + "，可用的有" + String.join("、", read),
                    "unknown argument " + name + "; expected " + String.join(", ", read));
              }
            });
    return canonical;
  }

  /// What was said while names were resolved, e.g. a city taken for its province.
  List<Text> notes() {
    return notes;
  }

  /// A city of a province: two provinces may have one of the same name.
  City cityOf(Region province, String given) {
    List<City> cities =
        switch (linker.city(given)) {
          case Resolved.One<City> one -> List.of(one.value());
          case Resolved.Ambiguous<City> several -> several.values();
          case Resolved.Unknown<City> _ -> List.of();
        };
    return cities.stream()
        .filter(city -> city.province().equals(province))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        Problem.Kind.UNKNOWN_NAME,
                        Text.of(
                            province.name().zh() + "没有名为“" + given + "”且有排放总量的城市",
                            province.name().en() + " has no city “" + given + "” with a total"),
                        List.of(province.name()))));
  }

  Optional<Integer> optionalInteger(String name) {
    return present(name).isEmpty() ? Optional.empty() : Optional.of(integer(name, 0));
  }

  Optional<Integer> optionalInteger(String name, int least, int most) {
    return present(name).isEmpty()
        ? Optional.empty()
        : Optional.of(integer(name, least, least, most));
  }

  /// Numbers by year, by name; empty where the argument is not given.
  Map<String, Map<Integer, Double>> valuesByYear(String name) {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
    ObjectNode written = canonical.putObject(name);
    for (Map.Entry<String, JsonNode> row : properties(name, value.get())) {
      Map<Integer, Double> years = new TreeMap<>();
      ObjectNode points = written.putObject(row.getKey());
      for (Map.Entry<String, JsonNode> point : properties(name, row.getValue())) {
        if (!point.getKey().matches("\\d{4}") || !point.getValue().isNumber()) {
          throw wrong(
              name + "/" + row.getKey() + "/" + point.getKey(),
              point.getValue(),
              "年份和数值，如 {\"2035\": 70}",
              "a year and a number, like {\"2035\": 70}");
        }
        years.put(Integer.parseInt(point.getKey()), point.getValue().asDouble());
        points.put(point.getKey(), point.getValue().asDouble());
      }
      values.put(row.getKey(), years);
    }
    return values;
  }

  private static Set<Map.Entry<String, JsonNode>> properties(String name, JsonNode value) {
    if (!value.isObject() || value.isEmpty()) {
      throw wrong(name, value, "措施→年份→数值的JSON对象", "an object of levers, years and numbers");
    }
    return value.properties();
  }

  private Optional<JsonNode> present(String name) {
    read.add(name);
    JsonNode value = given.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private String required(String name) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    if (!value.isTextual() && !value.isNumber()) {
      throw wrong(name, value, "文字", "text");
    }
    if (value.asText().isBlank()) {
      throw missing(name);
    }
    return value.asText();
  }

  private <T> T resolve(Function<String, Resolved<T>> resolver, String text) {
    return switch (resolver.apply(text)) {
      case Resolved.One<T> one -> {
        one.note().ifPresent(notes::add);
        yield one.value();
      }
      case Resolved.Ambiguous<T> ambiguous ->
          throw new ProblemException(
              new Problem(
                  Problem.Kind.UNKNOWN_NAME,
                  Text.of(
                      "“" + text + "”可能指几个对象，请选一个",
                      "'" + text + "' can mean several things; please choose"),
                  ambiguous.candidates()));
      case Resolved.Unknown<T> unknown ->
          throw new ProblemException(
              new Problem(Problem.Kind.UNKNOWN_NAME, unknown.why(), unknown.candidates()));
    };
  }

  /// The refusal of years in the wrong order.
  static ProblemException order(int from, int to) {
    return bad(
        "from为" + from + "，应早于to（" + to + "）",
        "from is " + from + "; expected a year before to, " + to);
  }

  private static ProblemException missing(String name) {
    return bad("缺少参数" + name, "the argument " + name + " is missing");
  }

  private static ProblemException wrong(String name, JsonNode value, String zh, String en) {
    return bad(name + "为" + value + "，应为" + zh, name + " is " + value + "; expected " + en);
  }

  static ProblemException bad(String zh, String en) {
    return new ProblemException(new Problem(Problem.Kind.BAD_ARGUMENT, Text.of(zh, en), List.of()));
  }
}
