package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.analysis.SectorAccount;
import tanlu.analytics.analysis.TableBlock;
import tanlu.analytics.analysis.TableProfile;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.HeatMap;

/// The input-output table: in sum, or one sector's suppliers and users.
final class IoTableTool extends Tool {
  private static final int AROUND = 12;

  IoTableTool() {
    super(
        "io_table",
        Text.of("投入产出表", "Input-output table"),
        "A region's input-output table: gross output, intermediate inputs, value added, final"
            + " demand and trade, the largest direct input coefficients; with a sector its"
            + " suppliers (flow, share, direct and total requirement) and its users (flow, share of"
            + " supply).",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR)
            .addStringProperty("sector", Schemas.SECTOR + " with suppliers and users")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Dataset data = knowledge.dataset();
    Region region = arguments.region("region");
    int year = arguments.integer("year", Schemas.TABLE);
    TableProfile profile = TableProfile.of(data, region, year);
    Vintage vintage = Vintage.ofTable(year);
    Map<String, SectorAccount> asked = new LinkedHashMap<>();
    List<ChartSpec> charts = new ArrayList<>();
    Text source = Wording.table(data, region, year);
    for (Sector sector :
        arguments.allOf(
            "sector", name -> knowledge.linker().tableSector(name, vintage), Sector::code)) {
      SectorAccount account = SectorAccount.of(data, region, year, sector);
      asked.put(sector.code(), account);
      SectorSankey.of(region, year, sector, account, source).ifPresent(charts::add);
      charts.add(
          heatMap(
              region,
              year,
              sector.name(),
              TableBlock.around(data, region, year, sector, AROUND),
              source));
    }
    if (asked.isEmpty()) {
      charts.add(heatMap(region, year, Text.of("", ""), TableBlock.of(data, region, year), source));
    }
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    return Reply.of(
        asked.isEmpty() ? profile : new Asked<>(profile, asked), charts, warnings, "production");
  }

  private static HeatMap heatMap(
      Region region, int year, Text around, TableBlock block, Text source) {
    boolean whole = around.en().isEmpty();
    List<Text> names = block.sectors().stream().map(Sector::name).toList();
    return new HeatMap(
        new Heading(
            Text.of(
                region.name().zh()
                    + year
                    + "年"
                    + (whole ? "投入产出表：部门间中间流量" : around.zh() + "与主要上下游部门间的中间流量"),
                region.name().en()
                    + " "
                    + year
                    + (whole
                        ? ": intermediate flows between all sectors"
                        : ": intermediate flows around " + around.en())),
            block.unit(),
            source),
        Text.of("供给部门", "Supplier"),
        Text.of("使用部门", "User"),
        names,
        names,
        block.flows(),
        Text.of("指定一个部门，可看它与主要上下游的小表。", "Name a sector for the smaller cut around it."));
  }
}
