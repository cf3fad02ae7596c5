package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.analysis.FlowSankey;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.SankeyChart;

/// Flows as a Sankey picture, between industries or from fuels.
final class FlowSankeyTool extends Tool {
  FlowSankeyTool() {
    super(
        "flow_sankey",
        Text.of("流量桑基图", "Flow Sankey"),
        "Sankey of a region's strongest flows between industries (input-output table), or of CO2"
            + " from fuels to sectors (kind energy).",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty(
                "year", Schemas.TABLE_YEAR + "; for kind energy 2012, 2017 or 2019, default 2019")
            .addEnumProperty("kind", List.of("industry", "energy"), "default industry")
            .addIntegerProperty("top", "how many flows (industry) or sectors (energy), 5 to 88")
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    String kind = arguments.oneOf("kind", "industry", List.of("industry", "energy"));
    boolean industry = kind.equals("industry");
    int year = arguments.integer("year", industry ? Schemas.TABLE : Dataset.LAST_INVENTORY);
    int top = arguments.integer("top", industry ? 30 : 12, 5, 88);
    FlowSankey sankey =
        industry
            ? FlowSankey.industry(knowledge.dataset(), region, year, top)
            : FlowSankey.energy(knowledge.dataset(), region, year, top);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(
        industry ? Wording.modelled(knowledge.dataset(), region, year) : List.of(Wording.STALE));
    Text source =
        industry
            ? Wording.table(knowledge.dataset(), region, year)
            : Wording.inventory(Integer.toString(year));
    return Reply.of(
        sankey,
        List.of(chart(sankey, industry, source)),
        warnings,
        industry ? "production" : "territorial");
  }

  private static SankeyChart chart(FlowSankey sankey, boolean industry, Text source) {
    Text what =
        industry
            ? Text.of("部门间最强流量", "strongest flows between sectors")
            : Text.of("从燃料到部门的CO2", "CO2 from fuels to sectors");
    return new SankeyChart(
        new Heading(
            Text.of(
                sankey.region().name().zh() + sankey.year() + "年" + what.zh(),
                sankey.region().name().en() + " " + sankey.year() + ": " + what.en()),
            industry ? Unit.YI_YUAN : Unit.MT_CO2,
            source),
        sankey.nodes().stream()
            .map(node -> new SankeyChart.Node(node.code(), node.name()))
            .toList(),
        sankey.links().stream()
            .map(link -> new SankeyChart.Flow(link.from(), link.to(), link.value().value()))
            .toList());
  }
}
