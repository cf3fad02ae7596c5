package tanlu.web;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tanlu.assistant.Assistant;

/// The chat server: the page, the chat as JSON or events, the catalogue, the tools, the claims.
public final class ChatServer implements AutoCloseable {
  /// Jetty's default backlog of 50 drops connections when many streams open at once.
  private static final int BACKLOG = 2048;

  /// Connections on which nothing is sent are closed, and clients that send or read nothing for so
  /// long given up. It does not count while a request is worked on.
  private static final Duration IDLE = Duration.ofMinutes(1);

  /// Bytes a second: slower than any modem, faster than who holds connections on purpose.
  private static final int SLOWEST_BODY = 64;

  /// How long a stop waits for answers under way.
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Javalin app;
  private final RunningAnswers running;

  private ChatServer(Javalin app, RunningAnswers running) {
    this.app = app;
    this.running = running;
  }

  /// Starts listening.
  ///
  /// @param port 0 takes a free one
  /// @param runs the folder of evaluation runs
  /// @throws CommandException where the port is taken
  public static ChatServer start(Assistant assistant, String host, int port, Path runs) {
    return start(assistant, Tokens.read(Optional.empty()), host, port, runs);
  }

  /// @param tokens without any, everybody who reaches it may do everything
  static ChatServer start(Assistant assistant, Tokens tokens, String host, int port, Path runs) {
    Access access = new Access(tokens, Clock.systemUTC());
    Metrics metrics =
        new Metrics(
            assistant.tools().stream().map(ToolSpecification::name).collect(Collectors.toSet()));
    Assistant observed = assistant.observedBy(new AnswerLog(metrics));
    RunningAnswers running = new RunningAnswers(observed);
    try {
      return new ChatServer(
          Javalin.create(
                  config -> {
                    configure(config, observed, running, metrics, access, host, port);
                    new EvaluationHandlers(runs).handle(config.routes);
                  })
              .start(),
          running);
    } catch (JavalinBindException e) {
      throw new CommandException(
          "Port %d of %s cannot be used (taken, or not allowed): choose another with --port, 0 for any free one."
              .formatted(port, host),
          e);
    }
  }

  /// Every route, as `METHOD /path`.
  List<String> routes() {
    return app.unsafe.internalRouter.allHttpHandlers().stream()
        .map(each -> each.endpoint.method.name() + " " + each.endpoint.path)
        .toList();
  }

  public int port() {
    return app.port();
  }

  /// Takes no new requests and waits a while for those under way; what takes longer is cut off.
  @Override
  public void close() {
    try {
      app.stop();
    } catch (JavalinException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
    } finally {
      running.close();
    }
  }

  static void configure(
      JavalinConfig config,
      Assistant assistant,
      RunningAnswers running,
      Metrics metrics,
      Access access,
      String host,
      int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new JettyProblems());
          server.setStopTimeout(STOP.toMillis());
        });
    // What users upload is written to no temporary file.
    config.jetty.multipartConfig.maxInMemoryFileSize(FileHandlers.MEGABYTES + 1, SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(FileHandlers.MEGABYTES + 1, SizeUnit.MB);
    config.jetty.addConnector((server, http) -> connector(server, http, host, port));
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/page";
          files.directory = "tanlu/web/page";
          files.location = Location.CLASSPATH;
        });
    config.requestLogger.http(new RequestLog(metrics));
    config.routes.before(RequestLog::begin);
    config.routes.before(new Guard(host, access.guarded()));
    access.handle(config.routes);
    config.routes.get("/", context -> page(context, "index.html"));
    config.routes.get("/explore", context -> page(context, "explore.html"));
    config.routes.post("/api/chat", new ChatHandler(running));
    new AnswerHandlers(assistant, running).handle(config.routes);
    new ConversationHandlers(assistant).handle(config.routes);
    new FileHandlers(assistant).handle(config.routes);
    new DataHandlers(assistant).handle(config.routes);
    new PlanHandlers(assistant).handle(config.routes);
    new CompletionHandlers(assistant, running).handle(config.routes);
    new McpHandler(assistant).handle(config.routes);
    new HealthHandlers(assistant).handle(config.routes);
    metrics.watch(running);
    metrics.handle(config.routes);
    OpenApi.handle(config.routes);
    Failures.handle(config);
  }

  static void page(Context context, String file) throws IOException {
    try (InputStream html =
        Objects.requireNonNull(ChatServer.class.getResourceAsStream("page/" + file))) {
      context.contentType("text/html; charset=utf-8").result(html.readAllBytes());
    }
  }

  @SuppressWarnings("removal") // Nothing stands in its place yet; FaultsTest tells when it does.
  private static Connector connector(Server server, HttpConfiguration http, String host, int port) {
    http.setSendServerVersion(false);
    http.setMinRequestDataRate(SLOWEST_BODY);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE.toMillis());
    return connector;
  }
}
