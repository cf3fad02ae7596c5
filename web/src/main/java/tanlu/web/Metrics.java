package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import tanlu.assistant.ModelException;
import tanlu.assistant.Observer;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.store.StoreException;

/// What the server does, counted and timed, for Prometheus at `/metrics`. Every label takes its
/// values from a closed list: no path, name or word of a client's is ever one.
final class Metrics implements Observer {
  /// From a claim looked up to an answer a slow model was waited for.
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
    Duration.ofSeconds(300)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Set<String> tools;
  private final AtomicBoolean bound = new AtomicBoolean();

  /// @param tools the names there are; any other is counted as `unknown`
  Metrics(Set<String> tools) {
    this.tools = tools;
  }

  void handle(RoutesConfig routes) {
    routes.get(
        "/metrics",
        context ->
            context.contentType("text/plain; version=0.0.4; charset=utf-8").result(scraped()));
  }

  /// The process is looked into from the first scrape on: a start has better things to do.
  private String scraped() {
    if (bound.compareAndSet(false, true)) {
      bind(registry);
    }
    return registry.scrape();
  }

  @SuppressWarnings("resource") // Collections are heard of as long as the process lives.
  private static void bind(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /// Answers under way, and how many may be.
  void watch(RunningAnswers running) {
    Gauge.builder("tanlu.answers.running", running, RunningAnswers::count)
        .description("Answers under way")
        .register(registry);
    Gauge.builder("tanlu.answers.limit", running, RunningAnswers::most)
        .description("Answers that may be under way; one more is refused with 503")
        .register(registry);
  }

  /// @param route its template, such as `/api/answers/{id}`
  void request(String method, String route, int status, Duration took) {
    Timer.builder("tanlu.http.requests")
        .description("Requests by route; a stream of events lasts as long as its answer")
        .tags("method", method, "route", route, "status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  @Override
  public void toolEnded(String tool, boolean done, Duration took) {
    Timer.builder("tanlu.tools")
        .description("Tool calls, in answers and direct")
        .tags("tool", tools.contains(tool) ? tool : "unknown", "outcome", done ? "done" : "failed")
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  @Override
  public void proved(int claims, int rejected) {
    Counter.builder("tanlu.claims")
        .description("Numbers shown with their derivation")
        .register(registry)
        .increment(claims);
    Counter.builder("tanlu.claims.rejected")
        .description("Numbers and references taken out of answers unproved")
        .register(registry)
        .increment(rejected);
  }

  @Override
  public void answered(Answer answer, Duration took) {
    ended(answer.outcome().name().toLowerCase(Locale.ROOT), took);
    ModelUse use = answer.model();
    count("tanlu.model.requests", "Requests to the language model", use.requests());
    tokens("input", use.inputTokens());
    tokens("output", use.outputTokens());
    if (use.fault() != null) {
      failure(use.fault().code());
    }
  }

  @Override
  public void failed(String answerId, Throwable why, Duration took) {
    switch (why) {
      case CancellationException _ -> ended("stopped", took);
      case ModelException model -> {
        ended("failed", took);
        failure(model.fault().code());
      }
      case StoreException _ -> {
        ended("failed", took);
        failure("database");
      }
      default -> {
        ended("failed", took);
        failure("unexpected");
      }
    }
  }

  private void ended(String outcome, Duration took) {
    Timer.builder("tanlu.answers")
        .description("Answers by how they ended")
        .tags("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  private void tokens(String direction, long tokens) {
    Counter.builder("tanlu.model.tokens")
        .description("Tokens the language model's server counted")
        .tags("direction", direction)
        .register(registry)
        .increment((double) tokens);
  }

  private void failure(String kind) {
    Counter.builder("tanlu.failures")
        .description("What made answers fail, or the offline model take over")
        .tags("kind", kind)
        .register(registry)
        .increment();
  }

  private void count(String name, String description, long amount) {
    Counter.builder(name).description(description).register(registry).increment((double) amount);
  }
}
