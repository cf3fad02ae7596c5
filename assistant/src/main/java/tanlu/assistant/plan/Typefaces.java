package tanlu.assistant.plan;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;

/// The typefaces of official documents, each the first of its fall-backs found on this machine.
/// Noto (Source Han) stands before the fonts of Windows and macOS, so that pages come out alike. On
/// a machine without any of them a PDF names a font its reader has, and embeds none.
enum Typefaces {
  /// 小标宋, for the title.
  TITLE("NotoSerifCJK-Bold.ttc,2", "simsun.ttc,0", "Songti.ttc,0"),
  /// 黑体, for chapters and captions.
  BLACK("NotoSansCJK-Regular.ttc,2", "simhei.ttf", "STHeiti Light.ttc,0"),
  /// 楷体, for headings.
  KAI("NotoSerifCJK-Regular.ttc,2", "simkai.ttf", "NotoSansCJK-Regular.ttc,2", "Songti.ttc,0"),
  /// 仿宋, for the text.
  SONG("NotoSerifCJK-Regular.ttc,2", "simfang.ttf", "NotoSansCJK-Regular.ttc,2", "Songti.ttc,0");

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/share/fonts/opentype/noto"),
          Path.of("/usr/share/fonts/noto-cjk"),
          Path.of("/usr/share/fonts/google-noto-cjk"),
          Path.of(System.getProperty("user.home"), ".fonts"),
          Path.of("C:/Windows/Fonts"),
          Path.of("/System/Library/Fonts/Supplemental"),
          Path.of("/System/Library/Fonts"));
  private static final Map<String, Font> DRAWN = new ConcurrentHashMap<>();

  private final List<String> candidates;

  Typefaces(String... candidates) {
    this.candidates = List.of(candidates);
  }

  /// The file, with its number in a collection behind a comma.
  Optional<String> file() {
    for (String candidate : candidates) {
      String name = candidate.replaceFirst(",\\d+$", "");
      for (Path folder : FOLDERS) {
        if (Files.isReadable(folder.resolve(name))) {
          return Optional.of(folder.resolve(candidate).toString());
        }
      }
    }
    return Optional.empty();
  }

  /// For a PDF: embedded, only the characters used.
  BaseFont embedded() throws IOException {
    Optional<String> file = file();
    try {
      return file.isPresent()
          ? BaseFont.createFont(file.get(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED)
          : BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);
    } catch (DocumentException e) {
      throw new IOException("the font " + file.orElse("STSong-Light") + " cannot be used", e);
    }
  }

  /// For a picture.
  Font drawn(float size) {
    return file()
        .map(file -> DRAWN.computeIfAbsent(file, Typefaces::read))
        .orElseGet(() -> new Font(Font.SANS_SERIF, Font.PLAIN, 1))
        .deriveFont(size);
  }

  private static Font read(String file) {
    String name = file.replaceFirst(",\\d+$", "");
    try {
      Font[] fonts = Font.createFonts(Path.of(name).toFile());
      return fonts[name.equals(file) ? 0 : Integer.parseInt(file.substring(name.length() + 1))];
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " cannot be read", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + file + " cannot be drawn with", e);
    }
  }
}
