package tanlu.web;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;

/// Times what stands between a model and its reader: a model of our own, behind OpenAI's wire
/// format, calls a tool and then says a sentence with a reference every few milliseconds; each is
/// timed from the byte that ends it to the listener that hears it, proved.
final class LoopBench {
  private static final String SENTENCE = "广东省这一年的排放总量按属地口径计为[[r1/total]]，来自排放清单。\n";
  private static final int SENTENCES = 40;
  private static final Duration APART = Duration.ofMillis(20);

  private final List<Long> said = Collections.synchronizedList(new ArrayList<>());

  /// Prints the time added to a sentence, in milliseconds.
  void print(int runs) throws IOException {
    ScriptedModel.Script script =
        new ScriptedModel.Script(SENTENCE, SENTENCES, APART, () -> said.add(System.nanoTime()));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      Map<String, String> settings = new HashMap<>(model.settings());
      settings.put("TANLU_HOME", System.getProperty("java.io.tmpdir"));
      Assistant assistant = Assistant.open(Settings.read(settings));
      List<Double> added = new ArrayList<>();
      for (int run = 0; run < runs + 5; run++) {
        said.clear();
        List<Long> heard = new ArrayList<>();
        assistant.ask(
            Question.of("广东2017年碳排放是多少？"),
            new AnswerListener() {
              @Override
              public void text(String delta) {
                if (delta.contains("#claim-")) {
                  heard.add(System.nanoTime());
                }
              }
            });
        for (int i = 0; run >= 5 && i < Math.min(heard.size(), said.size()); i++) {
          added.add((heard.get(i) - said.get(i)) / 1e6);
        }
      }
      System.out.printf(
          "loop with a stub model, added to each of %d sentences: p50 %.1f ms, p95 %.1f ms%n",
          added.size(), BenchCommand.quantile(added, 0.5), BenchCommand.quantile(added, 0.95));
    }
  }
}
