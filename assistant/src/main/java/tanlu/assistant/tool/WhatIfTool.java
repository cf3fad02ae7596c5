package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.analysis.Lever;
import tanlu.analytics.analysis.Propagation;
import tanlu.analytics.analysis.SectorChange;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.UnproductiveEconomyException;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.BarChart;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.Series;
import tanlu.assistant.chart.WaterfallChart;

/// What happens along the chain when something changes in one sector or several.
final class WhatIfTool extends Tool {
  private static final int SHOWN = 10;
  private static final double NOTHING_LEFT = -1;

  /// Eleven times as much: past this a per cent was meant.
  private static final double MOST = 10;

  private static final List<String> LEVERS =
      Arrays.stream(Lever.values()).map(Lever::code).toList();

  private static final Text SECTOR = Text.of("部门", "Sector");

  WhatIfTool() {
    super(
        "what_if",
        Text.of("情景推演", "What if"),
        "What changes along the chain if, in some sectors, emission intensity, final demand,"
            + " output, inputs or use of the product change: output and CO2 by sector, own,"
            + " upstream and downstream; all else equal.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR + "; with an inventory: not 2020")
            .addProperty(
                "changes",
                JsonArraySchema.builder()
                    .items(
                        JsonObjectSchema.builder()
                            .addStringProperty(
                                "sector", "a sector by name or code, e.g. 钢铁, power, 24")
                            .addEnumProperty(
                                "kind",
                                LEVERS,
                                "intensity: CO2 per unit of its output; demand: final demand for"
                                    + " its product; output: its own output, users buying"
                                    + " elsewhere; input: what it buys per unit of output (`of` one"
                                    + " supplier); use: what all sectors buy of its product per"
                                    + " unit of their output; default output")
                            .addStringProperty(
                                "of", "kind input only: the one supplier that changes")
                            .addNumberProperty(
                                "change", "relative: -0.3 for 30 % less, 1 for twice as much")
                            .required("sector", "change")
                            .additionalProperties(false)
                            .build())
                    .build())
            .required("region", "changes")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int asked = arguments.integer("year", Schemas.TABLE);
    int year = asked > Dataset.LAST_ECONOMY ? Schemas.TABLE : asked;
    Vintage vintage = Vintage.ofTable(year);
    List<SectorChange> changes =
        consistent(arguments.each("changes", change -> read(change, knowledge, vintage)));
    Propagation found = propagation(knowledge, region, year, changes);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    if (year != asked) {
      warnings.add(
          Text.of(
              asked + "年还没有投入产出表，按" + year + "年的结构和排放推演；到" + asked + "年的路径请问路线图。",
              "There is no input-output table of "
                  + asked
                  + " yet: the structure and emissions of "
                  + year
                  + " are used; ask for the roadmap to see the pathway to "
                  + asked
                  + "."));
    }
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    return Reply.of(
        found,
        charts(found, Wording.table(knowledge.dataset(), region, year)),
        warnings,
        "production");
  }

  /// `{sector, kind, change}`, or `{sector, intensity: −0.3}` for short.
  private static List<SectorChange> read(Arguments change, Knowledge knowledge, Vintage vintage) {
    List<Sector> sectors = sectors(change, "sector", knowledge, vintage);
    if (sectors.isEmpty()) {
      throw Arguments.bad("缺少参数sector", "the argument sector is missing");
    }
    Optional<String> named = LEVERS.stream().filter(change::has).findFirst();
    Lever lever =
        Lever.ofCode(named.orElseGet(() -> change.oneOf("kind", Lever.OUTPUT.code(), LEVERS)))
            .orElseThrow();
    change.write("kind", lever.code());
    double fraction =
        RelativeChange.in(change, named.orElse("change"), "change", NOTHING_LEFT, MOST);
    List<Sector> suppliers =
        lever == Lever.INPUT ? sectors(change, "of", knowledge, vintage) : List.of();
    List<SectorChange> changes = new ArrayList<>();
    for (Sector sector : sectors) {
      if (suppliers.isEmpty()) {
        changes.add(new SectorChange(sector, lever, Optional.empty(), fraction));
      }
      suppliers.forEach(
          of -> changes.add(new SectorChange(sector, lever, Optional.of(of), fraction)));
    }
    return changes;
  }

  private static List<Sector> sectors(
      Arguments change, String name, Knowledge knowledge, Vintage vintage) {
    return change.allOf(name, text -> knowledge.linker().tableSector(text, vintage), Sector::code);
  }

  /// Each change once, and none that says another thing of the same quantity.
  private static List<SectorChange> consistent(List<SectorChange> given) {
    List<SectorChange> changes = given.stream().distinct().toList();
    for (int i = 0; i < changes.size(); i++) {
      SectorChange one = changes.get(i);
      if (changes.stream().skip(i + 1L).anyMatch(one::clashes)) {
        throw Arguments.bad(
            "“" + one.sector().name().zh() + "”的" + one.quantity().zh() + "给了两个互相矛盾的变化，请只留一个",
            "“"
                + one.sector().name().en()
                + "” has two contradictory changes of "
                + one.quantity().en()
                + "; give one");
      }
    }
    boolean output = changes.stream().anyMatch(change -> change.lever() == Lever.OUTPUT);
    boolean coefficients =
        changes.stream()
            .anyMatch(change -> change.lever() == Lever.INPUT || change.lever() == Lever.USE);
    if (output && coefficients) {
      throw Arguments.bad(
          "产量（output）不能与投入（input、use）同时改变，请分两次提问",
          "output cannot change together with input or use; ask in two questions");
    }
    return changes;
  }

  private static Propagation propagation(
      Knowledge knowledge, Region region, int year, List<SectorChange> changes) {
    try {
      return Propagation.of(knowledge.dataset(), region, year, changes);
    } catch (UnproductiveEconomyException e) {
      Text sector = Vintage.ofTable(year).sector(e.sector()).name();
      throw Arguments.bad(
          "“" + sector.zh() + "”的投入增加过多，变动后的经济无法满足最终需求；请减小增幅",
          "“"
              + sector.en()
              + "” would buy so much that no output meets final demand; suppose a smaller rise");
    }
  }

  private static List<ChartSpec> charts(Propagation found, Text source) {
    List<ChartSpec> charts = new ArrayList<>();
    List<Propagation.Row> rows =
        found.sectors().values().stream()
            .filter(row -> row.emissionsChange().value() != 0)
            .limit(SHOWN)
            .toList();
    if (!rows.isEmpty()) {
      charts.add(steps(found, rows, source));
    }
    List<Propagation.Row> outputs =
        found.sectors().values().stream()
            .filter(row -> row.outputChange().value() != 0)
            .limit(SHOWN)
            .toList();
    if (!outputs.isEmpty()) {
      charts.add(
          new BarChart(
              heading(
                  found,
                  Text.of("各部门总产出变化", "change of gross output by sector"),
                  Unit.YI_YUAN,
                  source),
              SECTOR,
              outputs.stream().map(Propagation.Row::name).toList(),
              List.of(
                  Series.of(
                      Text.of("总产出变化", "Change of gross output"),
                      outputs.stream().map(row -> row.outputChange().value()).toList())),
              BarChart.Layout.RANKING));
    }
    return charts;
  }

  /// The largest changes in turn, the others together, and their sum.
  private static ChartSpec steps(Propagation found, List<Propagation.Row> rows, Text source) {
    List<WaterfallChart.Bar> bars = new ArrayList<>();
    double rest = found.emissionsChange().value();
    for (Propagation.Row row : rows) {
      bars.add(WaterfallChart.Bar.step(row.name(), row.emissionsChange().value()));
      rest -= row.emissionsChange().value();
    }
    long others =
        found.sectors().values().stream()
            .filter(row -> row.emissionsChange().value() != 0)
            .skip(SHOWN)
            .count();
    if (others > 0) {
      bars.add(WaterfallChart.Bar.step(Text.of("其余部门", "All other sectors"), rest));
    }
    bars.add(WaterfallChart.Bar.total(Text.of("合计", "Total"), found.emissionsChange().value()));
    return new WaterfallChart(
        heading(found, Text.of("各部门CO2排放变化", "change of CO2 by sector"), Unit.MT_CO2, source),
        SECTOR,
        bars);
  }

  private static Heading heading(Propagation found, Text what, Unit unit, Text source) {
    return new Heading(
        Text.of(
            found.region().name().zh() + found.year() + "年情景推演：" + what.zh(),
            found.region().name().en() + " " + found.year() + ", what if: " + what.en()),
        unit,
        source);
  }
}
