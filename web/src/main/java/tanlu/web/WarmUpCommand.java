package tanlu.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Assistant;

/// Does once what `ask` and `serve` do when they start, while the launcher has Java note which
/// classes that takes. Not for people.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final String QUESTION = "广东在2060年达成碳中和时间表及产业投入产出路线图应为何？";

  @ParentCommand private Main main = new Main();

  @Override
  public Integer call() throws IOException, InterruptedException {
    int asked = Main.run("ask", QUESTION);
    Assistant assistant = main.serving();
    try (ChatServer server =
            ChatServer.start(assistant, "127.0.0.1", 0, EvalCommands.runs(main.settings()));
        HttpClient client = HttpClient.newHttpClient()) {
      String address = "http://127.0.0.1:" + server.port();
      for (String path : List.of("/", "/page/app.js", "/health/ready", "/api/conversations")) {
        send(client, HttpRequest.newBuilder(URI.create(address + path)));
      }
      send(
          client,
          HttpRequest.newBuilder(URI.create(address + "/api/chat"))
              .header("Content-Type", "application/json")
              .header("Accept", ChatHandler.EVENT_STREAM)
              .POST(BodyPublishers.ofString("{\"message\":\"" + QUESTION + "\"}")));
    }
    assistant.store().close();
    return asked;
  }

  private static void send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    client.send(request.build(), BodyHandlers.discarding());
  }
}
