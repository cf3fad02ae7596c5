package tanlu.assistant.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;

/// A JSON object as an outline sees it. Beside its fields there are: `all`, `first3` and `last3`
/// (any number) for its members in order, `asked3` for as many as were asked for (else the number),
/// `beyond3` whether there are more than those, `mine` for the member of the one region that was
/// named, `nonempty`, `any_co2` (whether one of them has that field), `key` (its name in the object
/// it is a member of), for passages `documents` (each with its `passages`), for a figure `positive`
/// and `negative`, for a passage `titleOf`, `cite`, `line` (its text in one line) and `columns`
/// (what stands over a table's columns), and `place` for a rank. A figure writes itself as its
/// reference.
final class View implements Mustache.CustomContext {
  private static final String ANY = "any_";

  private final JsonNode node;
  private final String key;
  private final Language language;
  private final JsonNode asked;

  /// @param context what an outline is written over
  static View of(JsonNode context, Language language) {
    return new View(context, "", language, context.path("asked"));
  }

  /// @param asked what the question names
  private View(JsonNode node, String key, Language language, JsonNode asked) {
    this.node = node;
    this.key = key;
    this.language = language;
    this.asked = asked;
  }

  @Override
  public @Nullable Object get(String name) {
    JsonNode field = node.get(name);
    if (field != null) {
      return wrapped(field, name);
    }
    return switch (name) {
      case "key" -> key;
      case "all" -> members();
      case "nonempty" -> !node.isEmpty();
      case "documents" -> documents();
      case "negative" -> shown().startsWith("-") || shown().startsWith("−");
      case "positive" -> !shown().isEmpty() && !shown().startsWith("-") && !shown().startsWith("−");
      case "zero" -> shown().matches("[-−]?0(?:\\.0+)?(?:\\D.*)?");
      case "titleOf" -> title();
      case "line" -> line(node.path("text").asText());
      case "columns" -> node.has("heading") ? line(node.get("heading").asText()) : null;
      case "mine" -> mine();
      case "cite" -> node.path("ref").asText();
      case "place" -> place(node.path("rank").asInt());
      default ->
          name.startsWith(ANY)
              ? node.valueStream()
                  .anyMatch(member -> member.hasNonNull(name.substring(ANY.length())))
              : name.matches("(first|last|asked|beyond)\\d+") ? some(name) : null;
    };
  }

  @Override
  public String toString() {
    return node.has("ref") ? node.get("ref").asText() : node.asText();
  }

  private String shown() {
    return node.path("shown").asText();
  }

  private @Nullable Object wrapped(JsonNode value, String name) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isArray()) {
      return new View(value, name, language, asked).new Items();
    }
    return value.isObject() ? new View(value, name, language, asked) : value.asText();
  }

  private List<Object> members() {
    List<Object> members = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode item : node) {
        if (!item.has("…")) {
          add(members, item, "");
        }
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getKey().equals("…")) {
          add(members, field.getValue(), field.getKey());
        }
      }
    }
    return members;
  }

  private List<Object> documents() {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (JsonNode passage : node) {
      if (!passage.has("…")) {
        documents
            .computeIfAbsent(
                passage.path("title").asText() + passage.path("number").asText(),
                _ -> {
                  ObjectNode document = JsonNodeFactory.instance.objectNode();
                  document.set("title", passage.path("title"));
                  document.set("number", passage.path("number"));
                  document.putArray("passages");
                  return document;
                })
            .withArray("passages")
            .add(passage);
      }
    }
    return documents.values().stream()
        .<Object>map(document -> new View(document, "", language, asked))
        .toList();
  }

  private @Nullable Object mine() {
    String region = asked.path(Slots.REGION).asText();
    boolean one = !asked.has(Slots.GROUP) && !asked.has(Slots.SECOND);
    return one && node.path(region).isObject() ? wrapped(node.path(region), region) : null;
  }

  private Object some(String name) {
    List<Object> all = members();
    int number = Integer.parseInt(name.replaceAll("\\D", ""));
    boolean asks = name.startsWith("asked") || name.startsWith("beyond");
    int most = Math.min(asks ? asked.path("top").asInt(number) : number, all.size());
    if (name.startsWith("beyond")) {
      return most < all.size();
    }
    return name.startsWith("last")
        ? all.subList(all.size() - most, all.size())
        : all.subList(0, most);
  }

  private void add(List<Object> members, JsonNode item, String name) {
    Object wrapped = wrapped(item, name);
    if (wrapped != null) {
      members.add(wrapped);
    }
  }

  private String title() {
    String title = node.path("title").asText();
    String number = node.path("number").asText("");
    boolean known = !number.isEmpty() && !node.path("number").isNull();
    return language == Language.ZH
        ? "《" + title.replaceAll("[《》]", "") + "》" + (known ? "（" + number + "）" : "")
        : title + (known ? " (" + number + ")" : "");
  }

  /// A foreign text in one line: it can end no list and name no figure.
  private static String line(String text) {
    return text.replaceAll("\\s+", " ").replace("[[", "［［").replace("]]", "］］");
  }

  private String place(int rank) {
    if (language == Language.ZH) {
      return "第" + rank;
    }
    int tens = rank % 100;
    String ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (rank % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return rank + ending;
  }

  /// A list that is walked by a section and asked for its members by name.
  private final class Items extends java.util.AbstractList<Object>
      implements Mustache.CustomContext {
    private final List<Object> items = members();

    @Override
    public Object get(int index) {
      return items.get(index);
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public @Nullable Object get(String name) {
      return View.this.get(name);
    }
  }
}
