package tanlu.web;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;

@Command(
    name = "mcp",
    description = "Offer the tools over the Model Context Protocol on standard input and output.",
    mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "the language of results, zh or en (default: ${DEFAULT-VALUE})")
  private String lang = "";

  @Override
  public Integer call() throws InterruptedException {
    Language language = AskCommand.language(lang);
    OutputStream protocol = System.out;
    // Whatever else is printed must not end up between the messages.
    System.setOut(System.err);
    Input input = new Input(System.in);
    McpSyncServer server = serve(main.assistant(), language, input, protocol);
    input.ended.await();
    server.closeGracefully();
    return 0;
  }

  private static McpSyncServer serve(
      Assistant assistant, Language language, InputStream in, OutputStream out) {
    McpDoor door = new McpDoor(assistant);
    McpResources resources = new McpResources(assistant);
    return McpServer.sync(new StdioServerTransportProvider(McpDoor.JSON, in, out))
        .serverInfo(McpDoor.NAME, McpDoor.version())
        .instructions(McpDoor.instructions())
        .capabilities(McpDoor.CAPABILITIES)
        .jsonMapper(McpDoor.JSON)
        .jsonSchemaValidator(McpDoor.LEFT_TO_THE_TOOLS)
        .validateToolInputs(false)
        .tools(
            door.tools().stream()
                .map(
                    tool ->
                        new SyncToolSpecification(
                            tool, (_, request) -> door.call(request, language, Assistant.ANYBODY)))
                .toList())
        .resources(
            resources.listed().stream()
                .map(
                    each ->
                        new SyncResourceSpecification(
                            each, (_, request) -> resources.read(request.uri(), language)))
                .toList())
        .resourceTemplates(
            new SyncResourceTemplateSpecification(
                McpResources.template(), (_, request) -> resources.read(request.uri(), language)))
        .prompts(
            McpDoor.prompts().stream()
                .map(
                    each ->
                        new SyncPromptSpecification(
                            each,
                            (_, request) ->
                                McpDoor.prompt(request.name(), request.arguments(), language)))
                .toList())
        .build();
  }

  /// Tells when the client has closed its end.
  private static final class Input extends FilterInputStream {
    final CountDownLatch ended = new CountDownLatch(1);

    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return told(super.read(into, offset, length));
    }

    private int told(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }
  }
}
