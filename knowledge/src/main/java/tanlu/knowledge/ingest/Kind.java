package tanlu.knowledge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a file is, by its first bytes and, for plain text, by its name.
enum Kind {
  PDF,
  DOCX,
  HTML,
  MD,
  TXT;

  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  static Kind of(String name, byte[] bytes) throws UnreadableException {
    String lower = name.toLowerCase(Locale.ROOT);
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    if (head.contains("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("PK")) {
      return DOCX;
    }
    if (head.startsWith(new String(OLE, StandardCharsets.ISO_8859_1))) {
      throw old(bytes);
    }
    String extension = lower.substring(lower.lastIndexOf('.') + 1);
    return switch (extension) {
      case "html", "htm", "xhtml" -> HTML;
      case "md", "markdown" -> MD;
      case "txt" -> TXT;
      case "pdf", "docx" ->
          throw new UnreadableException(
              "文件已损坏：内容不是" + extension + "格式，请重新下载或另存。",
              "is corrupt: its content is no " + extension + "; download or save it again");
      default ->
          throw new UnreadableException(
              "不支持的文件类型：请提供 pdf、docx、html、md 或 txt。",
              "is of a kind not read here; expected pdf, docx, html, md or txt");
    };
  }

  /// Whether a file of this name is looked at when a folder is indexed.
  static boolean named(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(pdf|docx|html?|xhtml|md|markdown|txt)");
  }

  /// An encrypted .docx wears the coat of the old .doc.
  private static UnreadableException old(byte[] bytes) {
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.contains(new String(mark, StandardCharsets.ISO_8859_1))
        ? encrypted(null)
        : new UnreadableException(
            "旧版 Office 文件（.doc、.xls）不能读取：请另存为 .docx 或 .xlsx。",
            "is an old Office file (.doc, .xls); save it as .docx or .xlsx");
  }

  static UnreadableException encrypted(@org.jspecify.annotations.Nullable Throwable cause) {
    String zh = "文件已加密：请去除密码后再试。";
    String en = "is encrypted; remove its password first";
    return cause == null ? new UnreadableException(zh, en) : new UnreadableException(zh, en, cause);
  }
}
