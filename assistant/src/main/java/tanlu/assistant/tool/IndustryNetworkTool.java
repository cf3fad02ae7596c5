package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tanlu.analytics.analysis.IndustryNetwork;
import tanlu.analytics.analysis.SectorIndicator;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.chart.Fact;
import tanlu.assistant.chart.Heading;
import tanlu.assistant.chart.NetworkChart;

/// The backbone of an industry structure.
final class IndustryNetworkTool extends Tool {
  private static final int MOST_ASKED = 3;
  private static final List<String> INDICATORS =
      Stream.of(SectorIndicator.values()).map(SectorIndicator::code).toList();

  IndustryNetworkTool() {
    super(
        "industry_network",
        Text.of("产业网络", "Industry network"),
        "The strongest flows between the 42 sectors of a region's input-output table as a"
            + " network (top 5 % = 88 edges), with each sector's CO2, intensity, output and"
            + " trade; or, with `indicators`, a table of the sectors by value, share, rank and"
            + " percentile, e.g. of centrality or value added.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addIntegerProperty("year", Schemas.TABLE_YEAR)
            .addEnumProperty(
                "indicator",
                List.of("co2", "intensity", "output"),
                "what sizes the nodes; default co2")
            .addNumberProperty(
                "top_share", "share of all possible flows to keep, 0.001 to 0.2; default 0.05")
            .addStringProperty("sector", Schemas.SECTOR + " with suppliers and customers")
            .addProperty(
                "indicators",
                JsonArraySchema.builder()
                    .items(JsonEnumSchema.builder().enumValues(INDICATORS).build())
                    .description("a table of these instead of the network")
                    .build())
            .required("region")
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Region region = arguments.region("region");
    int year = arguments.integer("year", Schemas.TABLE);
    if (arguments.has("indicators")) {
      return IndicatorTable.of(
          arguments, knowledge, region, year, arguments.someOf("indicators", INDICATORS));
    }
    String indicator = arguments.oneOf("indicator", "co2", List.of("co2", "intensity", "output"));
    double share = arguments.number("top_share", 0.05, 0.001, 0.2);
    IndustryNetwork network = IndustryNetwork.of(knowledge.dataset(), region, year, share);
    Map<String, IndustryNetwork.Hub> asked = new LinkedHashMap<>();
    Vintage vintage = Vintage.ofTable(year);
    List<Sector> named =
        arguments.allOf(
            "sector", name -> knowledge.linker().tableSector(name, vintage), Sector::code);
    Totals.ranked(named, sector -> output(network, sector)).stream()
        .limit(MOST_ASKED)
        .forEach(
            sector ->
                asked.put(
                    sector.code(), IndustryNetwork.hub(knowledge.dataset(), region, year, sector)));
    List<Text> warnings = new ArrayList<>(arguments.notes());
    if (named.size() > MOST_ASKED) {
      warnings.add(
          Text.of(
              "所问包括" + named.size() + "个部门，供应商和客户只列总产出最大的" + MOST_ASKED + "个。",
              "This asks about "
                  + named.size()
                  + " sectors; suppliers and customers are listed of the "
                  + MOST_ASKED
                  + " with the largest output alone."));
    }
    warnings.addAll(Wording.modelled(knowledge.dataset(), region, year));
    Fact size =
        switch (indicator) {
          case "intensity" -> Fact.INTENSITY;
          case "output" -> Fact.GROSS_OUTPUT;
          default -> Fact.CO2;
        };
    boolean emissions = network.nodes().values().stream().anyMatch(node -> node.co2().isPresent());
    if (!emissions) {
      size = Fact.GROSS_OUTPUT;
      warnings.add(
          Text.of(
              region.name().zh() + year + "年没有排放清单，节点按总产出显示。",
              region.name().en()
                  + " has no inventory for "
                  + year
                  + "; nodes are sized by gross output."));
    }
    return Reply.of(
        asked.isEmpty() ? network : new Asked<>(network, asked),
        List.of(chart(network, size, Wording.table(knowledge.dataset(), region, year))),
        warnings,
        "production");
  }

  private static NetworkChart chart(IndustryNetwork network, Fact size, Text source) {
    Vintage vintage = Vintage.ofTable(network.year());
    List<NetworkChart.Node> nodes =
        network.nodes().entrySet().stream()
            .map(
                entry ->
                    new NetworkChart.Node(
                        entry.getKey(),
                        entry.getValue().name(),
                        group(vintage, entry.getKey()),
                        facts(entry.getValue())))
            .toList();
    return new NetworkChart(
        new Heading(
            Text.of(
                network.region().name().zh()
                    + network.year()
                    + "年产业网络（最强"
                    + network.edges().size()
                    + "条流量）",
                network.region().name().en()
                    + " "
                    + network.year()
                    + ": industry network ("
                    + network.edges().size()
                    + " strongest flows)"),
            Unit.YI_YUAN,
            source),
        nodes,
        network.edges().stream()
            .map(edge -> new NetworkChart.Edge(edge.from(), edge.to(), edge.flow().value()))
            .toList(),
        size);
  }

  private static Map<Fact, Quantity> facts(IndustryNetwork.Node node) {
    Map<Fact, Quantity> facts = new EnumMap<>(Fact.class);
    put(facts, Fact.CO2, node.co2());
    put(facts, Fact.INTENSITY, node.intensity());
    facts.put(Fact.GROSS_OUTPUT, node.grossOutput().quantity());
    facts.put(Fact.VALUE_ADDED, node.valueAdded().quantity());
    facts.put(Fact.IMPORTS, node.imports().quantity());
    facts.put(Fact.EXPORTS, node.exports().quantity());
    facts.put(Fact.FINAL_USE, node.finalUse().quantity());
    facts.put(Fact.OUTPUT_SUM, node.outputSum().quantity());
    facts.put(Fact.INPUT_SUM, node.inputSum().quantity());
    return facts;
  }

  private static void put(Map<Fact, Quantity> facts, Fact fact, Optional<Figure> figure) {
    figure.ifPresent(held -> facts.put(fact, held.quantity()));
  }

  private static Text group(Vintage vintage, String code) {
    int number = Integer.parseInt(code);
    int utilities = vintage == Vintage.V2012 ? 25 : 24;
    if (number == 1) {
      return Text.of("农业", "Agriculture");
    }
    if (number <= 5 || number == 11 || (number >= utilities && number <= utilities + 2)) {
      return Text.of("能源与采掘", "Energy and mining");
    }
    if (number < utilities) {
      return Text.of("制造业", "Manufacturing");
    }
    return number == utilities + 3 ? Text.of("建筑业", "Construction") : Text.of("服务业", "Services");
  }

  private static double output(IndustryNetwork network, Sector sector) {
    return Objects.requireNonNull(network.nodes().get(sector.code())).grossOutput().value();
  }
}
