package tanlu.web;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.MDC;

/// Counts and logs each request by the template of its route: a path would name conversations and
/// links.
record RequestLog(Metrics metrics) implements RequestLogger {
  private static final Logger LOG = Logger.getLogger("tanlu.requests");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// The thread of a connection serves several requests.
  static void begin(Context context) {
    MDC.remove(LogFormatter.ANSWER);
  }

  @Override
  public void handle(Context context, Float milliseconds) {
    Duration took = Duration.ofNanos((long) (milliseconds * 1e6));
    String method =
        METHODS.contains(context.req().getMethod()) ? context.req().getMethod() : "other";
    metrics.request(method, route(context), context.statusCode(), took);
    if (LOG.isLoggable(Level.INFO)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("method", method);
      fields.put("route", route(context));
      fields.put("status", context.statusCode());
      fields.put("milliseconds", took.toMillis());
      fields.put("name", Owner.of(context));
      LOG.log(Level.INFO, "request", fields);
    }
  }

  private static String route(Context context) {
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    return matched == null ? "none" : matched.path;
  }
}
