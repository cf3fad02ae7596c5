package tanlu.assistant.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Verification;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.tool.ToolOutcome;

/// The claims of an answer, or of one tool's result, as JSON, each with its derivation down to the
/// published cells.
public final class Claims {
  /// The tool of a claim computed from two other claims of its sentence; its arguments name the
  /// tool, arguments and path of each input of its formula.
  public static final String ARITHMETIC = "arithmetic";

  private static final int DEPTH = 4;
  private static final int NODES = 2000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Ledger ledger;
  private final Language language;
  private final int most;
  private final IdentityHashMap<Derivation, Ledger.Entry> claimed = new IdentityHashMap<>();

  Claims(Ledger ledger, Language language) {
    this(ledger, language, DEPTH);
  }

  /// @param most how many steps down the inputs of a claim are listed
  private Claims(Ledger ledger, Language language, int most) {
    this.ledger = ledger;
    this.language = language;
    this.most = most;
    ledger.claims().forEach(e -> claimed.putIfAbsent(e.item().figure().derivation(), e));
  }

  /// Figures of one tool's result as claims `c1`, `c2`, …, the inputs of each listed one step down.
  ///
  /// @param paths the figures' JSON pointers in the result, in the order of the claims
  public static List<Claim> of(ToolOutcome.Done done, List<String> paths, Language language) {
    Evidence evidence = new Evidence();
    evidence.add(1, done);
    Ledger ledger = new Ledger();
    for (String path : paths) {
      Evidence.Item item = evidence.figure(1, path).orElseThrow();
      ledger.claim(item, Shown.of(item.figure().quantity(), language));
    }
    return new Claims(ledger, language, 1).all();
  }

  List<Claim> all() {
    return ledger.claims().stream().map(this::claim).toList();
  }

  private Claim claim(Ledger.Entry entry) {
    Evidence.Item item = entry.item();
    Figure figure = item.figure();
    boolean arithmetic = item.tool().equals(ARITHMETIC);
    return new Claim(
        entry.id(),
        entry.shown(),
        figure.value(),
        figure.unit().code(),
        figure.label().in(language),
        new Claim.Proof(
            kind(figure),
            formula(figure),
            new Inputs().of(figure, 1),
            item.tool(),
            item.arguments(),
            arithmetic ? "" : item.path()));
  }

  private static String kind(Figure figure) {
    return switch (figure.derivation()) {
      case Derivation.Published _ -> "published";
      case Derivation.Assumed _ -> "assumed";
      case Derivation.Computed _, Derivation.Analysed _ -> "computed";
    };
  }

  private static @Nullable String formula(Figure figure) {
    return switch (figure.derivation()) {
      case Derivation.Computed computed -> computed.formula().text();
      case Derivation.Analysed analysed -> analysed.equation();
      case Derivation.Published _, Derivation.Assumed _ -> null;
    };
  }

  /// What one claim stands on; it keeps count so that no claim grows without bound.
  private final class Inputs {
    private int nodes;

    ArrayNode of(Figure figure, int depth) {
      ArrayNode inputs = JSON.arrayNode();
      switch (figure.derivation()) {
        case Derivation.Published published ->
            inputs.add(
                source(
                    published.cell().table(),
                    published.cell().row() + "/" + published.cell().column(),
                    published.source()));
        case Derivation.Assumed assumed -> inputs.add(assumption(assumed));
        case Derivation.Analysed analysed ->
            analysed
                .tables()
                .forEach(table -> inputs.add(source(table.name(), table.part(), table.source())));
        case Derivation.Computed computed ->
            computed.inputs().forEach(input -> add(inputs, input, depth));
      }
      return inputs;
    }

    private void add(ArrayNode inputs, Derivation.Input input, int depth) {
      Figure figure = input.figure();
      Ledger.Entry known = claimed.get(figure.derivation());
      if (known != null && known.item().figure().quantity().equals(figure.quantity())) {
        inputs.add(known.id());
        return;
      }
      nodes++;
      ObjectNode node = inputs.addObject();
      node.put("name", input.name());
      node.put("label", figure.label().in(language));
      node.put("value", figure.value());
      node.put("unit", figure.unit().code());
      node.put("kind", kind(figure));
      String formula = formula(figure);
      if (formula != null) {
        node.put("formula", formula);
      }
      boolean nested = figure.derivation() instanceof Derivation.Computed;
      if (nested && (depth >= most || nodes >= NODES)) {
        node.put(
            "omitted",
            language == Language.ZH
                ? "其输入未列出；重放此声明会从头计算"
                : "its inputs are not listed; replaying the claim computes them all");
      } else {
        node.set("inputs", of(figure, depth + 1));
      }
    }
  }

  private ObjectNode source(String table, String cell, Source source) {
    return JSON.objectNode()
        .put("table", table)
        .put("cell", cell)
        .put("source", source.publisher().in(language))
        .put("verification", lower(source.verification()));
  }

  private ObjectNode assumption(Derivation.Assumed assumed) {
    ObjectNode node =
        JSON.objectNode()
            .put("parameter", assumed.parameter())
            .put("basis", assumed.basis().in(language))
            .put("verification", lower(assumed.verification()));
    assumed.range().ifPresent(range -> node.put("low", range.low()).put("high", range.high()));
    return node;
  }

  private static String lower(Verification verification) {
    return verification.name().toLowerCase(Locale.ROOT);
  }
}
