package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import tanlu.assistant.Assistant;

/// `/health/live` says the process serves; `/health/ready` that the assistant has its data, and
/// whether the documents of one's own can be searched: without them it still answers.
final class HealthHandlers {
  private final Assistant assistant;
  private volatile boolean ready;

  HealthHandlers(Assistant assistant) {
    this.assistant = assistant;
  }

  void handle(RoutesConfig routes) {
    routes.get("/health/live", context -> context.json(new Health("live")));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context context) {
    if (!ready) {
      // Throws where the data cannot be read; they do not change afterwards.
      assistant.catalog();
      ready = true;
    }
    if (!assistant.store().ready()) {
      throw new ApiException(
          503,
          "对话数据库没有响应：请检查它是否在运行。",
          "The conversation database does not answer: check that it runs.");
    }
    context.json(
        new Ready("ready", assistant.searchesOwnDocuments() ? "searched" : "cluster away"));
  }

  private record Health(String status) {}

  private record Ready(String status, String ownDocuments) {}
}
