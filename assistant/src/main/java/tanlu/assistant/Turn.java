package tanlu.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Step;
import tanlu.assistant.proof.Evidence;
import tanlu.assistant.tool.ModelView;
import tanlu.assistant.tool.Problem;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;

/// What happens between a question and its answer: the tool calls, what they found, what they drew.
/// Tools are called one after the other, from the model's thread; the listener hears each.
final class Turn {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Problem UNASKED =
      new Problem(
          Problem.Kind.BAD_ARGUMENT,
          Text.of(
              "没有要求起草方案；需要时请直接说，例如“起草广东碳达峰实施方案”",
              "no plan was asked for; to have one drafted, say so, for example “draft a plan for"
                  + " Guangdong”"),
          List.of());

  /// Tools that compute at once: with more, the first words of one answer would wait for the
  /// computations of all others, as virtual threads take turns only where they wait.
  private static final Semaphore COMPUTING =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /// A tool that waits for another machine must not hold up the rest for longer.
  private static final Duration COURTESY = Duration.ofSeconds(5);

  private final Toolbox toolbox;
  private final Language language;
  private final AnswerListener listener;
  private final String dataset;
  private final Consent consent;
  private final Evidence evidence = new Evidence();
  private final List<ToolOutcome> outcomes = new ArrayList<>();
  private final Map<Called, Integer> numbers = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();

  /// @param dataset what is asked about where a tool call names no dataset
  /// @param consent what the user's words allow
  Turn(
      Toolbox toolbox,
      Language language,
      AnswerListener listener,
      String dataset,
      Consent consent) {
    this.consent = consent;
    this.toolbox = toolbox;
    this.language = language;
    this.listener = listener;
    this.dataset = dataset;
  }

  private record Called(String tool, JsonNode arguments) {}

  /// Carries out a tool call of the model and returns what the model reads of it. A call made
  /// before has its result already.
  synchronized String call(ToolExecutionRequest request) {
    JsonNode arguments = arguments(request.arguments());
    Called called = new Called(request.name(), arguments);
    Integer before = numbers.get(called);
    if (before != null) {
      return ModelView.of(outcomes.get(before - 1), before, language).toString();
    }
    if (!consent.allows(request.name())) {
      ToolOutcome refused = new ToolOutcome.Failed(request.name(), arguments, UNASKED);
      return ModelView.of(refused, outcomes.size() + 1, language).toString();
    }
    listener.stepRunning(request.name(), arguments);
    boolean held = awaitTurn();
    long start = System.nanoTime();
    ToolOutcome outcome;
    try {
      outcome = toolbox.call(request.name(), arguments, language, dataset);
    } finally {
      if (held) {
        COMPUTING.release();
      }
    }
    Step step = new Step(request.name(), arguments, (System.nanoTime() - start) / 1_000_000);
    steps.add(step);
    outcomes.add(outcome);
    numbers.put(called, outcomes.size());
    listener.stepEnded(step, outcome instanceof ToolOutcome.Done);
    switch (outcome) {
      case ToolOutcome.Done done -> {
        evidence.add(outcomes.size(), done);
        for (Chart chart : done.charts()) {
          Chart numbered = chart.withId("chart-" + (charts.size() + 1));
          charts.add(numbered);
          listener.chart(numbered);
        }
      }
      case ToolOutcome.Failed failed -> evidence.add(failed);
    }
    return ModelView.of(outcome, outcomes.size(), language).toString();
  }

  private static boolean awaitTurn() {
    try {
      return COMPUTING.tryAcquire(COURTESY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Arguments that are no JSON reach the tool as text and are refused there by name.
  private static JsonNode arguments(String text) {
    try {
      return text == null || text.isBlank()
          ? JsonNodeFactory.instance.objectNode()
          : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  Evidence evidence() {
    return evidence;
  }

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  synchronized List<Chart> charts() {
    return List.copyOf(charts);
  }

  synchronized List<ToolOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /// Every warning of the tools once, in order.
  synchronized Set<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    for (ToolOutcome outcome : outcomes) {
      if (outcome instanceof ToolOutcome.Done done) {
        done.warnings().forEach(warning -> warnings.add(warning.in(language)));
      }
    }
    return warnings;
  }

  /// The dataset of the first tool that answered.
  synchronized Optional<Dataset> dataset() {
    return outcomes.stream()
        .filter(ToolOutcome.Done.class::isInstance)
        .map(outcome -> ((ToolOutcome.Done) outcome).dataset())
        .findFirst();
  }

  /// The account most of the answer's figures belong to: that of the first tool that has one.
  synchronized String boundary() {
    for (ToolOutcome outcome : outcomes) {
      if (outcome instanceof ToolOutcome.Done done && !done.boundary().isEmpty()) {
        return done.boundary();
      }
    }
    return "territorial";
  }

  /// How the tools ended: a question of which nothing could be answered is a matter of names to
  /// choose among, or of data that are not held.
  synchronized Outcome outcome() {
    Outcome failed = Outcome.ANSWERED;
    for (ToolOutcome outcome : outcomes) {
      switch (outcome) {
        case ToolOutcome.Done _ -> {
          return Outcome.ANSWERED;
        }
        case ToolOutcome.Failed failure ->
            failed =
                failure.problem().kind() == Problem.Kind.NO_DATA
                    ? Outcome.REFUSED
                    : Outcome.CLARIFY;
      }
    }
    return failed;
  }
}
