package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tanlu.analytics.analysis.NoDataException;
import tanlu.analytics.data.Assumptions;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.SectoralConvergence;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.ReductionTargets.Target;
import tanlu.analytics.unit.Unit;

/// Targets of one sector by the intensity of its product.
///
/// A benchmark SI by year asks the region's sector to fall as the benchmark does from the nowcast
/// year on, `E_y = E_2024 (x_y / x_2024) SI_y / SI_2024`: what a province makes in tonnes is not
/// held, only how its output changes. Power alone has an intensity of the province's own, the
/// factor of its grid, so power alone can converge: [SectoralConvergence] with the benchmark as the
/// sector and the nation's output as its activity.
final class SectorTargets {
  private static final List<Integer> YEARS = List.of(2030, 2035, 2040, 2050);
  private static final String POWER = "24";
  private static final int FACTORS = 2023;

  /// @param stem of the benchmark's assumptions
  /// @param row of the inventory
  /// @param unit of the intensity; tonnes per tonne of product are a pure number
  /// @param limited whether the benchmark is held for 1.5 °C too
  private record Product(String stem, int row, Text name, Unit unit, boolean limited) {}

  private static final Map<String, Product> PRODUCTS =
      Map.of(
          POWER,
          new Product(
              "bench.tpi.power_nonoecd.",
              39,
              Text.of("电力热力", "power and heat"),
              Unit.KG_PER_KWH,
              true),
          "14",
          new Product("bench.tpi.steel.", 28, Text.of("钢铁", "iron and steel"), Unit.ONE, true),
          "13",
          new Product(
              "bench.tpi.cement.",
              27,
              Text.of("水泥等非金属矿物", "cement and non-metal minerals"),
              Unit.ONE,
              true),
          "10",
          new Product("bench.tpi.paper.", 18, Text.of("造纸", "paper"), Unit.ONE, false));

  private final TargetAsk ask;
  private final Product product;
  private final Projection projection;
  private final Proofs proofs;
  private final Map<Integer, Figure> benchmark;
  private final Figure base;

  private SectorTargets(Dataset data, Parameters parameters, TargetAsk ask, Product product) {
    this.ask = ask;
    this.product = product;
    this.projection = Projection.of(data, parameters, Ask.of(ask.region(), Scenario.STATED));
    this.proofs = new Proofs(projection);
    this.benchmark = benchmark(data.assumptions(), ask.rule(), product);
    this.base =
        proofs.co2(
            proofs.label(product.name, Start.NOWCAST, Text.of("CO₂排放", "CO₂ emissions")),
            projection.year(Start.NOWCAST).row(product.row),
            Proofs.EMISSIONS);
    if (!(base.value() > 0)) {
      throw new NoDataException(
          Text.of(
              ask.region().name().zh() + "的清单中" + product.name.zh() + "没有排放",
              "the inventory of "
                  + ask.region().name().en()
                  + " has no emissions of "
                  + product.name.en()),
          List.of(Text.of("电力热力", "power and heat")));
    }
  }

  static ReductionTargets benchmark(Dataset data, Parameters parameters, TargetAsk ask) {
    Product product = product(ask);
    if (ask.rule() == TargetRule.TPI_15 && !product.limited) {
      throw new NoDataException(
          Text.of(
              product.name.zh() + "只持有低于2°C的基准",
              "for " + product.name.en() + " only the benchmark below 2 °C is held"),
          List.of(TargetRule.TPI_2.label()));
    }
    SectorTargets sector = new SectorTargets(data, parameters, ask, product);
    Figure first = sector.at(Start.NOWCAST);
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : YEARS) {
      targets.put(year, sector.target(Start.NOWCAST, year, first, sector.at(year)));
    }
    return sector.result(targets);
  }

  static ReductionTargets converging(Dataset data, Parameters parameters, TargetAsk ask) {
    if (!ask.sector().orElse(POWER).equals(POWER)) {
      throw new NoDataException(
          Text.of(
              "行业趋同法需要各省自己的产品排放强度，目前只有电力（电网排放因子）持有",
              "sectoral convergence needs an intensity of the province's own, which is held for"
                  + " power alone (its grid factor)"),
          List.of(Text.of("电力", "power"), TargetRule.TPI_2.label()));
    }
    SectorTargets sector = new SectorTargets(data, parameters, ask, product(ask.in(POWER)));
    Figure own =
        data.gridFactor(ask.region()).orElseGet(() -> data.gridFactor(data.nation()).orElseThrow());
    Projection nation =
        ask.region().isNation()
            ? sector.projection
            : Projection.of(data, parameters, Ask.of(data.nation(), Scenario.STATED));
    SectoralConvergence convergence =
        new SectoralConvergence(own.value(), sector.at(FACTORS).value(), sector.at(2050).value());
    Map<Integer, Target> targets = new LinkedHashMap<>();
    for (int year : YEARS) {
      double shareRatio = activity(nation, 39, year) / activity(sector.projection, 39, year);
      Figure intensity =
          sector.proofs.of(
              sector.proofs.label(
                  sector.product.name, year, Text.of("趋同的排放强度", "intensity converged to")),
              convergence.target(sector.at(year).value(), shareRatio),
              Unit.KG_PER_KWH,
              "CI_y = d p m + SI_2050, d = CI_b − SI_2050, p = (SI_y − SI_2050)/(SI_b − SI_2050)");
      targets.put(year, sector.target(FACTORS, year, own, intensity));
    }
    return sector.result(targets);
  }

  private static Product product(TargetAsk ask) {
    Product product = PRODUCTS.get(ask.sector().orElse(""));
    if (product == null) {
      throw new ParameterException(
          Text.of(
              "这条规则要指明行业：电力、钢铁、水泥，或低于2°C时的造纸",
              "this rule needs a sector: power, steel, cement or, below 2 °C, paper"));
    }
    return product;
  }

  private ReductionTargets result(Map<Integer, Target> targets) {
    return new ReductionTargets(
        ask.region(),
        ask.rule(),
        Optional.of(product.name),
        Start.NOWCAST,
        ReductionTargets.year(Start.NOWCAST),
        base,
        targets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Target target(int from, int year, Figure first, Figure intensity) {
    Region region = ask.region();
    Figure fall =
        Figure.computed(
            proofs.label(
                product.name,
                year,
                Text.of(
                    "单位产品排放较" + from + "年需下降", "fall needed per unit of product against " + from)),
            Unit.PERCENT,
            "1 - later / first",
            "later",
            intensity,
            "first",
            first);
    Figure rate =
        Figure.computed(
            proofs.label(
                product.name,
                year,
                Text.of(
                    "前每年需降（占" + from + "年）", "part of " + from + " to fall each year until then")),
            Unit.PERCENT_PER_YEAR,
            "fall / " + (year - from),
            "fall",
            fall);
    Figure activity =
        proofs.of(
            proofs.label(
                product.name,
                year,
                Text.of("产出（" + Start.NOWCAST + "年=1）", "output (" + Start.NOWCAST + " = 1)")),
            activity(projection, product.row, year),
            Unit.ONE,
            "x_t / x_2024");
    Figure allowed =
        Figure.computed(
            proofs.label(product.name, year, Text.of("允许排放量", "emissions allowed")),
            Unit.MT_CO2,
            "base * activity * later / first",
            "base",
            base,
            "activity",
            activity,
            "later",
            intensity,
            "first",
            first);
    return new Target(
        from,
        fall,
        rate,
        Optional.of(allowed),
        Optional.of(ReductionTargets.cut(region, year, base, allowed)),
        Optional.of(intensity));
  }

  private static double activity(Projection projection, int row, int year) {
    return projection.simulation().activity(row, year, projection.year(year).economy());
  }

  private static Map<Integer, Figure> benchmark(
      Assumptions assumptions, TargetRule rule, Product product) {
    Assumptions.Value value =
        !product.limited
            ? Assumptions.Value.CENTRAL
            : rule == TargetRule.TPI_2 ? Assumptions.Value.HIGH : Assumptions.Value.LOW;
    Map<Integer, Figure> benchmark = new TreeMap<>();
    for (String id : assumptions.ids(product.stem)) {
      benchmark.put(
          assumptions.year(id).orElseThrow(), assumptions.figure(id, value, product.unit));
    }
    return benchmark;
  }

  /// The benchmark of a year, on the line between those held.
  private Figure at(int year) {
    Figure held = benchmark.get(year);
    if (held != null) {
      return held;
    }
    TreeMap<Integer, Figure> years = new TreeMap<>(benchmark);
    Map.Entry<Integer, Figure> before = years.floorEntry(year);
    Map.Entry<Integer, Figure> after = years.higherEntry(year);
    if (before == null || after == null) {
      throw new IllegalArgumentException("no benchmark of " + product.name.en() + " for " + year);
    }
    return Figure.computed(
        Text.of(
            product.name.zh() + year + "年行业基准",
            product.name.en() + " " + year + ", sector benchmark"),
        product.unit,
        "a + (b - a) * " + (year - before.getKey()) + " / " + (after.getKey() - before.getKey()),
        "a",
        before.getValue(),
        "b",
        after.getValue());
  }
}
