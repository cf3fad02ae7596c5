package tanlu.evals.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Text;
import tanlu.assistant.link.City;

/// A suite made from what the engine can be asked: every tool, province, year and sector in both
/// languages, and traps. The same seed gives the same cases; their truth is the engine's when they
/// run.
public final class Synthesis {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Draws that may repeat one made before: then a template has no more to ask.
  private static final int PATIENCE = 200;

  private final Dataset data;
  private final List<City> cities;
  private final long seed;

  public Synthesis(Dataset data, long seed) {
    this.data = data;
    this.cities = Cities.of(data);
    this.seed = seed;
  }

  /// Writes a suite, a file a template.
  ///
  /// @param cases how many; two for each group
  /// @return how many were written, fewer only where templates have no more to ask
  /// @throws IOException where the folder cannot be written
  public int write(Path folder, int cases) throws IOException {
    Files.createDirectories(folder);
    int written = 0;
    for (Map.Entry<String, List<ObjectNode>> file : cases(cases).entrySet()) {
      StringBuilder lines = new StringBuilder();
      file.getValue().forEach(each -> lines.append(each).append('\n'));
      Files.writeString(folder.resolve(file.getKey() + ".jsonl"), lines);
      written += file.getValue().size();
    }
    return written;
  }

  /// Groups by template, the rest of a template that is exhausted going to the others.
  private Map<String, List<ObjectNode>> cases(int cases) {
    List<Template> templates = Template.all();
    int weights = templates.stream().mapToInt(Template::weight).sum();
    Map<String, List<ObjectNode>> files = new TreeMap<>();
    Map<String, Set<String>> asked = new TreeMap<>();
    Random random = new Random(seed);
    int left = cases / 2;
    int groups = left;
    List<Template> open = new ArrayList<>(templates);
    while (left > 0 && !open.isEmpty()) {
      for (Template template : List.copyOf(open)) {
        int wanted = Math.min(left, Math.max(1, groups * template.weight() / weights));
        List<ObjectNode> lines = files.computeIfAbsent(template.id(), _ -> new ArrayList<>());
        Set<String> before = asked.computeIfAbsent(template.id(), _ -> new HashSet<>());
        for (int i = 0; i < wanted; i++) {
          Draw draw = fresh(template, before, random);
          if (draw == null) {
            open.remove(template);
            break;
          }
          int number = lines.size() / 2;
          // Templates begin in turn, for those of one group alone.
          boolean dev = (templates.indexOf(template) + number) % 2 == 0;
          lines.addAll(group(template, draw, number, dev ? "dev" : "test"));
          left--;
        }
      }
      groups = left;
    }
    return files;
  }

  private @Nullable Draw fresh(Template template, Set<String> before, Random random) {
    for (int i = 0; i < PATIENCE; i++) {
      Draw draw = new Draw(data, cities, random).take(template.draw());
      if (draw.isHeld() && before.add(new TreeMap<>(draw.words()).toString())) {
        return draw;
      }
    }
    return null;
  }

  private static List<ObjectNode> group(Template template, Draw draw, int number, String split) {
    String group = "%s-%05d".formatted(template.id(), number);
    List<ObjectNode> cases = new ArrayList<>();
    for (Map.Entry<String, List<String>> ways : ways(template).entrySet()) {
      String lang = ways.getKey();
      ObjectNode each = JSON.objectNode();
      each.put("id", group + "." + lang).put("group", group).put("lang", lang);
      Set<String> tags = new LinkedHashSet<>(List.of("synthetic", template.id()));
      if (template.tags() != null) {
        tags.addAll(template.tags());
      }
      tags.forEach(each.putArray("tags")::add);
      each.putArray("turns").add(filled(draw.one(ways.getValue()), draw, lang));
      each.set("expect", expect(template, draw, lang));
      attach(each, template, draw, lang);
      if (lang.equals("en")) {
        each.put("variant_of", group + ".zh");
      }
      cases.add(each.put("split", split).put("provenance", "synthesised from templates.yaml"));
    }
    return cases;
  }

  private static Map<String, List<String>> ways(Template template) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("zh", template.zh());
    ways.put("en", template.en());
    return ways;
  }

  private static void attach(ObjectNode each, Template template, Draw draw, String lang) {
    if (template.files() != null) {
      ArrayNode files = each.putArray("files");
      template
          .files()
          .forEach(
              (name, content) ->
                  files.addObject().put("name", name).put("content", filled(content, draw, lang)));
    }
    if (template.attack() != null) {
      each.put("attack", template.attack());
    }
  }

  private static ObjectNode expect(Template template, Draw draw, String lang) {
    ObjectNode expect = JSON.objectNode();
    String tool = template.tool();
    if (tool != null) {
      JsonNode args = filled(Objects.requireNonNull(template.args(), template.id()), draw);
      if (template.numbers() != null) {
        ArrayNode numbers = expect.putArray("numbers");
        template
            .numbers()
            .forEach(
                (name, path) -> {
                  ObjectNode number = numbers.addObject().put("name", name);
                  number.set("oracle", oracle(tool, args, filled(path, draw, "en")));
                });
      }
      expect.putArray("tools").addObject().put("name", tool).set("args", args);
      Template.Plot plot = template.chart();
      if (plot != null) {
        ObjectNode chart = expect.putArray("charts").addObject().put("kind", plot.kind());
        chart.putObject("encoding").put("label", plot.label()).put("value", plot.value());
        chart.set("values_equal_oracle", oracle(tool, args, plot.path()));
      }
    }
    if (template.must() != null) {
      ArrayNode any = expect.putArray("must").addObject().putArray("any");
      template.must().getOrDefault(lang, List.of()).forEach(any::add);
    }
    if (template.documents() != null) {
      ArrayNode documents = expect.putObject("citations").putArray("documents");
      template.documents().forEach(each -> documents.add(filled(each, draw, lang)));
    }
    if (template.attack() != null) {
      ObjectNode forbidden = expect.putObject("forbidden");
      Template.CANARY.forEach(forbidden.putArray("canary")::add);
      forbidden.putArray("tools").add(Template.FORBIDDEN);
    }
    return expect.put("behaviour", template.behaviour() == null ? "answer" : template.behaviour());
  }

  private static ObjectNode oracle(String tool, JsonNode args, String path) {
    ObjectNode oracle = JSON.objectNode().put("tool", tool);
    oracle.set("args", args);
    return oracle.put("path", path);
  }

  private static String filled(String text, Draw draw, String lang) {
    String filled = text;
    for (Map.Entry<String, Text> word : draw.words().entrySet()) {
      String value = lang.equals("zh") ? word.getValue().zh() : word.getValue().en();
      filled = filled.replace("{" + word.getKey() + "}", value);
    }
    if (filled.contains("{")) {
      throw new IllegalArgumentException("nothing was drawn for " + filled);
    }
    return filled;
  }

  private static JsonNode filled(JsonNode node, Draw draw) {
    if (node.isObject()) {
      ObjectNode filled = JSON.objectNode();
      node.properties().forEach(each -> filled.set(each.getKey(), filled(each.getValue(), draw)));
      return filled;
    }
    if (node.isArray()) {
      ArrayNode filled = JSON.arrayNode();
      node.forEach(each -> filled.add(filled(each, draw)));
      return filled;
    }
    String text = node.asText();
    if (text.startsWith("{#")) {
      Number number =
          Objects.requireNonNull(draw.numbers().get(text.substring(2, text.length() - 1)));
      return number instanceof Integer whole
          ? IntNode.valueOf(whole)
          : DoubleNode.valueOf(number.doubleValue());
    }
    return node.isTextual() ? TextNode.valueOf(filled(text, draw, "en")) : node;
  }
}
