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

  private static final List<String> QUESTIONS =
      List.of(
          "你们有什么数据？",
          "广东2017年碳排放是多少？",
          "江苏近十年碳排放怎么变化？",
          "各省碳排放强度排名",
          "浙江2017年投入产出表",
          "山东的产业网络",
          "湖北产业桑基图",
          "河北的消费侧排放是多少？",
          "四川哪些是关键部门？",
          "安徽钢铁上游供应链排放路径",
          "河南2012到2017年碳排放变化的驱动因素",
          "湖南2012到2017年的结构分解",
          "广东按科学碳目标2030年要减多少？",
          "辽宁减排任务按最低成本怎么分到各行业",
          "福建2060年碳中和路线图",
          "比较陕西三种情景的排放路径",
          "如果山西钢铁减产三成，产业链会怎样？",
          "钢铁行业节能降碳政策");

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
    for (String question : QUESTIONS) {
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
