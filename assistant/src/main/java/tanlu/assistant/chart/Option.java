package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// An ECharts option under construction: the look comes from `base.option.json` and
/// `KIND.option.json`, whose `prototypes` are copied once per series.
final class Option {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ObjectNode> LOOKS = new ConcurrentHashMap<>();

  private final ObjectNode root;
  private final ObjectNode prototypes;

  private Option(ObjectNode root) {
    this.root = root;
    this.prototypes = (ObjectNode) root.remove("prototypes");
  }

  static Option of(String kind, Heading heading, Language language, List<Text> notes) {
    ObjectNode root = look("base");
    merge(root, look(kind));
    Option option = new Option(root);
    String title = Drawn.text(heading.title().in(language));
    String note =
        notes.stream()
            .map(text -> Drawn.text(text.in(language)))
            .collect(Collectors.joining(language == Language.ZH ? "" : " "));
    option.at("title").put("text", title).put("subtext", note);
    option
        .at("aria")
        .withObject("label")
        .put(
            "description",
            Drawn.measured(title, heading.unit(), language) + (note.isEmpty() ? "" : ". " + note));
    for (JsonNode media : root.get("media")) {
      option.startBelowTitle((ObjectNode) media.get("option"), title, note);
    }
    return option;
  }

  /// The component of that name, made if missing.
  ObjectNode at(String component) {
    return root.withObject("/" + component);
  }

  /// Appends a copy of the prototype to the series.
  ObjectNode addSeries(String prototype) {
    ObjectNode series = prototypes.get(prototype).deepCopy();
    root.withArray("series").add(series);
    return series;
  }

  /// A copy of a prototype that is no series.
  JsonNode prototype(String name) {
    return prototypes.get(name).deepCopy();
  }

  ObjectNode json() {
    return root;
  }

  /// Puts a number, or null for a gap.
  static JsonNode value(@Nullable Double exact) {
    Double number = Drawn.numberOrGap(exact);
    return number == null ? JSON.nullNode() : JSON.getNodeFactory().numberNode(number);
  }

  /// ECharts does not lay out below a title that wraps, so its height is estimated: a Chinese
  /// character is as wide as the font is high, a Latin one about half.
  private void startBelowTitle(ObjectNode media, String title, String note) {
    JsonNode style = media.get("title").get("textStyle");
    JsonNode noteStyle = media.get("title").get("subtextStyle");
    int height = 14 + height(title, style) + (note.isEmpty() ? 0 : 6 + height(note, noteStyle));
    if (media.has("grid")) {
      media.withObject("/grid").put("top", height);
    } else {
      for (JsonNode series : media.withArray("series")) {
        ((ObjectNode) series).put("top", height);
      }
    }
  }

  private static int height(String words, JsonNode style) {
    double font = style.get("fontSize").asDouble();
    double width = words.codePoints().mapToDouble(c -> c < 0x2E80 ? 0.56 : 1).sum() * font;
    int lines = Math.max(1, (int) Math.ceil(width / style.get("width").asDouble()));
    return (int) Math.ceil(lines * style.get("lineHeight").asDouble());
  }

  /// A look of its own, to be changed.
  private static ObjectNode look(String name) {
    return LOOKS.computeIfAbsent(name, Option::read).deepCopy();
  }

  private static ObjectNode read(String name) {
    try (InputStream file = Option.class.getResourceAsStream(name + ".option.json")) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (var property : from.properties()) {
      JsonNode old = into.get(property.getKey());
      if (old instanceof ObjectNode was && property.getValue() instanceof ObjectNode is) {
        merge(was, is);
      } else if (property.getKey().equals("media") && old != null) {
        for (int i = 0; i < old.size(); i++) {
          merge((ObjectNode) old.get(i), (ObjectNode) property.getValue().get(i));
        }
      } else {
        into.set(property.getKey(), property.getValue());
      }
    }
  }
}
