package tanlu.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.Node;

/// A real cluster of two nodes in this process.
final class Cluster implements AutoCloseable {
  private static final int NODES = 2;

  private final OpenSearchRunner runner = new OpenSearchRunner();

  /// @param folder where it keeps its data
  Cluster(Path folder) {
    runner.onBuild(
        (number, settings) -> {
          settings.put("discovery.type", "zen");
          // Naming both would let each wait for the other.
          settings.putList("cluster.initial_cluster_manager_nodes", "Node 1");
          settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
          settings.put("processors", 1);
        });
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(folder.toString())
            .clusterName("tanlu-test")
            .numOfNode(NODES)
            .disableESLogger());
    runner.ensureGreen();
  }

  /// The addresses of its nodes; that of the cluster manager, which the cluster cannot lose of two,
  /// last.
  List<URI> addresses() {
    return IntStream.range(0, NODES)
        .mapToObj(runner::getNode)
        .filter(node -> !node.isClosed())
        .sorted((a, b) -> Boolean.compare(manages(a), manages(b)))
        .map(Cluster::address)
        .toList();
  }

  private boolean manages(Node node) {
    return node.equals(runner.clusterManagerNode());
  }

  private static URI address(Node node) {
    var at = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
    return URI.create("http://127.0.0.1:" + at.getPort());
  }

  /// Stops the node that is not the cluster manager.
  void stopOne() {
    try {
      runner.nonClusterManagerNode().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts what was stopped and waits until every passage stands twice.
  void startAgain() {
    for (int number = 0; number < NODES; number++) {
      if (runner.getNode(number).isClosed()) {
        runner.startNode(number);
      }
    }
    runner.ensureGreen();
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
