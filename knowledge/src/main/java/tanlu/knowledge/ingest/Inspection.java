package tanlu.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.knowledge.ingest.Finding.Reason;

/// Looks a document over before it is let in.
final class Inspection {
  /// Counted up when the checks change: what older ones kept out is looked at again.
  static final int VERSION = 1;

  /// Fewer letters than a sentence has are no text.
  private static final int LEAST = 12;

  /// A stray hidden character is an accident of editing.
  private static final int HIDDEN = 4;

  private Inspection() {}

  /// @return empty for a document that is in order
  static List<Finding> of(Reading reading, Imprint imprint, String region, List<Known> known) {
    List<Finding> findings = new ArrayList<>();
    String text = reading.text();
    if (reading.pictured() || Characters.letters(text) < LEAST) {
      findings.add(
          Finding.of(
              Reason.NO_TEXT,
              reading.pictured() ? "扫描件：页面是图片，没有可核对的文字" : "没有文字",
              reading.pictured()
                  ? "scanned: its pages are pictures without text that can be checked"
                  : "it has no text",
              ""));
    }
    String hidden = String.join(" ", reading.hidden());
    if (Characters.letters(hidden) >= HIDDEN) {
      findings.add(
          Finding.of(
              Reason.HIDDEN,
              "含有看不见的文字（隐藏、白色、极小或页外）",
              "it holds text nobody can see (hidden, white, tiny or off the page)",
              hidden));
    }
    Instructions.in(text + "\n" + hidden + "\n" + reading.title())
        .ifPresent(
            said ->
                findings.add(
                    Finding.of(
                        Reason.INSTRUCTIONS,
                        "含有写给语言模型的指令",
                        "it holds instructions to a language model",
                        said)));
    Padding.pinyin(text)
        .ifPresent(
            said ->
                findings.add(
                    Finding.of(Reason.PINYIN, "正文混入拼音", "pinyin is worked into its text", said)));
    Padding.repeated(reading.lines())
        .ifPresent(
            said ->
                findings.add(
                    Finding.of(
                        Reason.SPUN,
                        "文字反复堆砌，不是正式文本",
                        "its words go round in circles, as in text made for search engines",
                        said)));
    Optional<Finding> contradiction =
        Known.contradiction(imprint.title(), imprint.number(), region, known);
    contradiction.ifPresent(findings::add);
    return List.copyOf(findings);
  }
}
