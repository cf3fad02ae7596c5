package tanlu.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private static final List<String> TEXT =
      List.of("甲市节能降碳工作方案", "第一条 为推动绿色低碳发展，制定本方案。", "第二条 各区应当建立碳排放统计制度。");

  private static Reading read(String name, byte[] bytes) throws UnreadableException {
    return new DocumentReader().read(name, bytes);
  }

  private static List<String> texts(Reading reading) {
    return reading.lines().stream().map(Line::text).toList();
  }

  @Test
  void everyFormatGivesTheSameLines() throws Exception {
    String html =
        "<html><head><title>甲市</title></head><body><h1>%s</h1><p>%s</p><p>%s</p></body></html>"
            .formatted(TEXT.toArray());
    String md = "# %s\n\n%s\n\n%s\n".formatted(TEXT.toArray());
    assertThat(texts(read("a.pdf", new Pdf().lines(TEXT).bytes()))).isEqualTo(TEXT);
    assertThat(texts(read("a.docx", new Docx().lines(TEXT).bytes()))).isEqualTo(TEXT);
    assertThat(texts(read("a.html", html.getBytes(StandardCharsets.UTF_8)))).isEqualTo(TEXT);
    assertThat(texts(read("a.md", md.getBytes(StandardCharsets.UTF_8)))).isEqualTo(TEXT);
    assertThat(texts(read("a.txt", String.join("\n", TEXT).getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"})
  void encodingsAreTold(String encoding) throws Exception {
    boolean big5 = encoding.equals("Big5");
    String text =
        big5
            ? "臺灣地區溫室氣體減量辦法\n第一條 為推動節能減碳工作，特訂定本辦法。\n第二條 各機關應當建立排放量統計制度，按年申報。"
            : String.join("\n", TEXT);
    byte[] plain = text.getBytes(Charset.forName(encoding));
    assertThat(texts(read("a.txt", plain))).isEqualTo(text.lines().toList());
    String html =
        "<html><head><meta charset=\"iso-8859-1\"></head><body><p>"
            + text.replace("\n", "</p><p>")
            + "</p></body></html>";
    assertThat(texts(read("a.html", html.getBytes(Charset.forName(encoding)))))
        .isEqualTo(text.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoText(String encoding) throws Exception {
    byte[] marked = ("\uFEFF" + String.join("\n", TEXT)).getBytes(Charset.forName(encoding));
    assertThat(texts(read("a.txt", marked))).isEqualTo(TEXT);
  }

  @Test
  void pagesAreKeptAndParagraphsGoOnOverLinesAndPages() throws Exception {
    String full = "各地区各部门要把碳达峰碳中和纳入经济社会发展整体布局坚";
    Pdf pdf =
        new Pdf()
            .line("一、总体要求")
            .line(full)
            .line("持系统观念。")
            .line("— 1 —")
            .nextPage()
            .line("二、重点任务")
            .line(full)
            .line("- 2 -")
            .nextPage()
            .line("持节约优先。")
            .line("（一）推进煤炭消费替代和转型升级。");
    Reading reading = read("a.pdf", pdf.bytes());
    assertThat(reading.pages()).isEqualTo(3);
    assertThat(reading.lines())
        .containsExactly(
            new Line("一、总体要求", 1, 0),
            new Line(full + "持系统观念。", 1, 0),
            new Line("二、重点任务", 2, 0),
            new Line(full + "持节约优先。", 2, 0),
            new Line("（一）推进煤炭消费替代和转型升级。", 3, 0));
  }

  @Test
  void rowsOfTablesStayLines() throws Exception {
    byte[] docx = new Docx().line("附表").row("", "", "地区", "2025年目标").bytes();
    assertThat(texts(read("a.docx", docx))).containsExactly("附表", "地区 | 2025年目标");
    String html =
        "<table><tr><td><p>地区</p></td><td>2025年<br>目标</td></tr><tr><td>乙市</td><td>13%</td></tr></table>";
    assertThat(texts(read("a.html", html.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("地区 | 2025年 目标", "乙市 | 13%");
  }

  @Test
  void headingsOfWordAndMarkdownKeepTheirRank() throws Exception {
    byte[] docx = new Docx().heading(1, "Action plan").heading(2, "Targets").line("Text.").bytes();
    assertThat(read("a.docx", docx).lines()).extracting(Line::rank).containsExactly(1, 2, 0);
    byte[] md =
        "# Plan\n## **Targets**\nSee [the law](http://a.b).".getBytes(StandardCharsets.UTF_8);
    assertThat(read("a.md", md).lines())
        .containsExactly(
            new Line("Plan", 0, 1), new Line("Targets", 0, 2), new Line("See the law.", 0, 0));
  }

  @Test
  void whatHasNoShapeIsNoText() throws Exception {
    byte[] text = "碳\u200B达\u200D峰\u3000\u3000行动\u00AD方案".getBytes(StandardCharsets.UTF_8);
    assertThat(texts(read("a.txt", text))).containsExactly("碳达峰 行动方案");
    byte[] radicals = "⽅案⼀".getBytes(StandardCharsets.UTF_8);
    assertThat(texts(read("a.txt", radicals))).containsExactly("方案一");
  }

  @Test
  void whatCannotBeReadIsToldInOneSentence() {
    byte[] pdf = new Pdf().lines(TEXT).bytes();
    byte[] docx = new Docx().lines(TEXT).bytes();
    assertUnread("a.txt", new byte[0], "is empty");
    assertUnread("a.pdf", Arrays.copyOf(pdf, 40), "is corrupt");
    assertUnread("a.pdf", TEXT.getFirst().getBytes(StandardCharsets.UTF_8), "is corrupt");
    assertUnread("a.docx", Arrays.copyOf(docx, docx.length / 2), "save it again");
    assertUnread("a.docx", Docx.zip(Map.of("x.txt", "x")), "no whole Word");
    assertUnread("a.exe", new byte[] {'M', 'Z', 0, 0}, "expected pdf, docx, html, md or txt");
    assertUnread("a.txt", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 1, 2, 3}, "no encoding");
  }

  @Test
  void encryptedFilesAreTold() throws Exception {
    byte[] ole =
        concat(
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    assertUnread("a.docx", ole, "is encrypted");
    assertUnread("a.doc", Arrays.copyOf(ole, 8), "save it as .docx");
    assertUnread("a.pdf", encryptedPdf(), "is encrypted");
  }

  @Test
  void whatUnpacksToTooMuchIsNotRead() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", "<a>" + " ".repeat(12 << 20) + "</a>");
    assertUnread("a.docx", Docx.zip(parts), "zip bomb");
  }

  @Test
  void aTextPastTheLongestAndAReadingPastItsTimeEnd() {
    byte[] text = "碳达峰".repeat(100).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new DocumentReader(200, Duration.ofSeconds(60)).read("a.txt", text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("more than 200 characters");
    // Long enough that nobody reads it before the time is looked at.
    byte[] much = "碳达峰\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new DocumentReader(10_000_000, Duration.ZERO).read("a.txt", much))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("took longer than 0 s");
  }

  private static byte[] encryptedPdf() throws Exception {
    try (var document = org.apache.pdfbox.Loader.loadPDF(new Pdf().lines(TEXT).bytes());
        var out = new java.io.ByteArrayOutputStream()) {
      document.protect(
          new org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy(
              "owner", "user", new org.apache.pdfbox.pdmodel.encryption.AccessPermission()));
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static void assertUnread(String name, byte[] bytes, String part) {
    assertThatThrownBy(() -> read(name, bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }
}
