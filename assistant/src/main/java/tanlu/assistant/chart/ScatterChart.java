package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Chart.Table;

/// Things by two measures, in the quadrants that a threshold on each makes. Area is proportional to
/// a third measure; the largest are labelled.
///
/// @param heading its unit is that of both axes
/// @param threshold where the quadrants part, on both axes
/// @param sizeName what the area stands for
/// @param labels how many are labelled, of those in the first group as many as there are
public record ScatterChart(
    Heading heading,
    Text xName,
    Text yName,
    double threshold,
    Text sizeName,
    List<Group> groups,
    int labels)
    implements ChartSpec {
  private static final double SMALLEST = 6;
  private static final double LARGEST = 40;
  private static final double MARGIN = 0.08;

  /// @param points in one quadrant
  public record Group(Text name, List<Point> points) {
    public Group {
      points = List.copyOf(points);
    }
  }

  public record Point(Text name, double x, double y, Quantity size) {
    public Point {
      Drawn.requireFinite(x, name.en());
      Drawn.requireFinite(y, name.en());
      Drawn.requireFinite(size.value(), name.en());
    }
  }

  public ScatterChart {
    groups = groups.stream().filter(group -> !group.points().isEmpty()).toList();
    if (groups.isEmpty()) {
      throw new ChartException(
          "scatter chart %s has no points; expected at least one".formatted(heading.title().en()));
    }
  }

  @Override
  public String kind() {
    return "scatter";
  }

  @Override
  public ObjectNode option(Language language) {
    Option option = Option.of(kind(), heading, language, notes());
    List<Point> all = points();
    axis(option.at("xAxis"), xName, all.stream().map(Point::x).toList(), language);
    axis(option.at("yAxis"), yName, all.stream().map(Point::y).toList(), language);
    double greatest = all.stream().mapToDouble(point -> point.size().value()).max().orElse(0);
    double edge = edge(all);
    Set<Point> labelled = labelled();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      String name = Drawn.text(group.name().in(language));
      ObjectNode series = option.addSeries(i == 0 ? "first" : "points").put("name", name);
      series.put("color", Lines.colour(option, i));
      Lines.legend(option, name);
      ArrayNode data = series.withArray("data");
      for (Point point : group.points()) {
        ObjectNode drawn = data.addObject().put("name", Drawn.text(point.name().in(language)));
        drawn.withArray("value").add(Drawn.number(point.x())).add(Drawn.number(point.y()));
        drawn.put("symbolSize", diameter(point, greatest));
        drawn
            .withObject("/label")
            .put("show", labelled.contains(point))
            .put("position", point.x() > edge ? "left" : "right");
        drawn.withObject("/tooltip").put("formatter", hover(point, language));
      }
      if (i == 0) {
        ArrayNode lines = series.withObject("/markLine").withArray("data");
        lines.addObject().put("xAxis", threshold);
        lines.addObject().put("yAxis", threshold);
      }
    }
    return option.json();
  }

  @Override
  public Table table(Language language) {
    Unit unit = groups.getFirst().points().getFirst().size().unit();
    List<String> columns =
        List.of(
            Text.of("名称", "Name").in(language),
            Drawn.measured(xName.in(language), heading.unit(), language),
            Drawn.measured(yName.in(language), heading.unit(), language),
            Drawn.measured(sizeName.in(language), unit, language),
            Text.of("类别", "Group").in(language));
    List<List<Object>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Point point : group.points()) {
        rows.add(
            List.of(
                point.name().in(language),
                Drawn.number(point.x()),
                Drawn.number(point.y()),
                Drawn.number(point.size().to(unit).value()),
                group.name().in(language)));
      }
    }
    return new Table(columns, rows);
  }

  private List<Text> notes() {
    return points().size() <= labels
        ? List.of()
        : List.of(
            Text.of(
                "圆面积表示%s；部分标注名称，其余悬停可见。".formatted(sizeName.zh()),
                "Area shows %s; some are labelled, hover for the others."
                    .formatted(sizeName.en())));
  }

  private List<Point> points() {
    return groups.stream().flatMap(group -> group.points().stream()).toList();
  }

  /// Those of the first group before the others, the largest first.
  private Set<Point> labelled() {
    Comparator<Point> bySize =
        Comparator.comparingDouble((Point point) -> point.size().value()).reversed();
    List<Point> first = groups.getFirst().points();
    return points().stream()
        .sorted(Comparator.comparing((Point point) -> !first.contains(point)).thenComparing(bySize))
        .limit(labels)
        .collect(Collectors.toSet());
  }

  private void axis(ObjectNode axis, Text name, List<Double> values, Language language) {
    axis.put("name", Drawn.measured(name.in(language), heading.unit(), language));
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(threshold);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(threshold);
    double room = Math.max(0.1, MARGIN * (most - least));
    axis.put("min", Math.floor(10 * (Math.min(least, threshold) - room)) / 10);
    axis.put("max", Math.ceil(10 * (Math.max(most, threshold) + room)) / 10);
  }

  /// Right of it a label stands on the left, so as not to leave the picture.
  private static double edge(List<Point> points) {
    double least = points.stream().mapToDouble(Point::x).min().orElse(0);
    double most = points.stream().mapToDouble(Point::x).max().orElse(0);
    return least + 0.75 * (most - least);
  }

  private static double diameter(Point point, double greatest) {
    double share = greatest <= 0 ? 0 : Math.max(0, point.size().value()) / greatest;
    return Drawn.number(Math.max(SMALLEST, LARGEST * Math.sqrt(share)));
  }

  private String hover(Point point, Language language) {
    String colon = language == Language.ZH ? "：" : ": ";
    return Drawn.hover(
        List.of(
            point.name().in(language),
            xName.in(language) + colon + Drawn.amount(point.x(), heading.unit(), language),
            yName.in(language) + colon + Drawn.amount(point.y(), heading.unit(), language),
            sizeName.in(language)
                + colon
                + Drawn.amount(point.size().value(), point.size().unit(), language)));
  }
}
