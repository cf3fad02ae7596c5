package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.link.Resolved;

/// The arguments of a tool call, read strictly; names are resolved as they are read and written
/// down again in canonical form, so that the call can be repeated to the letter.
final class Arguments {
  private static final Map<String, Text> WORDS =
      Map.of(
          "peak_year", Text.of("达峰年份", "the peak year"),
          "neutral_year", Text.of("中和年份", "the neutral year"),
          "base_year", Text.of("基准年", "the base year"),
          "top_share", Text.of("最强连线的比例", "the share of the strongest flows"),
          "peak_level", Text.of("峰值", "the peak level"),
          "growth", Text.of("经济增速", "growth"),
          "sink", Text.of("碳汇", "the land sink"));

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

  Region region(String name) {
    Region region = resolve(linker::region, required(name));
    canonical.put(name, region.abbr());
    return region;
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
      Text spoken = spoken(name);
      throw bad(
          spoken.zh() + "为" + number + "，应在" + least + "到" + most + "之间",
          spoken.en() + " is " + number + "; expected " + least + " to " + most);
    }
    return number;
  }

  Optional<Integer> optionalInteger(String name) {
    return present(name).isEmpty() ? Optional.empty() : Optional.of(integer(name, 0));
  }

  Optional<Integer> optionalInteger(String name, int least, int most) {
    return present(name).isEmpty()
        ? Optional.empty()
        : Optional.of(integer(name, least, least, most));
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
      Text spoken = spoken(name);
      throw bad(
          spoken.zh() + "为" + number + "，应在" + least + "到" + most + "之间",
          spoken.en() + " is " + number + "; expected " + least + " to " + most);
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
    List<T> items = new ArrayList<>();
    var list = canonical.putArray(name);
    for (JsonNode node : items(name)) {
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

  /// Writes an argument down that was given by another name or in other words.
  void write(String name, String value) {
    canonical.put(name, value);
  }

  void write(String name, double value) {
    canonical.put(name, value);
  }

  void write(String name, List<String> values) {
    var list = canonical.putArray(name);
    values.forEach(list::add);
  }

  void write(String name, JsonNode value) {
    canonical.set(name, value);
  }

  /// Something to be said of how the arguments were understood.
  void note(Text said) {
    notes.add(said);
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
    String value = textOr(name, fallback);
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
    Set<String> chosen = new LinkedHashSet<>();
    for (JsonNode item : items(name)) {
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
    write(name, List.copyOf(chosen));
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

  /// An argument as it was given, not written down.
  Optional<JsonNode> present(String name) {
    read.add(name);
    JsonNode value = given.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /// The parts of a list, or the one thing given instead.
  Iterable<JsonNode> items(String name) {
    JsonNode value = present(name).orElseThrow(() -> missing(name));
    return value.isArray() ? value : List.of(value);
  }

  /// A text as it was given, not written down.
  String textOr(String name, String fallback) {
    return present(name).isEmpty() ? fallback : required(name);
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

  /// What a name means, noting what is to be said of it.
  <T> T resolve(Function<String, Resolved<T>> resolver, String text) {
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

  /// As a user would say it, where the name of an argument is no word.
  private static Text spoken(String name) {
    Text words = WORDS.get(name);
    return words == null
        ? Text.of(name, name)
        : Text.of(words.zh() + "（" + name + "）", words.en() + " (" + name + ")");
  }

  static ProblemException missing(String name) {
    return bad("缺少参数" + name, "the argument " + name + " is missing");
  }

  static ProblemException wrong(String name, JsonNode value, String zh, String en) {
    return bad(name + "为" + value + "，应为" + zh, name + " is " + value + "; expected " + en);
  }

  static ProblemException bad(String zh, String en) {
    return new ProblemException(new Problem(Problem.Kind.BAD_ARGUMENT, Text.of(zh, en), List.of()));
  }
}
