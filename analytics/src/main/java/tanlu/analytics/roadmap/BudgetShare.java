package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A region's share of what the nation emits from 2025 to 2060 on the stated policies, by one way
/// of sharing; the base year of each share is named.
///
/// @param share of the provinces together
/// @param budget Mt over the years
/// @param own what the region emits over them on the stated policies
/// @param used own over budget
public record BudgetShare(
    Text principle, int baseYear, Figure share, Figure budget, Figure own, Figure used) {

  /// By principle: population, GDP, past emissions, capability.
  public static Map<String, BudgetShare> of(Dataset data, Parameters parameters, Region region) {
    Map<String, BudgetShare> shares = new LinkedHashMap<>();
    if (region.isNation()) {
      return shares;
    }
    Figure nation = cumulative(data, parameters, data.nation());
    Figure own = cumulative(data, parameters, region);
    int last = Dataset.LAST_ECONOMY;
    int inventory = Dataset.LAST_INVENTORY;
    List<Figure> people = new ArrayList<>();
    List<Figure> money = new ArrayList<>();
    List<Figure> emitted = new ArrayList<>();
    List<Figure> able = new ArrayList<>();
    for (Region province : data.provinces()) {
      if (data.inventory(province, inventory).isPresent()) {
        people.add(data.population(province, last));
        money.add(data.gdp(province, last));
        emitted.add(Totals.territorial(data, province, inventory));
        able.add(capability(data, province, last));
      }
    }
    shares.put(
        "population",
        share(
            Text.of("按人口", "by population"),
            last,
            data.population(region, last),
            people,
            nation,
            own));
    shares.put(
        "gdp", share(Text.of("按GDP", "by GDP"), last, data.gdp(region, last), money, nation, own));
    shares.put(
        "grandfathering",
        share(
            Text.of("按现有排放", "by present emissions"),
            inventory,
            Totals.territorial(data, region, inventory),
            emitted,
            nation,
            own));
    shares.put(
        "capability",
        share(
            Text.of("按能力（人均GDP越低份额越大）", "by capability (more where GDP per person is low)"),
            last,
            capability(data, region, last),
            able,
            nation,
            own));
    return shares;
  }

  /// People squared over GDP: population weighted by the inverse of GDP per person.
  private static Figure capability(Dataset data, Region region, int year) {
    Figure people = data.population(region, year);
    Figure money = data.gdp(region, year);
    return Figure.computed(
        Text.of(region.name().zh() + "能力权重", region.name().en() + ", capability weight"),
        people.unit().times(people.unit()).per(money.unit()),
        "people * people / money",
        "people",
        people,
        "money",
        money);
  }

  private static BudgetShare share(
      Text principle, int year, Figure part, List<Figure> all, Figure nation, Figure own) {
    Figure whole =
        Figure.sum(
            Text.of("各省合计（" + principle.zh() + "）", "provinces together, " + principle.en()),
            part.unit(),
            all);
    Figure share =
        Figure.computed(
            Text.of("预算份额，" + principle.zh(), "share of the budget, " + principle.en()),
            Unit.PERCENT,
            "part / whole",
            "part",
            part,
            "whole",
            whole);
    Figure budget =
        Figure.computed(
            Text.of("碳预算，" + principle.zh(), "carbon budget, " + principle.en()),
            Unit.MT_CO2,
            "nation * share",
            "nation",
            nation,
            "share",
            share);
    return new BudgetShare(
        principle,
        year,
        share,
        budget,
        own,
        Figure.computed(
            Text.of("路径累计占预算，" + principle.zh(), "pathway over budget, " + principle.en()),
            Unit.PERCENT,
            "own / budget",
            "own",
            own,
            "budget",
            budget));
  }

  private static Figure cumulative(Dataset data, Parameters parameters, Region region) {
    Projection projection = Projection.of(data, parameters, Ask.of(region, Scenario.STATED));
    double sum = 0;
    for (int year = Start.NOWCAST + 1; year <= Start.LAST; year++) {
      sum += projection.year(year).total();
    }
    return new Proofs(projection)
        .co2(
            Text.of(
                region.name().zh() + "2025–2060年累计排放（既定政策）",
                region.name().en() + " 2025–2060, cumulative emissions (stated policies)"),
            sum,
            "Σ_t E_t");
  }
}
