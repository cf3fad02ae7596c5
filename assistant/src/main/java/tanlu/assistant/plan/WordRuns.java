package tanlu.assistant.plan;

import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.VerticalAlign;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/// Runs of Word that POI has no name for: fields, links inside the document, subscripts.
final class WordRuns {
  /// Around a ₂.
  static final Pattern SUBSCRIPT = Pattern.compile("(?=₂)|(?<=₂)");

  /// Words, with ₂ as a lowered 2: Chinese fonts lack it.
  void words(XWPFParagraph paragraph, String text, boolean strong) {
    for (String part : SUBSCRIPT.split(text, -1)) {
      XWPFRun run = paragraph.createRun();
      lowered(run, part);
      if (strong) {
        run.setBold(true);
      }
    }
  }

  private static void lowered(XWPFRun run, String part) {
    if (part.equals("₂")) {
      run.setText("2");
      run.setSubscript(VerticalAlign.SUBSCRIPT);
    } else {
      run.setText(part);
    }
  }

  /// A number that leads to its claim.
  void claim(XWPFParagraph paragraph, String claim, String shown) {
    var link = paragraph.getCTP().addNewHyperlink();
    link.setAnchor("claim_" + claim);
    for (String part : SUBSCRIPT.split(shown, -1)) {
      XWPFRun run = new XWPFRun(link.addNewR(), (org.apache.poi.xwpf.usermodel.IRunBody) paragraph);
      run.setStyle("Claim");
      lowered(run, part);
    }
  }

  void styled(XWPFParagraph paragraph, String text, String style) {
    XWPFRun run = paragraph.createRun();
    run.setStyle(style);
    run.setText(text);
  }

  /// The number of the footnote it stands in.
  void mark(XWPFParagraph note) {
    XWPFRun run = note.createRun();
    run.setStyle("FootnoteReference");
    run.getCTR().addNewFootnoteRef();
  }

  /// @param shown what stands there until the field is renewed
  void field(XWPFParagraph paragraph, String instruction, String shown) {
    character(paragraph, STFldCharType.BEGIN);
    instruction(paragraph, instruction);
    character(paragraph, STFldCharType.SEPARATE);
    paragraph.createRun().setText(shown);
    character(paragraph, STFldCharType.END);
  }

  /// The beginning of a field that Word is to renew.
  void dirty(XWPFParagraph paragraph) {
    var begin = paragraph.createRun().getCTR().addNewFldChar();
    begin.setFldCharType(STFldCharType.BEGIN);
    begin.setDirty(true);
  }

  void character(XWPFParagraph paragraph, STFldCharType.Enum type) {
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(type);
  }

  void instruction(XWPFParagraph paragraph, String instruction) {
    var text = paragraph.createRun().getCTR().addNewInstrText();
    text.setStringValue(" " + instruction + " ");
    text.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
  }
}
