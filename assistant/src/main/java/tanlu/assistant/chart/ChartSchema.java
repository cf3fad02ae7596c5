package tanlu.assistant.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What may leave as a chart: JSON Schema 2020-12, one file per kind, and no cycle in a Sankey.
public final class ChartSchema {
  private static final String BASE = "https://tanlu/chart/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.schemaMappers(
                  mappers -> mappers.mapPrefix(BASE, "classpath:tanlu/assistant/chart/")));
  private static final JsonSchema CLEAN =
      FACTORY.getSchema(SchemaLocation.of(BASE + "common.schema.json#/$defs/clean"));
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private ChartSchema() {}

  /// What is wrong with an option of that kind; empty where nothing is. The option is checked as it
  /// will be written: NaN and Infinity, which JSON lacks, are strings then, and strings are no
  /// values.
  public static List<String> problems(String kind, JsonNode option) {
    JsonNode written = written(option);
    List<String> problems = new ArrayList<>();
    for (JsonSchema schema : List.of(schema(kind), CLEAN)) {
      schema.validate(written).stream().map(ValidationMessage::getMessage).forEach(problems::add);
    }
    for (JsonNode series : written.path("series")) {
      if (series.path("type").asText().equals("sankey") && cyclic(series.path("links"))) {
        problems.add("$.series: the Sankey's links close a cycle; expected none");
      }
    }
    return problems;
  }

  /// @throws ChartException naming every problem
  static void require(String kind, JsonNode option) {
    List<String> problems = problems(kind, option);
    if (!problems.isEmpty()) {
      throw new ChartException(
          "the " + kind + " chart breaks its schema: " + String.join("; ", problems));
    }
  }

  private static JsonSchema schema(String kind) {
    if (ChartSchema.class.getResource(kind + ".schema.json") == null) {
      throw new ChartException(
          "chart kind " + kind + " is unknown; expected one with a schema, e.g. line");
    }
    return SCHEMAS.computeIfAbsent(
        kind, name -> FACTORY.getSchema(SchemaLocation.of(BASE + name + ".schema.json")));
  }

  /// Kahn's algorithm: what is left when no node without inflow remains lies on or behind a cycle.
  private static boolean cyclic(JsonNode links) {
    Map<String, List<String>> targets = new HashMap<>();
    Map<String, Integer> inflows = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (JsonNode link : links) {
      String source = link.path("source").asText();
      String target = link.path("target").asText();
      targets.computeIfAbsent(source, id -> new ArrayList<>()).add(target);
      inflows.merge(target, 1, Integer::sum);
      all.add(source);
      all.add(target);
    }
    Deque<String> free = new ArrayDeque<>(all);
    free.removeIf(inflows::containsKey);
    int passed = 0;
    while (!free.isEmpty()) {
      passed++;
      for (String target : targets.getOrDefault(free.remove(), List.of())) {
        if (inflows.merge(target, -1, Integer::sum) == 0) {
          free.add(target);
        }
      }
    }
    return passed < all.size();
  }

  private static JsonNode written(JsonNode option) {
    if (staysAsItIs(option)) {
      return option;
    }
    try {
      return JSON.readTree(JSON.writeValueAsString(option));
    } catch (JsonProcessingException e) {
      throw new ChartException("the chart is no JSON: " + e.getOriginalMessage());
    }
  }

  /// Whether reading it back would give the same tree: most charts need not be written twice.
  private static boolean staysAsItIs(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY, OBJECT -> node.valueStream().allMatch(ChartSchema::staysAsItIs);
      case NUMBER -> Double.isFinite(node.doubleValue());
      case STRING, BOOLEAN, NULL -> true;
      case BINARY, MISSING, POJO -> false;
    };
  }
}
