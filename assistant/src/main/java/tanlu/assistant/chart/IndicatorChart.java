package tanlu.assistant.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Chart.Table;

/// Things by several measures, each with its own unit: the first is drawn as a ranking, and the
/// table holds value, share, rank and percentile by all of them.
///
/// @param heading its unit is the first measure's
/// @param things in the order of the first measure, greatest first
public record IndicatorChart(
    Heading heading, Text thingName, List<Text> things, List<Measure> measures)
    implements ChartSpec {
  private static final Text SHARE = Text.of("占比（%）", "share (%)");
  private static final Text RANK = Text.of("位次", "rank");
  private static final Text PERCENTILE = Text.of("百分位", "percentile");

  /// @param places one per thing, null where the measure has none for it
  public record Measure(Text name, Unit unit, List<@Nullable Place> places) {
    public Measure {
      places = Collections.unmodifiableList(new ArrayList<@Nullable Place>(places));
    }
  }

  /// @param share in per cent; null where values are no parts of a whole
  public record Place(double value, @Nullable Double share, int rank, double percentile) {}

  public IndicatorChart {
    things = List.copyOf(things);
    measures = List.copyOf(measures);
    if (measures.isEmpty()) {
      throw new ChartException(
          "chart %s has no measures; expected at least one".formatted(heading.title().en()));
    }
    for (Measure measure : measures) {
      if (measure.places.size() != things.size()) {
        throw new ChartException(
            "%s has %d places; expected %d, one per thing"
                .formatted(measure.name.en(), measure.places.size(), things.size()));
      }
    }
  }

  @Override
  public String kind() {
    return "bar";
  }

  @Override
  public ObjectNode option(Language language) {
    Measure first = measures.getFirst();
    List<Text> named = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      Place place = first.places.get(i);
      if (place != null) {
        named.add(things.get(i));
        values.add(place.value);
      }
    }
    return new BarChart(
            heading,
            thingName,
            named,
            List.of(Series.of(first.name, values)),
            BarChart.Layout.RANKING)
        .option(language);
  }

  @Override
  public Table table(Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(thingName.in(language));
    for (Measure measure : measures) {
      String name = measure.name.in(language);
      columns.add(Drawn.measured(name, measure.unit, language));
      for (Text more : List.of(SHARE, RANK, PERCENTILE)) {
        String separator = language == Language.ZH ? "·" : ", ";
        columns.add(Drawn.plainDigits(name + separator + more.in(language)));
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      Row row = new Row().add(things.get(i).in(language));
      for (Measure measure : measures) {
        Place place = measure.places.get(i);
        row.add(place == null ? null : (Double) Drawn.number(place.value))
            .add(place == null ? null : Drawn.numberOrGap(place.share))
            .add(place == null ? null : (Integer) place.rank)
            .add(place == null ? null : (Double) Drawn.number(place.percentile));
      }
      rows.add(row.cells());
    }
    return new Table(columns, rows);
  }
}
