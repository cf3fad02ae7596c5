package tanlu.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.ModelUse;

/// An answer as a terminal shows it: Markdown whose numbers and citations are plain, then what they
/// rest on.
final class TerminalAnswer {
  static final Pattern CLAIM_LINK =
      Pattern.compile("\\[(?<words>[^\\[\\]]*)]\\(#claim-(?<id>[^)]*)\\)");

  /// `[1](#citation-1)`, also with the brackets themselves in the link.
  private static final Pattern CITATION_LINK =
      Pattern.compile("\\[(?:\\\\?\\[)?(\\d+)(?:\\\\?])?]\\(#citation-\\d+\\)");

  /// Control characters could steer the terminal; documents may hold any.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("official", "已与官方文本核对"),
          Map.entry("secondary", "依据二手报道"),
          Map.entry("unverified", "未核对"),
          Map.entry("in force", "有效"),
          Map.entry("expired", "已到期"),
          Map.entry("repealed", "已废止"),
          Map.entry("superseded", "已被替代"),
          Map.entry("draft", "草案"),
          Map.entry("unknown", "效力未知"));

  private final Answer answer;
  private final boolean chinese;

  private TerminalAnswer(Answer answer) {
    this.answer = answer;
    this.chinese = answer.language().equals("zh");
  }

  static String of(Answer answer) {
    return CONTROL.matcher(new TerminalAnswer(answer).blocks()).replaceAll("");
  }

  private String blocks() {
    List<String> blocks = new ArrayList<>();
    blocks.add(plain(answer.text()).strip());
    notes(blocks);
    list(blocks, in("可以接着问", "Ask next"), answer.followUps().stream().map(each -> "- " + each));
    blocks.add(dataset());
    if (answer.model().counted() > 0) {
      blocks.add(model(answer.model()));
    }
    return String.join("\n\n", blocks);
  }

  private void notes(List<String> blocks) {
    list(blocks, in("引用", "Citations"), answer.citations().stream().map(this::citation));
    list(blocks, in("注意", "Warnings"), answer.warnings().stream().map(each -> "- " + each));
  }

  /// What an answer rests on, and what a reader must know; empty where there is nothing.
  static String notes(Answer answer) {
    List<String> blocks = new ArrayList<>();
    new TerminalAnswer(answer).notes(blocks);
    return CONTROL.matcher(String.join("\n\n", blocks)).replaceAll("");
  }

  private void list(List<String> blocks, String title, Stream<String> lines) {
    String body = lines.collect(Collectors.joining("\n"));
    if (!body.isEmpty()) {
      blocks.add(title + in("：", ":") + "\n" + body);
    }
  }

  /// The same text without the links that lead into the answer.
  static String plain(String markdown) {
    String claims = CLAIM_LINK.matcher(markdown).replaceAll("${words}");
    return CITATION_LINK.matcher(claims).replaceAll("[$1]");
  }

  private String citation(Citation citation) {
    String document =
        Stream.of(
                citation.documentTitle(),
                citation.documentNumber(),
                citation.issuer(),
                citation.issued(),
                citation.clause(),
                citation.page() == null ? null : in("第%d页", "p. %d").formatted(citation.page()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(in("，", ", ")));
    String standing = word(citation.verification()) + in("，", ", ") + word(citation.status());
    return in("[%d] %s（%s）%s%s", "[%d] %s (%s)%s%s")
        .formatted(citation.n(), document, standing, quote(citation), url(citation));
  }

  /// Quotation marks are for a document's own words only.
  private String quote(Citation citation) {
    if (citation.quote() == null) {
      return "";
    }
    return "\n    "
        + (citation.quoteOf().equals("original")
            ? "“" + citation.quote() + "”"
            : in("摘要：", "Digest: ") + citation.quote());
  }

  private static String url(Citation citation) {
    return citation.url() == null ? "" : "\n    " + citation.url();
  }

  private String dataset() {
    Answer.DatasetInfo dataset = answer.dataset();
    return in("数据：%s %s（%s），%s；口径：%s", "Data: %s %s (%s), %s; boundary: %s")
        .formatted(
            dataset.id(), dataset.version(), dataset.kind(), dataset.years(), answer.boundary());
  }

  private String model(ModelUse use) {
    String cost =
        use.cost() == null ? "" : in("，", ", ") + use.cost().toPlainString() + " " + use.currency();
    return in("模型：%s，%d次请求，%d个输入词元，%d个输出词元%s", "Model: %s, requests: %d, tokens in: %d, out: %d%s")
        .formatted(use.name(), use.requests(), use.inputTokens(), use.outputTokens(), cost);
  }

  private String word(String code) {
    return chinese ? CHINESE.getOrDefault(code, code) : code;
  }

  private String in(String zh, String en) {
    return chinese ? zh : en;
  }
}
