package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;

/// `POST /mcp`: the Model Context Protocol over streamable HTTP. Every request stands for itself,
/// so that nothing is held for clients that never say goodbye, and any of several servers may
/// answer.
///
/// The protocol's servlet is called from a route, never mounted beside them: who may ask, from
/// where and how often is settled by then as for every other route.
final class McpHandler {
  private static final String PATH = "/mcp";
  private static final String OWNER = "owner";
  private static final String LANGUAGE = "language";

  private final Assistant assistant;
  private @Nullable HttpServletStatelessServerTransport servlet;

  McpHandler(Assistant assistant) {
    this.assistant = assistant;
  }

  /// Made for the first client: most servers never have one.
  private synchronized HttpServletStatelessServerTransport servlet() {
    if (servlet == null) {
      servlet = serving(assistant);
    }
    return servlet;
  }

  private static HttpServletStatelessServerTransport serving(Assistant assistant) {
    HttpServletStatelessServerTransport servlet =
        HttpServletStatelessServerTransport.builder()
            .jsonMapper(McpDoor.JSON)
            .messageEndpoint(PATH)
            .maxRequestSize(RequestBody.MAX_BYTES)
            .contextExtractor(
                request ->
                    McpTransportContext.create(
                        Map.of(
                            OWNER,
                            Owner.of(request),
                            LANGUAGE,
                            Failures.language(request.getHeader("Accept-Language")))))
            .build();
    McpDoor door = new McpDoor(assistant);
    McpResources resources = new McpResources(assistant);
    McpServer.sync(servlet)
        .serverInfo(McpDoor.NAME, McpDoor.version())
        .instructions(McpDoor.instructions())
        .capabilities(McpDoor.CAPABILITIES)
        .jsonMapper(McpDoor.JSON)
        .jsonSchemaValidator(McpDoor.LEFT_TO_THE_TOOLS)
        .validateToolInputs(false)
        // On the request's own thread, which is a virtual one.
        .immediateExecution(true)
        .tools(
            door.tools().stream()
                .map(
                    tool ->
                        new SyncToolSpecification(
                            tool,
                            (who, request) ->
                                door.call(request, language(who), (String) who.get(OWNER))))
                .toList())
        .resources(
            resources.listed().stream()
                .map(
                    each ->
                        new SyncResourceSpecification(
                            each, (who, request) -> resources.read(request.uri(), language(who))))
                .toList())
        .resourceTemplates(
            new SyncResourceTemplateSpecification(
                McpResources.template(),
                (who, request) -> resources.read(request.uri(), language(who))))
        .prompts(
            McpDoor.prompts().stream()
                .map(
                    each ->
                        new SyncPromptSpecification(
                            each,
                            (who, request) ->
                                McpDoor.prompt(request.name(), request.arguments(), language(who))))
                .toList())
        .build();
    return servlet;
  }

  private static Language language(McpTransportContext who) {
    return (Language) who.get(LANGUAGE);
  }

  void handle(RoutesConfig routes) {
    routes.post(PATH, this::serve);
  }

  private void serve(Context context) throws IOException {
    try {
      servlet().service(context.req(), context.res());
    } catch (ServletException e) {
      throw new IOException(e);
    }
  }
}
