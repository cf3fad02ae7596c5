package tanlu.assistant.plan;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// What happens page by page: the number below, and where headings fall.
final class PdfPages extends PdfPageEventHelper {
  private static final float SIZE = 14;
  private static final float SIDE = 93;
  private static final float UP = 72;

  private final BaseFont face;
  private final List<Integer> known;
  private final List<Integer> headings = new ArrayList<>();
  private int number = 1;

  /// @param known the pages of the headings, empty where they have yet to be learnt
  PdfPages(BaseFont face, List<Integer> known) {
    this.face = face;
    this.known = known;
  }

  List<Integer> headings() {
    return headings;
  }

  /// The page of a heading, counted from 1.
  String of(int heading) {
    return known.isEmpty() ? "00" : Integer.toString(known.get(heading - 1));
  }

  /// What a heading's text is tagged with.
  static String tag(int heading, boolean chapter, String title) {
    return heading + "\t" + chapter + "\t" + title;
  }

  @Override
  public void onGenericTag(PdfWriter writer, Document document, Rectangle place, String tag) {
    String[] parts = tag.split("\t", 3);
    // A heading of two lines is told of twice.
    if (Integer.parseInt(parts[0]) != headings.size() + 1) {
      return;
    }
    headings.add(number);
    if (Boolean.parseBoolean(parts[1])) {
      new PdfOutline(
          writer.getRootOutline(), PdfAction.gotoLocalPage("heading_" + parts[0], false), parts[2]);
    }
  }

  /// — 1 —, on the outer side.
  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    String text = "— " + number + " —";
    float width = face.getWidthPoint(text, SIZE);
    float right = document.getPageSize().getWidth() - SIDE - width;
    PdfContentByte page = writer.getDirectContent();
    page.beginText();
    page.setFontAndSize(face, SIZE);
    page.setTextMatrix(number % 2 == 1 ? right : SIDE, UP);
    page.showText(text);
    page.endText();
    number++;
  }
}
