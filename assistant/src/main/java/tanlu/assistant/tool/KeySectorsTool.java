package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.analysis.KeySectors;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Linkages.Quadrant;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.ScatterChart;

/// Which sectors hold the economy and its emissions together.
final class KeySectorsTool extends Tool {
  private static final int LABELLED = 12;

  KeySectorsTool() {
    super(
        "key_sectors",
        Text.of("关键部门", "Key sectors"),
        "Key sectors of a region's economy and emissions: Rasmussen backward and forward linkages"
            + " (also emission-weighted), output, value-added, income and emission multipliers,"
            + " output and CO2 lost without a sector (hypothetical extraction: total, backward,"
            + " forward), scope 1, 2 and 3-upstream intensities.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR)
            .addStringProperty("sector", Schemas.SECTOR)
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int year = arguments.integer("year", Schemas.TABLE);
    KeySectors found = KeySectors.of(knowledge.dataset(), region, year);
    Vintage vintage = Vintage.ofTable(year);
    Map<String, KeySectors.Row> asked = new LinkedHashMap<>();
    for (Sector sector :
        arguments.allOf(
            "sector", name -> knowledge.linker().tableSector(name, vintage), Sector::code)) {
      if (!found.sectors().containsKey(sector.code())) {
        throw noOutput(found, sector);
      }
      asked.put(sector.code(), Objects.requireNonNull(found.sectors().get(sector.code())));
    }
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    warnings.add(Wording.LOCAL_SHARE);
    if (found.co2().isEmpty()) {
      warnings.add(Wording.noInventory(region, year));
    }
    warnings.addAll(Wording.notHeld(found.notHeld()));
    return Reply.of(
        asked.isEmpty() ? found : new Asked<>(found, asked),
        List.of(chart(found, Wording.table(knowledge.dataset(), region, year))),
        warnings,
        "production");
  }

  private static ProblemException noOutput(KeySectors found, Sector sector) {
    return new ProblemException(
        new Problem(
            Problem.Kind.NO_DATA,
            Text.of(
                found.region().name().zh()
                    + found.year()
                    + "年的投入产出表中"
                    + sector.name().zh()
                    + "没有产出",
                "the "
                    + found.year()
                    + " input-output table of "
                    + found.region().name().en()
                    + " gives "
                    + sector.name().en()
                    + " no output"),
            found.sectors().values().stream().limit(3).map(KeySectors.Row::name).toList()));
  }

  private static ScatterChart chart(KeySectors found, Text source) {
    boolean emissions = found.co2().isPresent();
    return new ScatterChart(
        new Heading(
            Text.of(
                found.region().name().zh() + found.year() + "年各部门前后向关联",
                found.region().name().en() + " " + found.year() + ": linkages of the sectors"),
            Unit.ONE,
            source),
        Text.of("后向关联：带动上游（平均=1）", "Backward linkage: pull on suppliers (mean = 1)"),
        Text.of("前向关联：支撑下游（平均=1）", "Forward linkage: push to users (mean = 1)"),
        1,
        emissions
            ? Text.of("缺少该部门将减少的CO2", "CO2 that would go with the sector")
            : Text.of("缺少该部门将减少的产出", "output that would go with the sector"),
        List.of(
            group(found, Quadrant.KEY, Text.of("关键部门", "Key sectors")),
            group(found, Quadrant.BACKWARD, Text.of("后向带动型", "Backward: pull on suppliers")),
            group(found, Quadrant.FORWARD, Text.of("前向支撑型", "Forward: push to users")),
            group(found, Quadrant.WEAK, Text.of("弱关联", "Weakly linked"))),
        LABELLED);
  }

  private static ScatterChart.Group group(KeySectors found, Quadrant quadrant, Text name) {
    return new ScatterChart.Group(
        name,
        found.sectors().values().stream()
            .filter(row -> row.quadrant() == quadrant)
            .map(
                row ->
                    new ScatterChart.Point(
                        row.name(),
                        row.backward().value(),
                        row.forward().value(),
                        row.emissions()
                            .map(KeySectors.Emission::loss)
                            .orElse(row.loss())
                            .total()
                            .quantity()))
            .toList());
  }
}
