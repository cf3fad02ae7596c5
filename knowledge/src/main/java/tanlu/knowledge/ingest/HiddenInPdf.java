package tanlu.knowledge.ingest;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// The text of a PDF that is drawn so that nobody sees it: without ink, in the colour of its
/// ground, see-through, below one point, off the page, or painted over. Text under or without ink
/// upon a picture of the whole page is what recognition leaves behind a scan.
///
/// @param texts hidden text, page by page
/// @param pictured whether most pages are pictures with no text of their own
record HiddenInPdf(List<String> texts, boolean pictured) {
  private static final int NEAR = 24;
  private static final double SMALLEST = 1;
  private static final double SEE_THROUGH = 0.05;

  /// A picture that covers this share of a page is the page.
  private static final double WHOLE = 0.6;

  static HiddenInPdf in(byte[] bytes) throws IOException {
    List<String> texts = new ArrayList<>();
    int pictures = 0;
    int pages = 0;
    try (PDDocument document = Loader.loadPDF(bytes)) {
      for (PDPage page : document.getPages()) {
        Seen seen = new Seen(page);
        seen.processPage(page);
        pages++;
        String hidden = Characters.seen(seen.hidden());
        if (seen.picture && seen.letters <= Characters.letters(hidden)) {
          pictures++;
        } else if (!hidden.isEmpty()) {
          texts.add(hidden);
        }
      }
    }
    return new HiddenInPdf(List.copyOf(texts), pages > 0 && pictures * 2 > pages);
  }

  /// A glyph and how it was drawn.
  private record Glyph(String text, Point2D at, boolean hidden) {}

  /// An area painted: its colour, or -1 for a picture.
  private record Painted(Rectangle2D area, int rgb, int before) {}

  /// Goes through a page as it is painted.
  private static final class Seen extends PDFGraphicsStreamEngine {
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Painted> painted = new ArrayList<>();
    private final PDRectangle box;
    private final GeneralPath path = new GeneralPath();
    private boolean picture;
    private int letters;

    Seen(PDPage page) {
      super(page);
      box = page.getCropBox();
    }

    String hidden() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < glyphs.size(); i++) {
        if (glyphs.get(i).hidden() || paintedOver(i)) {
          text.append(glyphs.get(i).text());
        }
      }
      return text.toString();
    }

    private boolean paintedOver(int glyph) {
      Point2D at = glyphs.get(glyph).at();
      return painted.stream().anyMatch(each -> each.before() > glyph && each.area().contains(at));
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      String text = font.toUnicode(code);
      if (text == null || text.isBlank()) {
        return;
      }
      letters += Characters.letters(text);
      double width = Math.abs(displacement.getX());
      Point2D at = matrix.transformPoint((float) Math.min(width, 1) / 2, 0.3f);
      glyphs.add(new Glyph(text, at, unseen(matrix, at)));
    }

    private boolean unseen(Matrix matrix, Point2D at) {
      RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
      double size = Math.abs(matrix.getScalingFactorY());
      if (mode == RenderingMode.NEITHER
          || mode == RenderingMode.NEITHER_CLIP
          || size < SMALLEST
          || getGraphicsState().getNonStrokeAlphaConstant() < SEE_THROUGH
          || !box.contains((float) at.getX(), (float) at.getY())) {
        return true;
      }
      if (!mode.isFill()) {
        return false;
      }
      int ground = ground(at);
      return ground >= 0 && near(ink(), ground);
    }

    private int ground(Point2D at) {
      return painted.reversed().stream()
          .filter(each -> each.area().contains(at))
          .mapToInt(Painted::rgb)
          .findFirst()
          .orElse(0xFFFFFF);
    }

    private int ink() {
      try {
        PDColor color = getGraphicsState().getNonStrokingColor();
        return color.isPattern() ? 0 : color.toRGB();
      } catch (IOException | RuntimeException _) {
        // A colour nobody can work out is taken for ink, as a viewer does.
        return 0;
      }
    }

    private static boolean near(int a, int b) {
      for (int shift = 0; shift <= 16; shift += 8) {
        if (Math.abs(((a >> shift) & 0xFF) - ((b >> shift) & 0xFF)) > NEAR) {
          return false;
        }
      }
      return true;
    }

    private void fill() {
      boolean opaque =
          getGraphicsState().getNonStrokeAlphaConstant() > 0.5
              && getGraphicsState().getBlendMode().equals(BlendMode.NORMAL);
      if (opaque && path.getCurrentPoint() != null) {
        painted.add(new Painted(path.getBounds2D(), ink(), glyphs.size()));
      }
      path.reset();
    }

    @Override
    public void drawImage(PDImage image) {
      Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
      Rectangle2D area =
          matrix
              .createAffineTransform()
              .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
              .getBounds2D();
      // A seal or watermark that lets the text through covers nothing.
      if (image instanceof PDImageXObject drawn && softMask(drawn)) {
        painted.add(new Painted(area, -1, 0));
        return;
      }
      boolean whole = area.getWidth() * area.getHeight() > WHOLE * box.getWidth() * box.getHeight();
      painted.add(new Painted(area, -1, whole ? glyphs.size() : 0));
      picture |= whole;
    }

    private static boolean softMask(PDImageXObject image) {
      return image.getCOSObject().containsKey(COSName.SMASK)
          || image.getCOSObject().containsKey(COSName.MASK);
    }

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
      moveTo((float) a.getX(), (float) a.getY());
      lineTo((float) b.getX(), (float) b.getY());
      lineTo((float) c.getX(), (float) c.getY());
      lineTo((float) d.getX(), (float) d.getY());
    }

    @Override
    public void moveTo(float x, float y) {
      path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      }
      path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      lineTo(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return path.getCurrentPoint() == null ? new Point2D.Float() : path.getCurrentPoint();
    }

    @Override
    public void fillPath(int rule) {
      fill();
    }

    @Override
    public void fillAndStrokePath(int rule) {
      fill();
    }

    @Override
    public void clip(int rule) {}

    @Override
    public void closePath() {}

    @Override
    public void endPath() {
      path.reset();
    }

    @Override
    public void strokePath() {
      path.reset();
    }

    @Override
    public void shadingFill(COSName name) {
      painted.add(
          new Painted(
              new Rectangle2D.Float(
                  box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
              -1,
              glyphs.size()));
    }
  }
}
