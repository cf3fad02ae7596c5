package tanlu.knowledge.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// PDF files written by hand, so that a test says how each line is drawn.
final class Pdf {
  private final List<String> pages = new ArrayList<>();
  private StringBuilder page = new StringBuilder();
  private int y = 780;

  /// A visible line, black, 12 points.
  Pdf line(String text) {
    return drawn("0 g", 12, text);
  }

  /// Lines, each set in the page's width; new pages as they fill.
  Pdf lines(List<String> texts) {
    texts.forEach(this::wrapped);
    return this;
  }

  /// A paragraph set in as many lines as it takes.
  private void wrapped(String text) {
    int most = text.codePointAt(0) < 0x2E80 && Characters.ideographs(text) == 0 ? 36 : 34;
    String rest = text;
    while (rest.length() > most) {
      int blank = rest.lastIndexOf(' ', most);
      int end = Characters.ideographs(rest) == 0 && blank > 0 ? blank : most;
      line(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    line(rest);
  }

  /// A line drawn after PDF operators of one's own, e.g. `1 g` for white, `3 Tr` for no ink.
  Pdf drawn(String operators, double size, String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    page.append(
        "q BT %s /F1 %s Tf 1 0 0 1 70 %d Tm <%s> Tj ET Q\n".formatted(operators, size, y, hex));
    y -= 20;
    if (y < 60) {
      nextPage();
    }
    return this;
  }

  /// Any operators.
  Pdf raw(String operators) {
    page.append(operators).append('\n');
    return this;
  }

  Pdf nextPage() {
    pages.add(page.toString());
    page = new StringBuilder();
    y = 780;
    return this;
  }

  byte[] bytes() {
    if (!page.isEmpty()) {
      nextPage();
    }
    List<byte[]> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(5 + 2 * i).append(" 0 R ");
    }
    objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
    objects.add(ascii("<< /Type /Pages /Kids [%s] /Count %d >>".formatted(kids, pages.size())));
    objects.add(
        ascii(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
                + " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
                + " /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >>"
                + " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4"
                + " /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
                + " /CapHeight 880 /StemV 80 >> >>] >>"));
    // One grey pixel: a picture of any size.
    objects.add(
        ascii(
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                + " /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"));
    for (String content : pages) {
      objects.add(
          ascii(
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> >>"
                  .formatted(objects.size() + 2)));
      objects.add(
          ascii("<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content)));
    }
    return assembled(objects);
  }

  private static byte[] assembled(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("%PDF-1.7\n"));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.writeBytes(ascii((i + 1) + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(ascii("\nendobj\n"));
    }
    int start = out.size();
    out.writeBytes(
        ascii(
            "xref\n0 %d\n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(objects.size() + 1, table, objects.size() + 1, start)));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
