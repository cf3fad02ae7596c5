package tanlu.knowledge;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmokeTest {
  @Test
  void starts(@TempDir Path folder) throws Exception {
    java.nio.file.Files.writeString(
        Path.of("/tmp/team/opensearch/cp.txt"),
        System.getProperty("surefire.test.class.path", "")
            + "\n"
            + System.getProperty("java.class.path"));
    long t = System.nanoTime();
    try (Cluster cluster = new Cluster(folder)) {
      System.out.println(cluster.addresses() + " " + (System.nanoTime() - t) / 1e9);
      System.out.println(
          new String(cluster.addresses().get(0).toURL().openStream().readAllBytes()));
      System.out.println(
          new String(
              java.net
                  .URI
                  .create(cluster.addresses().get(0) + "/_cat/nodes")
                  .toURL()
                  .openStream()
                  .readAllBytes()));
      cluster.stopOne();
      System.out.println(cluster.addresses() + " " + (System.nanoTime() - t) / 1e9);
      cluster.startAgain();
      System.out.println(cluster.addresses() + " " + (System.nanoTime() - t) / 1e9);
    }
    LuceneCorpus.embedded(Embedding.OFF)
        .search(PolicyQuery.of("碳达峰", 3))
        .forEach(h -> System.out.println(h.passage().id()));
  }
}
