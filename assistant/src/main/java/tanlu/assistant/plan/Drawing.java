package tanlu.assistant.plan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.assistant.chart.AreaChart;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.LineChart;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.WaterfallChart;

/// A chart on paper, drawn from the same typed data as its picture on a page: as lines and surfaces
/// into a PDF, as dots into Word. Title and source stand outside, in the document's own caption.
final class Drawing {
  private static final double WIDTH = 440;
  private static final double LEFT = 46;
  private static final double RIGHT = 14;
  private static final double TOP = 20;
  private static final double LINE = 13;
  private static final double ROW = 17;
  private static final float TEXT = 9;
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Color FAINT = new Color(0xDD, 0xDD, 0xDD);

  /// Apart in print and for the colour-blind: Okabe and Ito, the yellow darkened.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0xB8, 0x9B, 0x00),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0x7F, 0x5A, 0x3C),
          new Color(0x80, 0x80, 0x80),
          new Color(0x4B, 0x2E, 0x83));

  private final ChartSpec spec;
  private final Language language;
  private final double height;

  private Drawing(ChartSpec spec, Language language, double height) {
    this.spec = spec;
    this.language = language;
    this.height = height;
  }

  /// @throws IllegalArgumentException for kinds that are not drawn on paper
  static Drawing of(ChartSpec spec, Language language) {
    double height =
        switch (spec) {
          case LineChart _, AreaChart _ -> 250;
          case BarChart bars when bars.layout() == BarChart.Layout.RANKING ->
              TOP + ROW * bars.categories().size() + 30;
          case BarChart _ -> 220;
          case WaterfallChart steps -> TOP + ROW * steps.bars().size() + 30;
          default ->
              throw new IllegalArgumentException(
                  "a "
                      + spec.kind()
                      + " chart is not drawn on paper; line, area, bar, waterfall are");
        };
    return new Drawing(spec, language, height);
  }

  double width() {
    return WIDTH;
  }

  double height() {
    return height;
  }

  /// @param width in dots
  byte[] png(int width) {
    double scale = width / WIDTH;
    BufferedImage image =
        new BufferedImage(width, (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = image.createGraphics();
    paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, image.getWidth(), image.getHeight());
    paper.scale(scale, scale);
    paint(paper);
    paper.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a chart cannot be written as a picture", e);
    }
  }

  /// Draws into a space of [#width()] by [#height()] points.
  void paint(Graphics2D paper) {
    paper.setFont(Typefaces.BLACK.drawn(TEXT));
    switch (spec) {
      case LineChart lines -> lines(paper, lines.x(), List.of(), lines.series());
      case AreaChart areas -> lines(paper, areas.x(), areas.wedges(), areas.lines());
      case BarChart bars when bars.layout() == BarChart.Layout.RANKING -> ranking(paper, bars);
      case BarChart bars -> columns(paper, bars);
      case WaterfallChart steps -> waterfall(paper, steps);
      default -> throw new IllegalArgumentException(spec.kind());
    }
  }

  private void lines(Graphics2D paper, List<String> x, List<Series> wedges, List<Series> lines) {
    List<Series> all = new ArrayList<>(wedges);
    all.addAll(lines);
    double bottom = height - LINE * (2 + legendRows(paper, all));
    double[] stack = new double[x.size()];
    double most = 0;
    double least = 0;
    for (Series wedge : wedges) {
      for (int i = 0; i < stack.length; i++) {
        stack[i] += Objects.requireNonNull(wedge.values().get(i));
        most = Math.max(most, stack[i]);
      }
    }
    for (Series line : lines) {
      most = Math.max(most, greatest(line.values()));
      least = Math.min(least, least(line.values()));
      Series.Band band = line.band();
      most = band == null ? most : Math.max(most, greatest(band.high()));
    }
    Scale up = Scale.of(least, most, bottom, TOP);
    double step = (WIDTH - LEFT - RIGHT) / (x.size() - 1);
    valueAxis(paper, up);
    Arrays.fill(stack, 0);
    for (int w = 0; w < wedges.size(); w++) {
      double[] above = stack.clone();
      for (int i = 0; i < above.length; i++) {
        above[i] += Objects.requireNonNull(wedges.get(w).values().get(i));
      }
      paper.setColor(colour(w));
      paper.fill(between(stack, above, up, step));
      stack = above;
    }
    for (int s = 0; s < lines.size(); s++) {
      line(paper, lines.get(s), x, up, step, wedges.isEmpty() ? colour(s) : INK);
    }
    positions(paper, x, step, bottom);
    legend(paper, all, wedges.size(), bottom + 2 * LINE + 4);
  }

  private static double least(List<@Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(value -> value).min().orElse(0);
  }

  private static double greatest(List<@Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(value -> value).max().orElse(0);
  }

  private static Path2D between(double[] low, double[] high, Scale up, double step) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(LEFT, up.at(high[0]));
    for (int i = 1; i < high.length; i++) {
      shape.lineTo(LEFT + i * step, up.at(high[i]));
    }
    for (int i = low.length - 1; i >= 0; i--) {
      shape.lineTo(LEFT + i * step, up.at(low[i]));
    }
    shape.closePath();
    return shape;
  }

  private void line(
      Graphics2D paper, Series series, List<String> x, Scale up, double step, Color colour) {
    Series.Band band = series.band();
    if (band != null) {
      paper.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 46));
      paper.fill(band(band, up, step));
    }
    paper.setColor(colour);
    float[] dashes = series.assumed() ? new float[] {5, 3} : null;
    paper.setStroke(
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
    Path2D path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < series.values().size(); i++) {
      Double value = series.values().get(i);
      if (value == null) {
        open = false;
      } else if (open) {
        path.lineTo(LEFT + i * step, up.at(value));
      } else {
        path.moveTo(LEFT + i * step, up.at(value));
        open = true;
      }
    }
    paper.draw(path);
    paper.setStroke(new BasicStroke(0.6f));
    for (Series.Mark mark : series.marks()) {
      int i = x.indexOf(mark.x());
      Double value = series.values().get(i);
      if (value != null) {
        double at = LEFT + i * step;
        paper.fill(new Ellipse2D.Double(at - 2.5, up.at(value) - 2.5, 5, 5));
        String label = mark.label().in(language);
        double width = width(paper, label);
        double start = Math.min(at - width / 2, WIDTH - RIGHT - width);
        paper.setColor(INK);
        text(paper, label, start, up.at(value) - 9);
        paper.setColor(colour);
      }
    }
  }

  private static Path2D band(Series.Band band, Scale up, double step) {
    Path2D shape = new Path2D.Double();
    List<Integer> held = new ArrayList<>();
    for (int i = 0; i < band.low().size(); i++) {
      if (band.low().get(i) != null) {
        held.add(i);
      }
    }
    for (int i : held) {
      double y = up.at(Objects.requireNonNull(band.high().get(i)));
      if (i == held.getFirst()) {
        shape.moveTo(LEFT + i * step, y);
      } else {
        shape.lineTo(LEFT + i * step, y);
      }
    }
    for (int i : held.reversed()) {
      shape.lineTo(LEFT + i * step, up.at(Objects.requireNonNull(band.low().get(i))));
    }
    if (!held.isEmpty()) {
      shape.closePath();
    }
    return shape;
  }

  private void valueAxis(Graphics2D paper, Scale up) {
    paper.setStroke(new BasicStroke(0.6f));
    for (double mark : up.marks()) {
      paper.setColor(mark == 0 ? INK : FAINT);
      paper.draw(new Line2D.Double(LEFT, up.at(mark), WIDTH - RIGHT, up.at(mark)));
      paper.setColor(INK);
      String label = number(mark);
      text(paper, label, LEFT - 5 - width(paper, label), up.at(mark) + 3);
    }
    text(paper, unit(), 2, TOP - 8);
  }

  /// Years as far apart as their labels need.
  private void positions(Graphics2D paper, List<String> x, double step, double bottom) {
    int every = Math.max(1, (int) Math.ceil(34 / step));
    every = every > 1 && x.getFirst().matches("\\d{4}") ? Math.ceilDiv(every, 5) * 5 : every;
    for (int i = 0; i < x.size(); i++) {
      boolean shown =
          x.get(i).matches("\\d{4}") ? Integer.parseInt(x.get(i)) % every == 0 : i % every == 0;
      if (shown) {
        double at = LEFT + i * step;
        paper.setColor(INK);
        paper.draw(new Line2D.Double(at, bottom, at, bottom + 3));
        text(paper, x.get(i), at - width(paper, x.get(i)) / 2, bottom + LINE);
      }
    }
  }

  private int legendRows(Graphics2D paper, List<Series> series) {
    double at = LEFT;
    int rows = 1;
    for (Series one : series) {
      double width = width(paper, name(one)) + 26;
      if (at + width > WIDTH - RIGHT && at > LEFT) {
        rows++;
        at = LEFT;
      }
      at += width;
    }
    return rows;
  }

  private void legend(Graphics2D paper, List<Series> series, int wedges, double top) {
    double at = LEFT;
    double y = top;
    for (int s = 0; s < series.size(); s++) {
      double width = width(paper, name(series.get(s))) + 26;
      if (at + width > WIDTH - RIGHT && at > LEFT) {
        at = LEFT;
        y += LINE;
      }
      paper.setColor(s < wedges || wedges == 0 ? colour(s) : INK);
      if (s < wedges) {
        paper.fill(new Rectangle2D.Double(at, y - 7, 12, 7));
      } else {
        float[] dashes = series.get(s).assumed() ? new float[] {4, 2} : null;
        paper.setStroke(
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
        paper.draw(new Line2D.Double(at, y - 3.5, at + 12, y - 3.5));
      }
      paper.setColor(INK);
      text(paper, name(series.get(s)), at + 15, y);
      at += width;
    }
  }

  private String name(Series series) {
    return series.name().in(language);
  }

  private void ranking(Graphics2D paper, BarChart bars) {
    List<@Nullable Double> values = bars.series().getFirst().values();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(orZero(values.get(b)), orZero(values.get(a))));
    List<String> names = order.stream().map(i -> bars.categories().get(i).in(language)).toList();
    double[] from = new double[names.size()];
    double[] to = order.stream().mapToDouble(i -> orZero(values.get(i))).toArray();
    int[] colours = new int[names.size()];
    double[] labels = to.clone();
    rows(paper, names, from, to, labels, colours);
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private void waterfall(Graphics2D paper, WaterfallChart chart) {
    int n = chart.bars().size();
    List<String> names = chart.bars().stream().map(bar -> bar.name().in(language)).toList();
    double[] from = new double[n];
    double[] to = new double[n];
    double[] labels = new double[n];
    int[] colours = new int[n];
    double level = 0;
    for (int i = 0; i < n; i++) {
      WaterfallChart.Bar bar = chart.bars().get(i);
      from[i] = bar.total() ? 0 : level;
      to[i] = bar.total() ? bar.value() : level + bar.value();
      labels[i] = bar.value();
      colours[i] = bar.total() ? 0 : bar.value() < 0 ? 2 : 1;
      level = to[i];
    }
    rows(paper, names, from, to, labels, colours);
  }

  /// Horizontal bars, one a row, the number beside each.
  private void rows(
      Graphics2D paper, List<String> names, double[] from, double[] to, double[] labels, int[] of) {
    double left =
        12 + names.stream().mapToDouble(name -> width(paper, shortened(name))).max().orElse(0);
    double most = Math.max(Arrays.stream(to).max().orElse(0), Arrays.stream(from).max().orElse(0));
    double least = Math.min(Arrays.stream(to).min().orElse(0), Arrays.stream(from).min().orElse(0));
    double bottom = TOP + ROW * names.size();
    Scale across = Scale.of(least, most, left, WIDTH - 44);
    paper.setStroke(new BasicStroke(0.6f));
    for (double mark : across.marks()) {
      paper.setColor(mark == 0 ? INK : FAINT);
      paper.draw(new Line2D.Double(across.at(mark), TOP - 4, across.at(mark), bottom));
      paper.setColor(INK);
      String label = number(mark);
      text(paper, label, across.at(mark) - width(paper, label) / 2, bottom + LINE);
    }
    text(paper, unit(), WIDTH - RIGHT - width(paper, unit()), bottom + 2 * LINE);
    for (int i = 0; i < names.size(); i++) {
      double y = TOP + ROW * i;
      paper.setColor(INK);
      String name = shortened(names.get(i));
      text(paper, name, left - 6 - width(paper, name), y + 10);
      double start = across.at(Math.min(from[i], to[i]));
      double end = across.at(Math.max(from[i], to[i]));
      paper.setColor(colour(of[i]));
      paper.fill(new Rectangle2D.Double(start, y + 2, Math.max(end - start, 0.5), ROW - 6));
      paper.setColor(INK);
      text(paper, number(labels[i]), end + 3, y + 10);
    }
  }

  private void columns(Graphics2D paper, BarChart bars) {
    double bottom = height - LINE * (2 + legendRows(paper, bars.series()));
    double most = 0;
    double least = 0;
    for (Series series : bars.series()) {
      for (Double value : series.values()) {
        most = Math.max(most, orZero(value));
        least = Math.min(least, orZero(value));
      }
    }
    Scale up = Scale.of(least, most, bottom, TOP);
    valueAxis(paper, up);
    double slot = (WIDTH - LEFT - RIGHT) / bars.categories().size();
    double width = slot * 0.7 / bars.series().size();
    for (int c = 0; c < bars.categories().size(); c++) {
      for (int s = 0; s < bars.series().size(); s++) {
        double value = orZero(bars.series().get(s).values().get(c));
        double x = LEFT + slot * (c + 0.15) + width * s;
        paper.setColor(colour(s));
        double top = up.at(Math.max(value, 0));
        paper.fill(new Rectangle2D.Double(x, top, width, up.at(Math.min(value, 0)) - top));
      }
      paper.setColor(INK);
      String name = bars.categories().get(c).in(language);
      text(paper, name, LEFT + slot * (c + 0.5) - width(paper, name) / 2, bottom + LINE);
    }
    legend(paper, bars.series(), bars.series().size(), bottom + 2 * LINE + 4);
  }

  private String unit() {
    return language == Language.ZH ? spec.heading().unit().zh() : spec.heading().unit().en();
  }

  private static String shortened(String name) {
    int most = name.codePoints().anyMatch(c -> c > 0x2E80) ? 16 : 34;
    return name.length() > most ? name.substring(0, most - 1) + "…" : name;
  }

  private static Color colour(int place) {
    return COLOURS.get(place % COLOURS.size());
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String pattern =
        size >= 100 || size == Math.rint(size) ? "#,##0" : size >= 1 ? "#,##0.#" : "0.###";
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value)
        .replace('-', '−');
  }

  private static double width(Graphics2D paper, String text) {
    return paper.getFont().getStringBounds(plain(text), paper.getFontRenderContext()).getWidth();
  }

  private static void text(Graphics2D paper, String text, double x, double y) {
    paper.drawString(plain(text), (float) x, (float) y);
  }

  /// ₂ is missing from Chinese fonts.
  private static String plain(String text) {
    return text.replace('₂', '2');
  }
}
