package tanlu.assistant.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.plan.PlanDocument.Section;

/// The annexes that follow from the others: every claim with its source, every cited document, and
/// what nobody has verified.
final class Annexes {
  /// The id of the annex of claims.
  static final String CLAIMS = "claims";

  private final Numbering numbering;
  private final Language language;
  private final List<Claim> claims;
  private final List<Citation> citations;
  private final Collection<String> warnings;

  Annexes(
      Numbering numbering,
      Language language,
      List<Claim> claims,
      List<Citation> citations,
      Collection<String> warnings) {
    this.numbering = numbering;
    this.language = language;
    this.claims = claims;
    this.citations = citations;
    this.warnings = warnings;
  }

  List<Section> sections() {
    return List.of(
        section(CLAIMS, Text.of("数据与因子", "Data and factors"), data()),
        section("citations", Text.of("引用文件核对表", "Cited documents"), cited()),
        section("unverified", Text.of("未核实与未持有事项", "What is not verified or not held"), open()));
  }

  private Section section(String id, Text title, List<Block> blocks) {
    return new Section(id, numbering.section(true), title.in(language), true, blocks);
  }

  private List<Block> data() {
    List<List<List<Run>>> rows = new ArrayList<>();
    for (Claim claim : claims) {
      rows.add(
          List.of(
              words(claim.id()),
              words(claim.label()),
              List.of(new Run.Claimed(claim.id(), claim.shown())),
              words(kind(claim)),
              words(basis(claim))));
    }
    return List.of(
        paragraph(
            said(
                "正文和附件中的每个数字在此列出编号、来源或公式；电子表格中另有精确值、计算工具和在其结果中的位置，可据以重放。",
                "Every number of the text and annexes, by id, with its source or formula; the"
                    + " spreadsheet adds the exact value, the tool and the place in its result, by"
                    + " which it replays.")),
        table(
            Text.of("数字的来源与公式", "Source or formula of every number"),
            List.of(
                said("编号", "Id"),
                said("内容", "What"),
                said("数值", "Value"),
                said("类型", "Kind"),
                said("来源、依据或公式", "Source, basis or formula")),
            rows));
  }

  private String kind(Claim claim) {
    return switch (claim.derivation().kind()) {
      case "published" -> said("公布", "published");
      case "assumed" -> said("假设", "assumed");
      default -> said("计算", "computed");
    };
  }

  /// One line on what a claim stands on.
  static String basis(Claim claim) {
    JsonNode first = claim.derivation().inputs().path(0);
    String formula = Objects.requireNonNullElse(claim.derivation().formula(), "");
    return switch (claim.derivation().kind()) {
      case "published" ->
          first.path("source").asText()
              + " "
              + first.path("table").asText()
              + " "
              + first.path("cell").asText();
      case "assumed" ->
          first.path("basis").asText()
              + (first.has("low")
                  ? " ["
                      + number(first.path("low").asDouble())
                      + ", "
                      + number(first.path("high").asDouble())
                      + "]"
                  : "");
      default -> formula;
    };
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private List<Block> cited() {
    if (citations.isEmpty()) {
      return List.of(paragraph(said("没有引用文件。", "No document is cited.")));
    }
    List<List<List<Run>>> rows = new ArrayList<>();
    for (Citation citation : citations) {
      rows.add(
          List.of(
              words(Integer.toString(citation.n())),
              words(citation.documentTitle()),
              words(held(citation.documentNumber())),
              words(held(citation.issuer())),
              words(held(citation.issued())),
              words(verification(citation.verification()))));
    }
    return List.of(
        table(
            Text.of("引用的政策文件", "Policy documents cited"),
            List.of(
                said("序号", "No."),
                said("文件", "Document"),
                said("文号", "Number"),
                said("发文机关", "Issuer"),
                said("日期", "Issued"),
                said("核验", "Verified against")),
            rows));
  }

  private String held(@org.jspecify.annotations.Nullable String value) {
    return value == null || value.isBlank() ? said("未持有", "not held") : value;
  }

  private String verification(String code) {
    return switch (code) {
      case "official" -> said("正式文本", "official text");
      case "secondary" -> said("二手来源", "secondary source");
      default -> said("未核实", "not verified");
    };
  }

  private List<Block> open() {
    List<Block> blocks = new ArrayList<>();
    warnings.forEach(
        warning -> blocks.add(new Block.Paragraph(List.of(new Run.Words(warning, false)), true)));
    List<List<List<Run>>> rows = new ArrayList<>();
    for (Claim claim : claims) {
      JsonNode first = claim.derivation().inputs().path(0);
      String code = first.path("verification").asText("");
      boolean own = !claim.derivation().kind().equals("computed");
      if (own && !code.isEmpty() && !code.equals("official")) {
        rows.add(
            List.of(
                words(claim.id()),
                words(claim.label()),
                List.of(new Run.Claimed(claim.id(), claim.shown())),
                words(verification(code))));
      }
    }
    if (!rows.isEmpty()) {
      blocks.add(
          table(
              Text.of("未对照正式文本核实的数字", "Numbers not checked against an official text"),
              List.of(
                  said("编号", "Id"),
                  said("内容", "What"),
                  said("数值", "Value"),
                  said("核验", "Verified against")),
              rows));
    }
    return blocks;
  }

  private Block table(Text caption, List<String> header, List<List<List<Run>>> rows) {
    return new Block.Table(numbering.table(), caption.in(language), header, rows, false);
  }

  private static Block paragraph(String text) {
    return new Block.Paragraph(List.of(new Run.Words(text, false)), false);
  }

  private static List<Run> words(String text) {
    return List.of(new Run.Words(text, false));
  }

  private String said(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }
}
