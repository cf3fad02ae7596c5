package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tanlu.analytics.analysis.SupplyChain;
import tanlu.analytics.analysis.SupplyChain.Direction;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;
import tanlu.assistant.chart.ChartSpec;

/// Emissions along a sector's chain of suppliers or users, path by path.
final class SupplyChainPathsTool extends Tool {
  SupplyChainPathsTool() {
    super(
        "supply_chain_paths",
        Text.of("供应链排放路径", "Supply-chain paths"),
        "Where along a sector's supply chain CO2 is emitted: upstream (suppliers, Leontief) or"
            + " downstream (users, Ghosh), the strongest single paths with the share they cover and"
            + " the certified remainder, emitters along the chain, and direct suppliers or users"
            + " with their intensities for green procurement.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR)
            .addStringProperty("sector", "one sector by name or code, e.g. 钢铁, power, 24")
            .addEnumProperty("direction", List.of("upstream", "downstream"), "default upstream")
            .addIntegerProperty("top", "how many paths, 1 to 50; default 12")
            .required("region", "sector")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int year = arguments.integer("year", Schemas.TABLE);
    Vintage vintage = Vintage.ofTable(year);
    Sector sector =
        arguments.one(
            "sector", name -> knowledge.linker().tableSector(name, vintage), Sector::code);
    String way = arguments.oneOf("direction", "upstream", List.of("upstream", "downstream"));
    int top = arguments.integer("top", 12, 1, 50);
    SupplyChain chain =
        SupplyChain.of(
            knowledge.dataset(),
            region,
            year,
            sector,
            Direction.valueOf(way.toUpperCase(Locale.ROOT)),
            top);
    List<Text> warnings = new ArrayList<>(arguments.notes());
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    warnings.add(Wording.LOCAL_SHARE);
    warnings.addAll(Wording.notHeld(chain.notHeld()));
    Text source = Wording.table(knowledge.dataset(), region, year);
    List<ChartSpec> charts =
        chain.paths().isEmpty() ? List.of() : List.of(PathSankey.of(chain, source));
    return Reply.of(chain, charts, warnings, "production");
  }
}
