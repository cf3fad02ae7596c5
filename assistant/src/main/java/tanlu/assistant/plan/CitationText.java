package tanlu.assistant.plan;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Citation;

/// What footnotes and table notes say.
final class CitationText {
  private CitationText() {}

  /// A cited document in one line; what is not held is left out.
  static String of(Citation citation, Language language) {
    boolean zh = language == Language.ZH;
    List<String> parts = new ArrayList<>();
    parts.add(
        zh
            ? "《" + citation.documentTitle().replaceAll("[《》]", "") + "》"
            : citation.documentTitle());
    if (citation.documentNumber() != null) {
      parts.add(citation.documentNumber());
    }
    if (citation.issuer() != null) {
      parts.add(citation.issuer());
    }
    if (citation.issued() != null) {
      parts.add(citation.issued());
    }
    parts.add(
        citation.quoteOf().equals("original")
            ? (zh ? "原文" : "original text")
            : switch (citation.verification()) {
              case "official" -> zh ? "摘要，已对照正式文本" : "digest, checked against the official text";
              case "secondary" -> zh ? "摘要，据二手来源" : "digest, after a secondary source";
              default -> zh ? "摘要，未核实" : "digest, not verified";
            });
    return String.join(zh ? "，" : ", ", parts) + (zh ? "。" : ".");
  }

  /// The claims of a table, row by row, neighbours joined.
  static String ids(List<String> claims, Language language) {
    List<String> spans = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= claims.size(); i++) {
      if (i == claims.size() || number(claims.get(i)) != number(claims.get(i - 1)) + 1) {
        String first = claims.get(from);
        String last = claims.get(i - 1);
        spans.add(first.equals(last) ? first : first + "–" + last);
        from = i;
      }
    }
    boolean zh = language == Language.ZH;
    return (zh ? "数据编号（按行）：" : "Ids of the numbers, row by row: ")
        + String.join(zh ? "、" : ", ", spans);
  }

  private static int number(String claim) {
    return Integer.parseInt(claim.substring(1));
  }
}
