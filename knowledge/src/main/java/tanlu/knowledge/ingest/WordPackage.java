package tanlu.knowledge.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The parts of a .docx that hold text and styles, unpacked within bounds.
///
/// @param parts the bytes of each by its name, such as `word/document.xml`
record WordPackage(Map<String, byte[]> parts) {
  static final String DOCUMENT = "word/document.xml";
  static final String STYLES = "word/styles.xml";

  private static final Pattern TEXTUAL =
      Pattern.compile(
          "word/(document|styles|footnotes|endnotes|comments|header\\d*|footer\\d*)\\.xml");

  /// XML packs to a twentieth; a bomb to a thousandth.
  private static final int RATIO = 100;

  private static final long SMALL = 10L << 20;
  private static final long MOST = 300L << 20;
  private static final int ENTRIES = 10_000;

  /// @throws UnreadableException where it unpacks to too much or is no Word document
  static WordPackage open(byte[] bytes) throws IOException, UnreadableException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    byte[] buffer = new byte[8192];
    long unpacked = 0;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean textual = TEXTUAL.matcher(entry.getName()).matches();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          unpacked += n;
          if (unpacked > MOST || (unpacked > SMALL && unpacked > (long) RATIO * bytes.length)) {
            throw DocumentReader.bomb(null);
          }
          if (textual) {
            part.write(buffer, 0, n);
          }
        }
        if (++entries > ENTRIES) {
          throw DocumentReader.bomb(null);
        }
        if (textual) {
          parts.put(entry.getName(), part.toByteArray());
        }
      }
    }
    if (!parts.containsKey(DOCUMENT)) {
      throw new UnreadableException(
          "不是完整的 Word（.docx）文件：请重新下载或另存。",
          "is no whole Word (.docx) file; download or save it again");
    }
    return new WordPackage(parts);
  }
}
