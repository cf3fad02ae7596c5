package tanlu.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Assistant;

@Command(
    name = "serve",
    description = "Start the chat server and page.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Option(
      names = "--port",
      defaultValue = "7070",
      description = "0 picks a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "the address to listen at; any but loopback needs TANLU_TOKENS (default:"
              + " ${DEFAULT-VALUE})")
  private String host = "";

  @Override
  public Integer call() throws InterruptedException {
    Tokens tokens = Tokens.read(main.settings().tokens());
    requireLoopback(tokens);
    if (port < 0 || port > 65_535) {
      throw new CommandException("--port must be 0 to 65535, not " + port + ".");
    }
    Assistant assistant = main.serving();
    assistant.bundles().holdKey();
    ChatServer server =
        ChatServer.start(assistant, tokens, host, port, EvalCommands.runs(main.settings()));
    Main.closing(
        () -> {
          server.close();
          assistant.store().close();
        });
    String name = host.contains(":") ? "[" + host + "]" : host;
    System.out.printf("listening on http://%s:%d%n", name, server.port());
    new CountDownLatch(1).await();
    return 0;
  }

  /// Without tokens friend and foe are the same, so that other machines must not reach it.
  private void requireLoopback(Tokens tokens) {
    try {
      if (!tokens.none() || InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new CommandException("--host " + host + " is not an address of this machine.", e);
    }
    throw new CommandException(
        "--host %s is open to other machines: set TANLU_TOKENS, such as TANLU_TOKENS=me:admin:$(openssl rand -hex 24), or use 127.0.0.1."
            .formatted(host));
  }
}
