package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.ConsumptionAccount;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Consumption-based against production-based emissions of a region, with local-share coefficients
/// and the nation's multipliers for what comes from outside.
///
/// @param productionBased inventory rows 1–45
/// @param households direct emissions of households, rows 46–47; in neither of the two accounts
///   above
/// @param imported content of imports and inflow, for intermediate and final use
/// @param exported content of exports and outflow, made here or passed through
/// @param error content of the table's statistical error, with the emissions of sectors without
///   output: production-based + imported = consumption-based + exported + error
/// @param consumptionBased content of local final demand, without households' direct emissions
/// @param consumptionTotal the same with them
/// @param netInflow imported less exported content: above 0 the region draws on others' emissions
/// @param finalDemand by kind of local final demand
/// @param products by sector code, largest content of local final demand first
public record Footprint(
    Region region,
    int year,
    Kind kind,
    Figure productionBased,
    Figure households,
    Figure imported,
    Figure exported,
    Figure error,
    Figure consumptionBased,
    Figure consumptionTotal,
    Figure netInflow,
    Map<FinalUse, Demand> finalDemand,
    Map<String, Product> products) {

  private static final String LOCAL =
      "m (1−μ̂) F + g L (1−μ̂) F + q μ̂ F, L = (I − (1−μ̂) A)⁻¹, m = f L, g = q μ̂ A";

  /// @param co2 content of one kind of local final demand
  public record Demand(Text name, Figure co2) {}

  /// @param productionBased emissions of the sector itself
  /// @param consumptionBased content of local final demand for its products
  /// @param multiplier emissions in the region per unit of final demand for it, `m = f L`
  public record Product(
      Text name, Figure productionBased, Figure consumptionBased, Figure multiplier) {}

  public static Footprint of(Dataset data, Region region, int year) {
    IoTable table = Held.table(data, region, year);
    Inventory inventory = Held.inventory(data, region, year);
    EmissionIntensity intensity = EmissionIntensity.of(table, inventory);
    ConsumptionAccount account = account(data, table, intensity);
    List<Derivation.Table> tables = new ArrayList<>(table.origin());
    tables.add(inventory.origin());
    if (!region.isNation()) {
      Inventory nation = Held.inventory(data, data.nation(), year);
      tables.add(nation.origin());
    }
    var figures =
        new Object() {
          Figure of(Text what, double value, String equation) {
            return Figure.analysed(
                Held.label(region, year, what), Quantity.of(value, Unit.MT_CO2), equation, tables);
          }
        };
    Figure production =
        Figure.sum(
            Held.label(region, year, Text.of("生产侧排放（清单1–45行）", "production-based emissions")),
            Unit.MT_CO2,
            InventoryRow.all().stream()
                .filter(row -> !row.household())
                .map(row -> data.co2(region, year, row))
                .toList());
    Figure households =
        Figure.sum(
            Held.label(region, year, Text.of("居民直接排放", "direct emissions of households")),
            Unit.MT_CO2,
            InventoryRow.all().stream()
                .filter(InventoryRow::household)
                .map(row -> data.co2(region, year, row))
                .toList());
    Map<FinalUse, Demand> finalDemand = new LinkedHashMap<>();
    for (FinalUse use : table.finalUses()) {
      if (use.domestic()) {
        finalDemand.put(
            use,
            new Demand(
                use.label(),
                figures.of(
                    Text.of(use.label().zh() + "隐含排放", "emissions embodied in " + use.label().en()),
                    account.local(use) + account.outside(use),
                    LOCAL)));
      }
    }
    Figure imported =
        figures.of(
            Text.of("进口和省外流入隐含排放", "emissions embodied in imports and inflow"),
            account.importedContent(),
            "Σ q_i (IM_i + IF_i)");
    Figure exported =
        figures.of(
            Text.of("出口和流出省外隐含排放", "emissions embodied in exports and outflow"),
            both(account, FinalUse.EXPORTS) + both(account, FinalUse.OUTFLOW),
            LOCAL);
    Figure error =
        figures.of(
            Text.of(
                "统计误差项隐含排放及表中无产出部门的排放",
                "emissions embodied in the statistical error, with those of sectors the table gives"
                    + " no output"),
            both(account, FinalUse.ERROR) + intensity.unattributed(),
            LOCAL + " + Σ E_i over x_i = 0");
    Figure consumption =
        Figure.sum(
            Held.label(
                region,
                year,
                Text.of(
                    "消费侧排放（不含居民直接排放）", "consumption-based emissions, without households' direct")),
            Unit.MT_CO2,
            finalDemand.values().stream().map(Demand::co2).toList());
    return new Footprint(
        region,
        year,
        table.kind(),
        production,
        households,
        imported,
        exported,
        error,
        consumption,
        Figure.computed(
            Held.label(region, year, Text.of("消费侧排放", "consumption-based emissions")),
            Unit.MT_CO2,
            "consumption + households",
            "consumption",
            consumption,
            "households",
            households),
        Figure.computed(
            Held.label(region, year, Text.of("隐含排放净流入", "net inflow of embodied emissions")),
            Unit.MT_CO2,
            "imported - exported",
            "imported",
            imported,
            "exported",
            exported),
        finalDemand,
        products(table, intensity, account, tables));
  }

  private static ConsumptionAccount account(
      Dataset data, IoTable table, EmissionIntensity intensity) {
    return new ConsumptionAccount(
        table, intensity.values(), nationalMultipliers(data, table.year()));
  }

  /// q: the nation's total-use emission multipliers, for what comes from outside a region.
  static double[] nationalMultipliers(Dataset data, int year) {
    IoTable nation = Held.table(data, data.nation(), year);
    EmissionIntensity national =
        EmissionIntensity.of(nation, Held.inventory(data, data.nation(), year));
    return nation.model(Model.Coefficients.TOTAL_USE).multipliers(national.values());
  }

  private static double both(ConsumptionAccount account, FinalUse use) {
    return account.local(use) + account.outside(use);
  }

  private static Map<String, Product> products(
      IoTable table,
      EmissionIntensity intensity,
      ConsumptionAccount account,
      List<Derivation.Table> tables) {
    double[] m = table.model(Model.Coefficients.LOCAL_SHARE).multipliers(intensity.values());
    record Ranked(int index, double content) {}
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      double content = 0;
      for (FinalUse use : table.finalUses()) {
        content += use.domestic() ? account.of(use, i) : 0;
      }
      ranked.add(new Ranked(i, content));
    }
    Map<String, Product> products = new LinkedHashMap<>();
    for (Ranked each : Totals.ranked(ranked, Ranked::content)) {
      Sector sector = table.vintage().sector(each.index);
      Text name = sector.name();
      products.put(
          sector.code(),
          new Product(
              name,
              Figure.analysed(
                  label(table, name, Text.of("生产侧排放", "production-based emissions")),
                  Quantity.of(intensity.emissions(each.index), Unit.MT_CO2),
                  "E_i: inventory rows of the sector; rows of several sectors by gross output",
                  tables),
              Figure.analysed(
                  label(
                      table,
                      name,
                      Text.of("产品最终需求隐含排放", "emissions embodied in local final demand")),
                  Quantity.of(each.content, Unit.MT_CO2),
                  LOCAL,
                  tables),
              Figure.analysed(
                  label(table, name, Text.of("本地排放乘数", "local emission multiplier")),
                  Quantity.of(m[each.index], Unit.MT_CO2.per(Unit.YI_YUAN)).to(Unit.T_PER_WAN_YUAN),
                  "m = f L, L = (I − (1−μ̂) A)⁻¹",
                  tables)));
    }
    return products;
  }

  private static Text label(IoTable table, Text sector, Text what) {
    return Held.label(
        table.region(),
        table.year(),
        Text.of(sector.zh() + what.zh(), sector.en() + ", " + what.en()));
  }
}
