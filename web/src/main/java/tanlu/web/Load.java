package tanlu.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Questions sent to a server by the clock, whether or not it has answered the ones before.
final class Load {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// @param milliseconds of each that succeeded, from the moment it was due
  /// @param failures what became of the others
  /// @param most how many were under way at once
  /// @param took from the first to the end of the last
  record Result(List<Double> milliseconds, List<String> failures, int most, Duration took) {
    /// How many a second succeeded.
    double rate() {
      return milliseconds.size() / (took.toNanos() / 1e9);
    }
  }

  private interface Asked {
    /// @return when what is waited for came, in nanoseconds
    long ask() throws IOException, InterruptedException;
  }

  private final Queue<Double> milliseconds = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private Load() {}

  /// Streams begun one after the other within a time, each read to its answer; what is timed is its
  /// first event.
  static Result streams(int port, String question, int count, Duration within)
      throws InterruptedException {
    byte[] request = request(port, question);
    return new Load().run(count, within.dividedBy(count), () -> firstEvent(port, request));
  }

  /// Questions answered as one object, so many a second; what is timed is the whole answer.
  static Result questions(int port, List<String> questions, double perSecond, Duration length)
      throws InterruptedException {
    int count = (int) (length.toSeconds() * perSecond);
    AtomicInteger next = new AtomicInteger();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new Load()
          .run(
              count,
              Duration.ofNanos((long) (1e9 / perSecond)),
              () -> {
                String question = questions.get(next.getAndIncrement() % questions.size());
                HttpResponse<Void> response =
                    client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/chat"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body(question)))
                            .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (response.statusCode() != 200) {
                  throw new IOException("status " + response.statusCode());
                }
                return System.nanoTime();
              });
    }
  }

  private Result run(int count, Duration apart, Asked asked) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begun + i * apart.toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      threads.add(Thread.startVirtualThread(() -> one(due, asked)));
    }
    for (Thread each : threads) {
      each.join();
    }
    return new Result(
        List.copyOf(milliseconds),
        List.copyOf(failures),
        most.get(),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private void one(long due, Asked asked) {
    most.accumulateAndGet(under.incrementAndGet(), Math::max);
    try {
      milliseconds.add((asked.ask() - due) / 1e6);
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      under.decrementAndGet();
    }
  }

  private static String body(String question) {
    return Json.MAPPER.valueToTree(Map.of("message", question)).toString();
  }

  static byte[] request(int port, String question) {
    byte[] body = body(question).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/chat HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(port, body.length);
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /// A bare socket: a client that costs the machine little beside the server.
  ///
  /// @return when the first event came, in nanoseconds; the answer is read to its end
  static long firstEvent(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      long first = 0;
      String status = in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (first == 0 && line.startsWith("event: ")) {
          first = System.nanoTime();
        }
        if (line.equals("event: answer")) {
          return first;
        }
        if (line.equals("event: error")) {
          throw new IOException(in.readLine());
        }
      }
      throw new IOException("no answer: " + status);
    }
  }
}
