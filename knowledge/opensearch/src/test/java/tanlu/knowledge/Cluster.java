package tanlu.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4ModulePlugin;
import org.opensearch.transport.TransportService;

/// A real cluster of two nodes in this process, one for all tests, on ports the system gives. The
/// first node manages it; the second can be stopped.
final class Cluster implements AutoCloseable {
  private static final int NODES = 2;
  private static final int SECOND = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenSearchRunner runner = new OpenSearchRunner();

  /// Gives every test class that asks for it the same cluster.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Cluster.class, _ -> new Cluster(), Cluster.class);
    }
  }

  private Cluster() {
    runner.onBuild(this::configure);
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(folder().toString())
            .clusterName("tanlu-test")
            .numOfNode(NODES)
            .moduleTypes(
                Netty4ModulePlugin.class.getName()
                    + ","
                    + CommonAnalysisModulePlugin.class.getName())
            .disableESLogger());
    ensureGreen();
  }

  private void configure(int number, Settings.Builder settings) {
    settings.put("http.port", "0");
    settings.put("transport.port", "0");
    settings.put("node.processors", 1);
    // The first has nobody to look for, the second nobody but the first: other clusters of this
    // machine are left alone.
    if (number == 1) {
      settings.putList("discovery.seed_hosts");
      settings.putList("cluster.initial_cluster_manager_nodes", "Node 1");
    } else {
      var first = runner.getNode(0).injector().getInstance(TransportService.class).boundAddress();
      settings.putList("discovery.seed_hosts", "127.0.0.1:" + first.publishAddress().getPort());
    }
    // Disks of test machines are full, and two nodes and a test share one small heap.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    settings.put("indices.breaker.total.use_real_memory", false);
    settings.put("cluster.routing.allocation.node_concurrent_recoveries", 20);
    settings.put("cluster.routing.allocation.node_initial_primaries_recoveries", 20);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "cluster")
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of an index of it, the node that can be stopped first.
  OpenSearchAddress address(String index) {
    List<String> nodes =
        IntStream.range(0, NODES)
            .mapToObj(runner::getNode)
            .filter(node -> !node.isClosed())
            .map(node -> http(node).toString())
            .toList()
            .reversed();
    return OpenSearchAddress.of("opensearch:" + String.join(",", nodes) + "/" + index);
  }

  private static URI http(Node node) {
    var at = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
    return URI.create("http://127.0.0.1:" + at.getPort());
  }

  /// Asks the cluster itself.
  JsonNode send(String method, String path, String body) {
    var answer = client().send(method, path, body, PATIENCE);
    if (!answer.ok()) {
      throw new IllegalStateException(method + " " + path + ": " + answer);
    }
    return answer.body();
  }

  private OpenSearchClient client() {
    return new OpenSearchClient(address("any"));
  }

  /// Waits until every passage stands on both nodes.
  void ensureGreen() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String asked =
        "/_cluster/health?wait_for_status=green&wait_for_no_initializing_shards=true&timeout=5s&wait_for_nodes="
            + NODES;
    while (!client().send("GET", asked, "", PATIENCE).ok()) {
      if (System.nanoTime() - end >= 0) {
        throw new IllegalStateException(
            "not whole after %s: %s".formatted(PATIENCE, send("GET", "/_cluster/health", "")));
      }
    }
  }

  void stopSecond() {
    try {
      runner.getNode(SECOND).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it again where it was stopped, and waits until every passage stands on both.
  void startSecond() {
    runner.startNode(SECOND);
    ensureGreen();
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
