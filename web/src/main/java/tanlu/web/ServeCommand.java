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
      description = "a loopback address (default: ${DEFAULT-VALUE})")
  private String host = "";

  @Override
  public Integer call() throws InterruptedException {
    requireLoopback();
    if (port < 0 || port > 65_535) {
      throw new CommandException("--port must be 0 to 65535, not " + port + ".");
    }
    Assistant assistant = main.assistant();
    assistant.holdKey();
    ChatServer server = ChatServer.start(assistant, host, port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    String name = host.contains(":") ? "[" + host + "]" : host;
    System.out.printf("listening on http://%s:%d%n", name, server.port());
    new CountDownLatch(1).await();
    return 0;
  }

  /// Other machines would need tokens to tell friend from foe, and there are none.
  private void requireLoopback() {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new CommandException("--host " + host + " is not an address of this machine.", e);
    }
    throw new CommandException(
        "--host %s is open to other machines, and there are no access tokens: use 127.0.0.1, behind a proxy that asks for a password where others need it."
            .formatted(host));
  }
}
