package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;

/// Times whole answers of the offline model in this process, a question for every tool: to the
/// first event, to the end, and the processor time of all threads, which other programs disturb
/// least.
final class AnswerBench {
  private static final int WARM_UP = 5;

  private final Assistant assistant =
      Assistant.open(Settings.read(Map.of("TANLU_HOME", System.getProperty("java.io.tmpdir"))));
  private final int runs;

  AnswerBench(int runs) {
    this.runs = runs;
  }

  /// Prints a line a question and one for all of them.
  void print() {
    System.out.printf(
        "%-22s %9s %9s %9s %9s%n", "tool, ms", "first p95", "p50", "p95", "processor");
    List<Double> firsts = new ArrayList<>();
    List<Double> wholes = new ArrayList<>();
    for (String question : ToolQuestions.texts()) {
      for (int run = 0; run < WARM_UP; run++) {
        new Timed(question);
      }
      List<Timed> timed = new ArrayList<>();
      double processor = processor();
      for (int run = 0; run < runs; run++) {
        timed.add(new Timed(question));
      }
      processor = (processor() - processor) / runs;
      List<Double> first = timed.stream().map(each -> each.first).toList();
      List<Double> whole = timed.stream().map(each -> each.whole).toList();
      line(timed.getFirst().tool, first, whole, processor);
      firsts.addAll(first);
      wholes.addAll(whole);
    }
    line("all", firsts, wholes, Double.NaN);
  }

  private static void line(String name, List<Double> first, List<Double> whole, double processor) {
    System.out.printf(
        "%-22s %9.1f %9.1f %9.1f %9.1f%n",
        name,
        BenchCommand.quantile(first, 0.95),
        BenchCommand.quantile(whole, 0.5),
        BenchCommand.quantile(whole, 0.95),
        processor);
  }

  /// Milliseconds of all threads.
  private static double processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }

  private final class Timed implements AnswerListener {
    private final long start = System.nanoTime();
    final double whole;
    double first = Double.NaN;
    String tool = "";

    Timed(String question) {
      assistant.ask(Question.of(question), this);
      whole = (System.nanoTime() - start) / 1e6;
    }

    private void mark() {
      if (Double.isNaN(first)) {
        first = (System.nanoTime() - start) / 1e6;
      }
    }

    @Override
    public void started(String id, String conversationId) {
      mark();
    }

    @Override
    public void stepRunning(String name, JsonNode arguments) {
      tool = tool.isEmpty() ? name : tool;
    }
  }
}
