package tanlu.assistant.chart;

import java.util.List;
import tanlu.analytics.proof.Text;

/// Past these a node diagram is hard to read, and the chart says so.
final class Legibility {
  static final int NODES = 30;
  static final int EDGES = 150;
  static final int LABELS = 15;

  private Legibility() {}

  static boolean exceeded(int nodes, int edges) {
    return nodes > NODES || edges > EDGES;
  }

  static List<Text> notes(int nodes, int edges, Text remedy) {
    if (!exceeded(nodes, edges)) {
      return List.of();
    }
    return List.of(
        Text.of(
            "共%d个节点、%d条边，超过易读上限（%d个节点、%d条边）。".formatted(nodes, edges, NODES, EDGES),
            "%d nodes and %d edges, past what reads easily (%d nodes, %d edges)."
                .formatted(nodes, edges, NODES, EDGES)),
        remedy);
  }
}
