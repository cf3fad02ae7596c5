package tanlu.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Formula;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Replay;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.analytics.unit.UnitMismatchException;
import tanlu.assistant.Assistant.Replayed;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.proof.Claims;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;

/// Runs claims again: calls the tool with the claim's arguments, finds the figure at its path, and
/// executes that figure's derivation down to the published cells. Claims of one call share its one
/// new run: a replayer lives as long as the claims it is made for.
final class Replayer {
  private record Call(String tool, JsonNode arguments) {}

  private final Toolbox toolbox;
  private final BiFunction<String, JsonNode, Optional<ToolOutcome>> made;
  private final Map<Call, ToolOutcome> calls = new HashMap<>();

  /// @param made calls made already apart from the answer, by their resolved arguments
  Replayer(Toolbox toolbox, BiFunction<String, JsonNode, Optional<ToolOutcome>> made) {
    this.toolbox = toolbox;
    this.made = made;
  }

  /// @throws ReplayException where the claim names no tool, arguments or path that exist, or was
  ///   made with parameters that are not used now
  Replayed replay(Claim claim) {
    Quantity again = quantity(claim);
    boolean same =
        again.unit().code().equals(claim.unit())
            && Double.doubleToLongBits(again.value()) == Double.doubleToLongBits(claim.value());
    return new Replayed(again.value(), again.unit().code(), same);
  }

  private Quantity quantity(Claim claim) {
    Claim.Proof proof = claim.derivation();
    if (!proof.tool().equals(Claims.ARITHMETIC)) {
      return executed(found(proof.tool(), proof.arguments(), proof.path()));
    }
    List<Derivation.Input> inputs = new ArrayList<>();
    IdentityHashMap<Figure, Found> figures = new IdentityHashMap<>();
    for (Map.Entry<String, JsonNode> input : proof.arguments().properties()) {
      JsonNode place = input.getValue();
      Found found =
          found(place.path("tool").asText(), place.path("arguments"), place.path("path").asText());
      figures.put(found.figure, found);
      inputs.add(new Derivation.Input(input.getKey(), found.figure));
    }
    Unit unit =
        Unit.ofCode(claim.unit())
            .orElseThrow(
                () ->
                    new ReplayException(Text.of("没有单位" + claim.unit(), "no unit " + claim.unit())));
    if (proof.formula() == null || inputs.isEmpty()) {
      throw new ReplayException(
          Text.of(
              "数据" + claim.id() + "没有公式或输入", "claim " + claim.id() + " has no formula or inputs"));
    }
    try {
      return Formula.parse(proof.formula())
          .evaluate(inputs, figure -> executed(Objects.requireNonNull(figures.get(figure))))
          .to(unit);
    } catch (UnitMismatchException | IllegalArgumentException e) {
      throw new ReplayException(
          Text.of(
              "数据" + claim.id() + "的公式无法计算：" + e.getMessage(),
              "claim " + claim.id() + ": " + e.getMessage()),
          e);
    }
  }

  private Quantity executed(Found found) {
    return new Replay(toolbox.knowledge().about(found.dataset)::read).of(found.figure);
  }

  /// A figure and the dataset its cells are read from.
  private record Found(Figure figure, Dataset dataset) {}

  private Found found(String tool, JsonNode arguments, String path) {
    ToolOutcome outcome =
        calls.computeIfAbsent(
            new Call(tool, arguments),
            _ ->
                made.apply(tool, arguments)
                    .orElseGet(() -> toolbox.again(tool, arguments, Language.EN)));
    return switch (outcome) {
      case ToolOutcome.Failed failed -> throw new ReplayException(failed.problem().detail());
      case ToolOutcome.Done done -> {
        Figure figure = done.figures().get(path);
        if (figure == null) {
          throw new ReplayException(
              Text.of(
                  tool + "的结果中没有" + path + "这个数",
                  "the result of " + tool + " has no figure at " + path));
        }
        yield new Found(figure, done.dataset());
      }
    };
  }
}
