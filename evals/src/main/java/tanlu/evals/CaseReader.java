package tanlu.evals;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Reads cases and says where a line goes wrong: `file:line:column: what`.
final class CaseReader {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(SchemaLocation.of("classpath:tanlu/evals/case.schema.json"));
  private static final JsonNodeReader READER =
      JsonNodeReader.builder().jsonMapper(Json.CASES).locationAware().build();

  private final String file;

  CaseReader(String file) {
    this.file = file;
  }

  List<EvalCase> read(String content) {
    List<EvalCase> cases = new ArrayList<>();
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        cases.add(read(i + 1, lines.get(i)));
      }
    }
    return cases;
  }

  private EvalCase read(int line, String text) {
    try {
      // The location-aware reader says of broken JSON no more than that it is invalid.
      Json.CASES.readTree(text);
      JsonNode json = READER.readTree(text, InputFormat.JSON);
      Set<ValidationMessage> problems = SCHEMA.validate(json);
      if (!problems.isEmpty()) {
        ValidationMessage first = problems.stream().min(MOST_TELLING).orElseThrow();
        throw new SuiteException(at(line, column(first), sentence(first)));
      }
      return Json.CASES.treeToValue(json, EvalCase.class);
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      int column = location == null ? 1 : location.getColumnNr();
      throw new SuiteException(at(line, column, "no JSON: " + e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new SuiteException(at(line, 1, "unreadable: " + e.getMessage()), e);
    }
  }

  private String at(int line, int column, String what) {
    return "%s:%d:%d: %s".formatted(file, line, column, what);
  }

  /// A wrong name tells more than the alternatives that fail because of it, and the deepest place
  /// more than what holds it.
  private static final Comparator<ValidationMessage> MOST_TELLING =
      Comparator.comparing((ValidationMessage m) -> !isName(m))
          .thenComparingInt(m -> -m.getInstanceLocation().getNameCount())
          .thenComparing(ValidationMessage::getMessage);

  private static boolean isName(ValidationMessage problem) {
    return problem.getType().equals("enum") || problem.getType().equals("additionalProperties");
  }

  private static int column(ValidationMessage problem) {
    JsonNode node = problem.getInstanceNode();
    if (problem.getType().equals("additionalProperties") && node.has(problem.getProperty())) {
      node = node.get(problem.getProperty());
    }
    JsonLocation location = JsonNodes.tokenLocationOf(node);
    return location == null ? 1 : location.getColumnNr();
  }

  private static String sentence(ValidationMessage problem) {
    String place = problem.getInstanceLocation().toString();
    return switch (problem.getType()) {
      case "enum" ->
          "%s is %s; nearest known: %s"
              .formatted(
                  place,
                  problem.getInstanceNode(),
                  nearest(
                      problem.getInstanceNode().asText(),
                      problem.getSchemaNode().valueStream().map(JsonNode::asText).toList()));
      case "additionalProperties" ->
          "%s has the unknown field \"%s\"; expected one that case.schema.json names"
              .formatted(place, problem.getProperty());
      default -> problem.getMessage();
    };
  }

  private static String nearest(String name, List<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
        .orElseThrow();
  }
}
