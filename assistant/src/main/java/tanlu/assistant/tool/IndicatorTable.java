package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.analysis.SectorIndicators;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.IndicatorChart;

/// The sectors of a region by the indicators asked for: a ranking of each of the first few, the
/// first with the whole table.
final class IndicatorTable {
  private static final int DRAWN = 3;

  private IndicatorTable() {}

  static Tool.Reply of(
      Arguments arguments, Knowledge knowledge, Region region, int year, List<String> codes) {
    SectorIndicators table =
        SectorIndicators.of(
            knowledge.dataset(),
            region,
            year,
            codes.stream().map(code -> SectorIndicator.ofCode(code).orElseThrow()).toList());
    Vintage vintage = Vintage.ofTable(year);
    Map<String, SectorIndicators.Profile> asked = new LinkedHashMap<>();
    for (Sector sector :
        arguments.allOf(
            "sector", name -> knowledge.linker().tableSector(name, vintage), Sector::code)) {
      asked.put(sector.code(), table.profile(sector));
    }
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    if (!table.missing().isEmpty()) {
      warnings.add(Wording.noInventory(region, year));
    }
    return Tool.Reply.of(
        asked.isEmpty() ? table : new Asked<>(table, asked),
        charts(table, Wording.table(knowledge.dataset(), region, year)),
        warnings,
        "production");
  }

  private static List<ChartSpec> charts(SectorIndicators table, Text source) {
    List<SectorIndicators.Column> columns = List.copyOf(table.indicators().values());
    List<ChartSpec> charts = new ArrayList<>();
    for (SectorIndicators.Column drawn : columns.subList(0, Math.min(DRAWN, columns.size()))) {
      charts.add(chart(table, drawn, charts.isEmpty() ? columns : List.of(drawn), source));
    }
    return charts;
  }

  private static IndicatorChart chart(
      SectorIndicators table,
      SectorIndicators.Column drawn,
      List<SectorIndicators.Column> columns,
      Text source) {
    Set<String> codes = new LinkedHashSet<>(drawn.sectors().keySet());
    columns.forEach(column -> codes.addAll(column.sectors().keySet()));
    Map<String, Text> names = new LinkedHashMap<>();
    for (SectorIndicators.Column column : columns) {
      column.sectors().forEach((code, row) -> names.put(code, row.name()));
    }
    String of = table.region().name().en() + " " + table.year() + ": sectors by ";
    return new IndicatorChart(
        new Heading(
            Text.of(
                table.region().name().zh() + table.year() + "年各部门" + drawn.name().zh(),
                of + drawn.name().en()),
            drawn.sectors().values().iterator().next().value().unit(),
            source),
        Text.of("部门", "Sector"),
        codes.stream().map(code -> Objects.requireNonNull(names.get(code))).toList(),
        columns.stream().map(column -> measure(column, codes)).toList());
  }

  private static IndicatorChart.Measure measure(SectorIndicators.Column column, Set<String> codes) {
    List<IndicatorChart.@Nullable Place> places = new ArrayList<IndicatorChart.@Nullable Place>();
    for (String code : codes) {
      SectorIndicators.Row row = column.sectors().get(code);
      places.add(
          row == null
              ? null
              : new IndicatorChart.Place(
                  row.value().value(),
                  row.share().map(Figure::value).orElse(null),
                  row.rank(),
                  row.percentile().value()));
    }
    return new IndicatorChart.Measure(
        column.name(), column.sectors().values().iterator().next().value().unit(), places);
  }
}
