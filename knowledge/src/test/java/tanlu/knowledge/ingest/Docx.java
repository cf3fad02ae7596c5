package tanlu.knowledge.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Word files written by hand, so that a test says how each run is set.
final class Docx {
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private final StringBuilder body = new StringBuilder();
  private String styles = "";
  private String notes = "";

  Docx line(String text) {
    return run("", text);
  }

  Docx lines(List<String> texts) {
    texts.forEach(this::line);
    return this;
  }

  /// A paragraph of one run.
  ///
  /// @param properties such as `<w:vanish/>`
  Docx run(String properties, String text) {
    body.append("<w:p>").append(made(properties, text)).append("</w:p>");
    return this;
  }

  Docx heading(int level, String text) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Heading%d\"/></w:pPr>".formatted(level))
        .append(made("", text))
        .append("</w:p>");
    return this;
  }

  /// A table of one row.
  Docx row(String cellProperties, String properties, String... cells) {
    body.append("<w:tbl><w:tr>");
    for (String cell : cells) {
      body.append(
          "<w:tc><w:tcPr>%s</w:tcPr><w:p>%s</w:p></w:tc>"
              .formatted(cellProperties, made(properties, cell)));
    }
    body.append("</w:tr></w:tbl>");
    return this;
  }

  Docx footnote(String properties, String text) {
    body.append("<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>");
    notes = "<w:footnote w:id=\"2\"><w:p>%s</w:p></w:footnote>".formatted(made(properties, text));
    return this;
  }

  /// Adds to the style sheet.
  Docx style(String xml) {
    styles += xml;
    return this;
  }

  private static String made(String properties, String text) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  byte[] bytes() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
            + " PartName=\"/word/document.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override"
            + " PartName=\"/word/styles.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override"
            + " PartName=\"/word/footnotes.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/></Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
            + " Id=\"r1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
            + " Target=\"word/document.xml\"/></Relationships>");
    parts.put(
        "word/_rels/document.xml.rels",
        "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
            + " Id=\"r1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\""
            + " Target=\"styles.xml\"/><Relationship Id=\"r2\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\""
            + " Target=\"footnotes.xml\"/></Relationships>");
    parts.put(
        "word/styles.xml",
        "<w:styles %s><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/></w:style>%s</w:styles>"
            .formatted(W, styles));
    parts.put("word/footnotes.xml", "<w:footnotes %s>%s</w:footnotes>".formatted(W, notes));
    parts.put(
        "word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>".formatted(W, body));
    return zip(parts);
  }

  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return out.toByteArray();
  }
}
