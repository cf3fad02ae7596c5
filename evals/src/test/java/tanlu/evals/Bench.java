package tanlu.evals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;

/// The real tools, with answers written by hand.
final class Bench implements Subject {
  static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());

  private final Function<Question, Answer> answers;

  Bench(Function<Question, Answer> answers) {
    this.answers = answers;
  }

  @Override
  public Answer ask(Question question, AnswerListener listener) {
    return answers.apply(question);
  }

  @Override
  public ToolOutcome call(String tool, JsonNode arguments) {
    return TOOLS.call(tool, arguments, Language.ZH);
  }

  @Override
  public Assistant.Replayed replay(Claim claim) {
    JsonNode again =
        switch (call(claim.derivation().tool(), claim.derivation().arguments())) {
          case ToolOutcome.Done done -> done.result().at(claim.derivation().path());
          case ToolOutcome.Failed failed -> throw new AssertionError(failed.problem());
        };
    double value = again.path("value").asDouble();
    return new Assistant.Replayed(
        value, again.path("unit").asText(), Double.compare(value, claim.value()) == 0);
  }

  static Answer with(Answer answer, String text) {
    return answer.with(
        answer.outcome(),
        text,
        answer.claims(),
        answer.charts(),
        answer.citations(),
        answer.warnings());
  }

  static Answer with(Answer answer, List<Claim> claims) {
    return answer.with(
        answer.outcome(),
        answer.text(),
        claims,
        answer.charts(),
        answer.citations(),
        answer.warnings());
  }

  static Answer with(Answer answer, Outcome outcome) {
    return answer.with(
        outcome,
        answer.text(),
        answer.claims(),
        answer.charts(),
        answer.citations(),
        answer.warnings());
  }

  static Answer withCharts(Answer answer, List<Chart> charts) {
    return answer.with(
        answer.outcome(),
        answer.text(),
        answer.claims(),
        charts,
        answer.citations(),
        answer.warnings());
  }

  static Answer withCitations(Answer answer, List<Citation> citations) {
    return answer.with(
        answer.outcome(),
        answer.text(),
        answer.claims(),
        answer.charts(),
        citations,
        answer.warnings());
  }

  static Citation as(int n, Citation other) {
    return new Citation(
        n,
        other.passage(),
        other.documentTitle(),
        other.documentNumber(),
        other.issuer(),
        other.issued(),
        other.clause(),
        other.page(),
        other.quote(),
        other.quoteOf(),
        other.url(),
        other.verification(),
        other.status());
  }

  static ToolOutcome with(ToolOutcome.Done done, JsonNode result) {
    return new ToolOutcome.Done(
        done.tool(),
        done.arguments(),
        result,
        done.figures(),
        done.charts(),
        done.specs(),
        done.passages(),
        done.warnings(),
        done.boundary(),
        done.dataset());
  }

  static JsonNode json(String json) {
    try {
      return Json.RUNS.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static EvalCase parse(String json) {
    return new CaseReader("test").read(json.replace('\'', '"')).getFirst();
  }

  /// A case in Chinese that expects what is given.
  static EvalCase expecting(String expect) {
    return parse(
        ("{'id':'c','group':'g','lang':'zh','turns':['广东2017年排放多少？'],'expect':{%s},"
                + "'split':'dev','provenance':'test'}")
            .formatted(expect));
  }

  /// An answer built piece by piece.
  static final class Draft {
    private Outcome outcome = Outcome.ANSWERED;
    private String language = "zh";
    private String text = "";
    private final List<Claim> claims = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Draft outcome(Outcome other) {
      outcome = other;
      return this;
    }

    Draft language(String other) {
      language = other;
      return this;
    }

    Draft text(String more) {
      text += more;
      return this;
    }

    /// A claim of what the tool holds at the path, off by a factor.
    Draft claim(String tool, String arguments, String path, double factor) {
      JsonNode at =
          TOOLS.call(tool, json(arguments), Language.ZH) instanceof ToolOutcome.Done done
              ? done.result().at(path)
              : json("{}");
      return claim(
          at.path("value").asDouble() * factor, at.path("unit").asText(), tool, arguments, path);
    }

    Draft claim(double value, String unit, String tool, String arguments, String path) {
      String id = "c" + (claims.size() + 1);
      claims.add(
          new Claim(
              id,
              "x",
              value,
              unit,
              "",
              new Claim.Proof(
                  "computed",
                  null,
                  JsonNodeFactory.instance.arrayNode(),
                  tool,
                  json(arguments),
                  path)));
      return this;
    }

    /// Writes the last claim into the text.
    Draft shown(String words) {
      return text("[%s](#claim-%s)".formatted(words, claims.getLast().id()));
    }

    Draft step(String tool, String arguments) {
      steps.add(new Step(tool, json(arguments), 1));
      return this;
    }

    Draft chart(Chart chart) {
      charts.add(chart);
      return this;
    }

    Draft cite(String title, String number, String quote) {
      int n = citations.size() + 1;
      citations.add(
          new Citation(
              n,
              "GD-1/" + n,
              title,
              number,
              null,
              null,
              null,
              null,
              quote,
              "digest",
              null,
              "secondary",
              "unknown"));
      return text("[%d](#citation-%d)".formatted(n, n));
    }

    Answer answer() {
      return new Answer(
          "a",
          "conversation",
          language,
          outcome,
          text,
          claims,
          charts,
          citations,
          steps,
          new Answer.DatasetInfo("embedded", "v", "modelled", ""),
          new ModelUse("offline", 1, 0, 0, 0, null, null, null),
          "territorial",
          List.of(),
          List.of());
    }
  }
}
