package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.TradeDecay;
import tanlu.analytics.engine.EmbodiedEmissions;
import tanlu.analytics.engine.MultiRegionalIntensity;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Where the emissions a province's final demand causes are emitted, and for whom the province
/// emits, by the multi-regional table.
///
/// @param consumptionBased own + others + imported + unallocated, without households' direct
/// @param consumptionTotal the same with them
/// @param own emitted in the province itself
/// @param others emitted in the other provinces
/// @param imported content of supply from abroad, at the nation's multipliers
/// @param unallocated content of inflow whose province is not known, at the nation's multipliers
/// @param origins the other provinces by what they emit for this one, largest first
/// @param productionBased inventory rows 1–45 = own + forOthers + forExports + rest
/// @param forOthers emitted here for the final demand of other provinces
/// @param forExports emitted here for exports abroad, through whichever province they leave
/// @param rest emitted here for unallocated trade and the statistical error, and of sectors without
///   output
/// @param destinations the other provinces by what is emitted here for them, largest first
/// @param notHeld provinces without inventory: what they emit is left out
/// @param silent provinces that report no trade with others, which is not to say there was none:
///   neither origin nor destination
/// @param decay the assumed exponents the estimate stands on; none where the table is imported
public record FootprintOrigins(
    Region region,
    int year,
    Kind kind,
    Figure consumptionBased,
    Figure households,
    Figure consumptionTotal,
    Figure own,
    Figure others,
    Figure imported,
    Figure unallocated,
    Map<String, Partner> origins,
    Figure productionBased,
    Figure forOthers,
    Figure forExports,
    Figure rest,
    Map<String, Partner> destinations,
    List<Text> notHeld,
    List<Text> silent,
    List<Figure> decay) {

  /// @param share of the consumption-based emissions for an origin, of the production-based for a
  ///   destination
  public record Partner(Text name, Figure co2, Figure share) {}

  private static final String FROM = "Σ_{i∈p} f_i x_i, x = (I − A)⁻¹ y, A and y by origin";
  private static final String FOR = "m y_s, m (I − A) = f of the province, y_s of province s";
  private static final String OUTSIDE = "q (W x̂⁻¹ x + w_y), x = (I − A)⁻¹ y";

  /// @throws NoDataException for the nation, for a province without inventory and for a year
  ///   without multi-regional table
  public static FootprintOrigins of(Dataset data, Region region, int year) {
    MultiRegionalTable table = Held.multiRegional(data, region, year);
    Held.inventory(data, region, year);
    List<Region> silent = silent(data, table);
    if (silent.contains(region)) {
      throw new NoDataException(
          Text.of(
              region.name().zh() + year + "年的投入产出表没有省际流入流出（在别处轧差），无从得知足迹来自哪些省",
              region.name().en()
                  + " reports no trade with other provinces in "
                  + year
                  + " (netted elsewhere), so where its footprint comes from is not known"),
          data.multiRegionalYears().stream()
              .filter(other -> other != year)
              .map(
                  other ->
                      Text.of(region.name().zh() + other + "年", region.name().en() + " " + other))
              .toList());
    }
    return new Builder(data, table, region, silent).build();
  }

  private static List<Region> silent(Dataset data, MultiRegionalTable table) {
    return table.kind() == Kind.MODELLED
        ? table.regions().stream()
            .filter(
                province ->
                    data.table(province, table.year())
                        .filter(FootprintOrigins::reportsNoTrade)
                        .isPresent())
            .toList()
        : List.of();
  }

  private static boolean reportsNoTrade(IoTable table) {
    return IntStream.range(0, table.size())
        .allMatch(i -> table.outflow(i) == 0 && table.inflow(i) == 0);
  }

  private static final class Builder {
    private final Dataset data;
    private final MultiRegionalTable table;
    private final Region region;
    private final int at;
    private final List<Region> silent;
    private final List<Region> notHeld;
    private final List<Derivation.Table> tables;
    private final EmbodiedEmissions embodied;

    Builder(Dataset data, MultiRegionalTable table, Region region, List<Region> silent) {
      this.data = data;
      this.table = table;
      this.region = region;
      this.silent = silent;
      at = table.regions().indexOf(region);
      tables = new ArrayList<>(table.origin());
      MultiRegionalIntensity intensity = MultiRegionalIntensity.of(data, table);
      notHeld = intensity.notHeld();
      intensity.origin().forEach(this::named);
      Held.table(data, data.nation(), table.year()).origin().forEach(this::named);
      named(Held.inventory(data, data.nation(), table.year()).origin());
      embodied = EmbodiedEmissions.of(data, table);
    }

    /// Each table once, by its name.
    private void named(Derivation.Table origin) {
      if (tables.stream().noneMatch(each -> each.name().equals(origin.name()))) {
        tables.add(
            new Derivation.Table(origin.name(), Integer.toString(table.year()), origin.source()));
      }
    }

    FootprintOrigins build() {
      EmbodiedEmissions.Content content = embodied.finalDemand(at);
      double[] destined = embodied.destinations(at);
      Figure own =
          figure(
              Text.of("最终需求引起的本省排放", "emitted in the province for its own final demand"),
              content.emittedIn(at),
              FROM);
      Map<String, Figure> from = new LinkedHashMap<>();
      Map<String, Figure> to = new LinkedHashMap<>();
      for (int p = 0; p < table.regions().size(); p++) {
        Region other = table.regions().get(p);
        if (p == at || silent.contains(other)) {
          continue;
        }
        to.put(
            other.abbr(),
            figure(
                Text.of(
                    "为" + other.name().zh() + "最终需求的排放",
                    "emitted for the final demand of " + other.name().en()),
                destined[p],
                FOR));
        if (!notHeld.contains(other)) {
          from.put(
              other.abbr(),
              figure(
                  Text.of(
                      "最终需求引起的" + other.name().zh() + "排放",
                      "emitted in " + other.name().en() + " for its final demand"),
                  content.emittedIn(p),
                  FROM));
        }
      }
      Figure others =
          sum(Text.of("最终需求引起的外省排放", "emitted in other provinces for its final demand"), from);
      Figure imported =
          figure(
              Text.of("最终需求中进口隐含排放", "embodied in imports for its final demand"),
              content.imported(),
              OUTSIDE);
      Figure unallocated =
          figure(
              Text.of("最终需求中来源省份不明的流入隐含排放", "embodied in inflow of unknown province"),
              content.unallocated(),
              OUTSIDE);
      Figure consumption =
          Figure.sum(
              label(
                  Text.of(
                      "消费侧排放（多区域，不含居民直接排放）",
                      "consumption-based emissions (multi-regional), without households' direct")),
              Unit.MT_CO2,
              List.of(own, others, imported, unallocated));
      Figure households = inventory(Text.of("居民直接排放", "direct emissions of households"), true);
      Figure production = inventory(Text.of("生产侧排放（清单1–45行）", "production-based emissions"), false);
      Figure forOthers = sum(Text.of("为外省最终需求的排放", "emitted for the final demand of others"), to);
      Figure forExports =
          figure(
              Text.of("为出口的排放", "emitted for exports"),
              embodied.destined(at, FinalUse.EXPORTS),
              FOR);
      return new FootprintOrigins(
          region,
          table.year(),
          table.kind(),
          consumption,
          households,
          Figure.computed(
              label(Text.of("消费侧排放（多区域）", "consumption-based emissions (multi-regional)")),
              Unit.MT_CO2,
              "consumption + households",
              "consumption",
              consumption,
              "households",
              households),
          own,
          others,
          imported,
          unallocated,
          partners(from, consumption),
          production,
          forOthers,
          forExports,
          Figure.computed(
              label(
                  Text.of(
                      "为去向不明的流出和统计误差的排放，及表中无产出部门的排放",
                      "emitted for outflow of unknown province and the statistical error, and of"
                          + " sectors without output")),
              Unit.MT_CO2,
              "production - own - others - exports",
              "production",
              production,
              "own",
              own,
              "others",
              forOthers,
              "exports",
              forExports),
          partners(to, production),
          notHeld.stream().map(Region::name).toList(),
          silent.stream().map(Region::name).toList(),
          table.kind() == Kind.MODELLED ? TradeDecay.figures() : List.of());
    }

    private Map<String, Partner> partners(Map<String, Figure> figures, Figure whole) {
      Map<String, Partner> partners = new LinkedHashMap<>();
      for (Map.Entry<String, Figure> each :
          Totals.ranked(List.copyOf(figures.entrySet()), each -> each.getValue().value())) {
        Figure co2 = each.getValue();
        Text share = Text.of(co2.label().zh() + "占比", "share of " + co2.label().en());
        partners.put(
            each.getKey(),
            new Partner(
                data.region(each.getKey()).orElseThrow().name(),
                co2,
                Totals.share(share, co2, whole)));
      }
      return partners;
    }

    private Figure sum(Text what, Map<String, Figure> figures) {
      return Figure.sum(label(what), Unit.MT_CO2, List.copyOf(figures.values()));
    }

    private Figure inventory(Text what, boolean households) {
      return Figure.sum(
          label(what),
          Unit.MT_CO2,
          InventoryRow.all().stream()
              .filter(row -> row.household() == households)
              .map(row -> data.co2(region, table.year(), row))
              .toList());
    }

    private Figure figure(Text what, double value, String equation) {
      return Figure.analysed(label(what), Quantity.of(value, Unit.MT_CO2), equation, tables);
    }

    private Text label(Text what) {
      return Held.label(region, table.year(), what);
    }
  }
}
