package tanlu.evals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.tool.Problem;
import tanlu.assistant.tool.ToolOutcome;

/// The truth, computed by the engine when it is asked for, apart from the answer. Cases of one
/// group come one after the other and share their tool calls: the latest [#KEPT] are kept.
public final class Truth {
  static final int KEPT = 16;
  private static final String FIRST = "@first";

  private final Subject subject;
  private final Map<Call, ToolOutcome> asked = latest();

  /// The same by resolved arguments, which name the dataset where it is not the embedded one.
  private final Map<Call, ToolOutcome> resolved = latest();

  private record Call(String tool, JsonNode arguments) {}

  private static Map<Call, ToolOutcome> latest() {
    return new LinkedHashMap<>(KEPT, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Call, ToolOutcome> eldest) {
        return size() > KEPT;
      }
    };
  }

  public Truth(Subject subject) {
    this.subject = subject;
  }

  /// The quantity an expected number stands for.
  ///
  /// @throws OracleException where the engine has none there
  public Quantity of(EvalCase.ExpectedNumber expected) {
    if (expected.oracle() != null) {
      return quantity(expected.oracle());
    }
    if (expected.value() == null || expected.unit() == null) {
      throw new IllegalArgumentException(
          expected.name() + " has neither an oracle nor a value with its unit");
    }
    return Quantity.of(expected.value(), unit(expected.unit()));
  }

  public Quantity quantity(EvalCase.Oracle oracle) {
    JsonNode node = node(oracle);
    return quantity(node)
        .orElseThrow(() -> new OracleException(oracle, "there is no figure but " + brief(node)));
  }

  /// Every figure at or below a place, in order.
  public List<Quantity> quantities(EvalCase.Oracle oracle) {
    List<Quantity> found = new ArrayList<>();
    collect(node(oracle), found);
    if (found.isEmpty()) {
      throw new OracleException(oracle, "there is no figure below");
    }
    return found;
  }

  /// A figure of a member of a collection, and the words that stand for the member.
  public record Labelled(String label, Quantity value) {}

  /// The members of a collection that hold a figure, in order.
  ///
  /// @param language of the words
  public List<Labelled> labelled(
      EvalCase.Oracle oracle, EvalCase.Encoding encoding, String language) {
    JsonNode members = node(oracle);
    List<Labelled> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : entries(members)) {
      JsonNode words = member.getValue().at(encoding.label());
      String label =
          encoding.label().isEmpty()
              ? member.getKey()
              : words.isTextual() ? words.asText() : words.path(language).asText();
      quantity(member.getValue().at(encoding.value()))
          .ifPresent(value -> found.add(new Labelled(label, value)));
    }
    if (found.isEmpty()) {
      throw new OracleException(oracle, "no member has a figure at " + encoding.value());
    }
    return found;
  }

  private static List<Map.Entry<String, JsonNode>> entries(JsonNode members) {
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(members.properties());
    for (int i = 0; members.isArray() && i < members.size(); i++) {
      entries.add(Map.entry(Integer.toString(i), members.get(i)));
    }
    return entries;
  }

  /// What the engine calls a thing, e.g. a sector's name in one language.
  public String text(EvalCase.Oracle oracle) {
    JsonNode node = node(oracle);
    if (!node.isTextual()) {
      throw new OracleException(oracle, "there are no words but " + brief(node));
    }
    return node.asText();
  }

  /// A call's arguments as the engine resolves them, so that 广东, Guangdong and GD are one; the
  /// arguments themselves where the engine refuses the call.
  public JsonNode resolved(String tool, JsonNode arguments) {
    return switch (call(tool, arguments)) {
      case ToolOutcome.Done done -> done.arguments();
      case ToolOutcome.Failed _ -> arguments;
    };
  }

  /// A tool's whole result.
  public JsonNode result(String tool, JsonNode arguments) {
    return node(new EvalCase.Oracle(tool, arguments, ""));
  }

  /// What the engine says a tool call lacks or has too much; empty where it takes the call.
  public Optional<String> refusal(String tool, JsonNode arguments) {
    return switch (call(tool, arguments)) {
      case ToolOutcome.Failed failed
          when failed.problem().kind() == Problem.Kind.BAD_ARGUMENT
              || failed.problem().detail().en().startsWith("there is no tool named") ->
          Optional.of(failed.problem().detail().en());
      case ToolOutcome.Failed _, ToolOutcome.Done _ -> Optional.empty();
    };
  }

  /// Replays the claims of one answer, on the calls the truth was had from where they are the same.
  public Function<Claim, Assistant.Replayed> replaying() {
    return subject.replaying(this::made);
  }

  private synchronized Optional<ToolOutcome> made(String tool, JsonNode arguments) {
    return Optional.ofNullable(resolved.get(new Call(tool, arguments)));
  }

  private ToolOutcome call(String tool, JsonNode arguments) {
    Call call = new Call(tool, arguments);
    synchronized (this) {
      ToolOutcome known = asked.get(call);
      if (known != null) {
        return known;
      }
    }
    ToolOutcome outcome = subject.call(tool, arguments);
    synchronized (this) {
      asked.put(call, outcome);
      if (outcome instanceof ToolOutcome.Done done) {
        resolved.put(new Call(tool, done.arguments()), done);
      }
    }
    return outcome;
  }

  private JsonNode node(EvalCase.Oracle oracle) {
    JsonNode node =
        switch (call(oracle.tool(), oracle.args())) {
          case ToolOutcome.Done done -> done.result();
          case ToolOutcome.Failed failed ->
              throw new OracleException(oracle, failed.problem().detail().en());
        };
    for (String segment : segments(oracle.path())) {
      JsonNode next = step(node, segment);
      if (next.isMissingNode()) {
        throw new OracleException(oracle, "there is no \"" + segment + "\" in " + brief(node));
      }
      node = next;
    }
    return node;
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  private static JsonNode step(JsonNode node, String segment) {
    if (segment.equals(FIRST)) {
      return node.isEmpty() ? node.path(FIRST) : node.iterator().next();
    }
    String name = segment.replace("~1", "/").replace("~0", "~");
    return node.isArray() && name.matches("\\d{1,9}")
        ? node.path(Integer.parseInt(name))
        : node.path(name);
  }

  private static void collect(JsonNode node, List<Quantity> found) {
    if (isFigure(node)) {
      quantity(node).ifPresent(found::add);
    } else {
      node.forEach(child -> collect(child, found));
    }
  }

  private static Optional<Quantity> quantity(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(Quantity.of(node.asDouble(), Unit.ONE));
    }
    return isFigure(node)
        ? Optional.of(Quantity.of(node.path("value").asDouble(), unit(node.path("unit").asText())))
        : Optional.empty();
  }

  private static boolean isFigure(JsonNode node) {
    return node.path("value").isNumber() && node.path("unit").isTextual();
  }

  private static Unit unit(String code) {
    return Unit.ofCode(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unit \"" + code + "\" is not known; expected a code such as Mt CO2"));
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
