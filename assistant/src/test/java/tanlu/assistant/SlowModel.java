package tanlu.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that says one thing and then one word every tenth of a second until nobody listens:
/// WireMock cannot tell when its client hangs up.
final class SlowModel implements AutoCloseable {
  private final ServerSocket socket;
  private final CountDownLatch spoken = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  private final Wire wire;

  SlowModel(Wire wire) throws IOException {
    this.wire = wire;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort() + wire.base;
  }

  int requests() {
    return requests.get();
  }

  void awaitSpoken() throws InterruptedException {
    spoken.await();
  }

  boolean closedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        requests.incrementAndGet();
        Thread.ofVirtual().start(() -> speak(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void speak(Socket client) {
    try (client) {
      var out = client.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
              .getBytes(UTF_8));
      while (true) {
        out.write(wire.broken(wire.text("word ")).getBytes(UTF_8));
        out.flush();
        TimeUnit.MILLISECONDS.sleep(100);
        spoken.countDown();
      }
    } catch (IOException e) {
      closed.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
