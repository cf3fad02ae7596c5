package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.CommonSector;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.Sda;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Drivers of a change of territorial CO2 between two table years by structural decomposition: `E =
/// f L y`, emission intensity, production structure (local-share coefficients) and final demand for
/// local products, exports and outflow among it.
///
/// Vintages meet in the 41 [CommonSector]s. Money of the later year is deflated by one factor, the
/// nation's implicit GDP deflator (an assumption), so relative prices act as intensity, structure
/// and demand.
///
/// @param effects intensity, structure, demand by the polar average; households' direct emissions;
///   unattributed where a sector emits without output; they sum to the change
/// @param allOrders intensity, structure, demand by the mean of all 3! orders: the distance to the
///   polar average is the method's ambiguity
/// @param demand the demand effect by kind of final use; it sums to the demand effect
/// @param sectors by emitting sector, largest change first whatever its sign
public record SdaDecomposition(
    Region region,
    int from,
    int to,
    String method,
    Figure start,
    Figure end,
    Figure change,
    Figure relative,
    Figure deflator,
    Map<String, Effect> effects,
    Map<String, Figure> allOrders,
    Map<String, Use> demand,
    Map<String, SectorChange> sectors) {
  private static final String EQUATION = "ΔE = Δf L y + f ΔL y + f L Δy, ";
  private static final Text INTENSITY = Text.of("部门碳强度", "emission intensity");
  private static final Text STRUCTURE = Text.of("生产结构", "production structure");
  private static final Text DEMAND = Text.of("最终需求", "final demand");
  private static final Text HOUSEHOLDS = Text.of("居民直接排放", "households' direct emissions");
  private static final Text UNATTRIBUTED =
      Text.of("无产出部门的排放", "emissions of sectors without output");

  public record Use(Text name, Figure change) {}

  public record SectorChange(
      Text name, Figure change, Figure intensity, Figure structure, Figure demand) {}

  /// @throws NoDataException where a year lacks a table or an inventory
  public static SdaDecomposition of(Dataset data, Region region, int from, int to) {
    IoTable first = Held.table(data, region, from);
    IoTable last = Held.table(data, region, to);
    Inventory before = Held.inventory(data, region, from);
    Inventory after = Held.inventory(data, region, to);
    Figure deflator = Rates.deflator(data, from, to);
    return new Run(
            data,
            Span.of(data, region, from, to),
            new CommonTable(first, before, 1),
            new CommonTable(last, after, deflator.value()))
        .decompose(deflator);
  }

  /// One decomposition under way.
  private static final class Run {
    private final Dataset data;
    private final Span span;
    private final CommonTable before;
    private final CommonTable after;
    private final Sda.Year start;
    private final Sda.Year end;
    private final List<Derivation.Table> tables = new ArrayList<>();

    Run(Dataset data, Span span, CommonTable before, CommonTable after) {
      this.data = data;
      this.span = span;
      this.before = before;
      this.after = after;
      this.start = before.year();
      this.end = after.year();
      tables.addAll(before.origin());
      tables.addAll(after.origin());
    }

    SdaDecomposition decompose(Figure deflator) {
      Sda.Effects polar = Sda.polarAverage(start, end);
      Sda.Effects all = Sda.meanOfAllOrders(start, end);
      Map<String, Effect> effects = new LinkedHashMap<>();
      effects.put("intensity", effect(INTENSITY, figure(INTENSITY, polar.intensity(), "polar")));
      effects.put("structure", effect(STRUCTURE, figure(STRUCTURE, polar.structure(), "polar")));
      effects.put("demand", effect(DEMAND, figure(DEMAND, polar.demand(), "polar")));
      effects.put("households", effect(HOUSEHOLDS, households()));
      double unattributed = after.unattributed() - before.unattributed();
      if (unattributed != 0) {
        effects.put(
            "unattributed", effect(UNATTRIBUTED, figure(UNATTRIBUTED, unattributed, "x = 0")));
      }
      Map<String, Figure> orders = new LinkedHashMap<>();
      orders.put("intensity", figure(INTENSITY, all.intensity(), "3! orders"));
      orders.put("structure", figure(STRUCTURE, all.structure(), "3! orders"));
      orders.put("demand", figure(DEMAND, all.demand(), "3! orders"));
      return new SdaDecomposition(
          span.region(),
          span.from(),
          span.to(),
          "sda",
          span.start(),
          span.end(),
          span.change(),
          span.relativeChange(),
          deflator,
          Effect.ranked(effects),
          orders,
          demand(),
          sectors());
    }

    private Map<String, Use> demand() {
      List<FinalUse> uses = new ArrayList<>(before.uses());
      after.uses().stream().filter(use -> !uses.contains(use)).forEach(uses::add);
      Map<String, Use> demand = new LinkedHashMap<>();
      for (FinalUse use : uses) {
        // With f and L switched too, only the demand effect of a part belongs to the demand effect.
        double effect = Sda.polarAverage(before.of(start, use), after.of(end, use)).demand();
        demand.put(
            use.name().toLowerCase(java.util.Locale.ROOT),
            new Use(use.label(), figure(use.label(), effect, "polar, y of one use")));
      }
      return demand;
    }

    private Map<String, SectorChange> sectors() {
      List<CommonSector> all = CommonSector.all();
      Map<String, SectorChange> sectors = new LinkedHashMap<>();
      List<Map.Entry<String, SectorChange>> found = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        Text name = all.get(i).name();
        Sda.Effects effects = Sda.polarAverage(start.emittedBy(i), end.emittedBy(i));
        found.add(
            Map.entry(
                all.get(i).code(),
                new SectorChange(
                    name,
                    sector(name, Text.of("排放变化", "change of CO₂"), effects.total()),
                    sector(name, INTENSITY, effects.intensity()),
                    sector(name, STRUCTURE, effects.structure()),
                    sector(name, DEMAND, effects.demand()))));
      }
      Totals.ranked(found, entry -> Math.abs(entry.getValue().change().value()))
          .forEach(entry -> sectors.put(entry.getKey(), entry.getValue()));
      return sectors;
    }

    private Figure sector(Text sector, Text what, double value) {
      return figure(
          Text.of(sector.zh() + "·" + what.zh(), sector.en() + ": " + what.en()),
          value,
          "polar, f of one sector");
    }

    private Figure households() {
      List<Figure> first = new ArrayList<>();
      List<Figure> last = new ArrayList<>();
      SectorGroup.of(Vintage.V2017).stream()
          .filter(SectorGroup::household)
          .forEach(
              group -> {
                first.add(Totals.of(data, span.region(), span.from(), group));
                last.add(Totals.of(data, span.region(), span.to(), group));
              });
      return Figure.computed(
          span.label(Text.of("居民直接排放变化", "change of households' direct emissions")),
          Unit.MT_CO2,
          "last - first",
          "last",
          Figure.sum(Held.label(span.region(), span.to(), HOUSEHOLDS), Unit.MT_CO2, last),
          "first",
          Figure.sum(Held.label(span.region(), span.from(), HOUSEHOLDS), Unit.MT_CO2, first));
    }

    private Effect effect(Text name, Figure change) {
      return new Effect(name, change, span.relative(name, change), Optional.empty());
    }

    private Figure figure(Text name, double value, String how) {
      return Figure.analysed(
          span.label(Text.of(name.zh() + "的贡献", name.en() + ", effect")),
          Quantity.of(value, Unit.MT_CO2),
          EQUATION + how + "; L = (I − (1 − μ̂) A)⁻¹, 41 common sectors, one GDP deflator",
          tables);
    }
  }
}
