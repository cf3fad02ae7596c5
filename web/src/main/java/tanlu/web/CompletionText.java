package tanlu.web;

import java.util.stream.Collectors;
import tanlu.assistant.answer.Answer;

/// The words of an answer for clients that show Markdown and know no claims.
final class CompletionText {
  private CompletionText() {}

  static String whole(Answer answer, String base) {
    return TerminalAnswer.plain(answer.text()).strip() + after(answer, base);
  }

  /// What follows the released text: sources, warnings, charts, and the id by which the answer can
  /// be replayed and gone on with.
  static String after(Answer answer, String base) {
    boolean chinese = answer.language().equals("zh");
    String notes = TerminalAnswer.notes(answer);
    String charts =
        answer.charts().stream()
            .map(chart -> "[" + chart.title() + "](" + base + "/api/answers/" + answer.id() + ")")
            .collect(Collectors.joining(chinese ? "、" : ", "));
    return (notes.isEmpty() ? "" : "\n\n" + notes)
        + (charts.isEmpty() ? "" : "\n\n" + (chinese ? "图表：" : "Charts: ") + charts)
        + "\n\n"
        + (chinese
                ? "[本回答的签名数据包](%s)，可用 ./tanlu replay 重算。"
                : "[The signed bundle of this answer](%s), for ./tanlu replay.")
            .formatted(bundle(answer, base));
  }

  static String bundle(Answer answer, String base) {
    return base + "/api/answers/" + answer.id() + "/bundle";
  }
}
