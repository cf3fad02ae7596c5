package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A cut asked of a region in a year, given out to its sectors: 减哪.
///
/// No sector is cut faster than the speed that is flagged at its upper end, none by more than its
/// levers can do, none may emit more than by business as usual. Where what is asked is beyond that,
/// the nearest that can be reached is given out, and the limits that bind are named.
///
/// @param baseline emissions by business as usual in that year
/// @param asked the cut against it
/// @param reached the cut given out
/// @param shortfall what is out of reach; empty where the target is reached
/// @param nearest the emissions that can be reached, where the target cannot
/// @param limits what stands in the way then, by limit
/// @param beyond what is cut beyond that, where steps that save money do more than asked
/// @param spread how far the cost could be out, where the method is least cost
/// @param cost of the cut, where the method is least cost
/// @param price of the last tonne, where the method is least cost
/// @param sectors by code, largest cut first
/// @param curve the marginal abatement cost curve, cheapest first
public record Allocation(
    Region region,
    int year,
    Method method,
    Figure baseline,
    Figure asked,
    Figure reached,
    Optional<Figure> shortfall,
    Optional<Figure> nearest,
    List<Limit> limits,
    Optional<Figure> cost,
    Optional<Figure> price,
    Optional<AbatementCost> spread,
    Optional<Figure> beyond,
    Map<String, Part> sectors,
    List<Step> curve) {

  /// How a cut is shared out.
  public enum Method {
    LEAST_COST(Text.of("最小成本", "least cost")),
    EQUAL_EFFORT(Text.of("同等力度", "equal effort")),
    HISTORICAL(Text.of("历史份额", "historical share")),
    WEIGHTS(Text.of("自定权重", "weights of one's own"));

    private final Text label;

    Method(Text label) {
      this.label = label;
    }

    public Text label() {
      return label;
    }
  }

  /// Which limit a sector has come up against.
  public enum Bound {
    NONE(Text.of("—", "—")),
    SPEED(Text.of("速度上限", "speed")),
    POTENTIAL(Text.of("措施潜力", "potential"));

    private final Text label;

    Bound(Text label) {
      this.label = label;
    }

    public Text label() {
      return label;
    }
  }

  /// The sectors a limit stops.
  public record Limit(Text name, List<Text> sectors) {}

  /// @param shadow what one more tonne allowed to the sector saves, yuan per tonne
  public record Part(Text name, Figure cut, Figure share, Bound bound, Optional<Figure> shadow) {}

  /// @param potential Mt
  public record Step(Text lever, Text sector, Figure potential, Figure cost) {}

  private static final int FIRST = 2025;

  /// @param allowed emissions in that year, Mt
  public static Allocation of(
      Dataset data, Parameters parameters, Region region, int year, double allowed, Method method) {
    return of(data, parameters, region, year, allowed, method, Map.of());
  }

  /// By weights of one's own: a sector that is not named takes nothing.
  ///
  /// @param weights by code of the sector group, above 0
  /// @throws ParameterException where none of them can cut anything
  public static Allocation weighted(
      Dataset data,
      Parameters parameters,
      Region region,
      int year,
      double allowed,
      Map<String, Double> weights) {
    return of(data, parameters, region, year, allowed, Method.WEIGHTS, weights);
  }

  private static Allocation of(
      Dataset data,
      Parameters parameters,
      Region region,
      int year,
      double allowed,
      Method method,
      Map<String, Double> given) {
    CostCurve curve = CostCurve.of(data, parameters, region, year);
    Proofs proofs =
        new Proofs(Projection.of(data, parameters, Ask.of(region, Scenario.STRENGTHENED)));
    List<SectorGroup> groups = SectorGroup.of(Vintage.V2017);
    double speed =
        -java.util.Objects.requireNonNull(parameters.flags().get("sector")).band().low() / 100;
    double[] potential = new double[groups.size()];
    double[] limit = new double[groups.size()];
    boolean[] fast = new boolean[groups.size()];
    for (CostCurve.Step step : curve.steps()) {
      potential[index(groups, step.sector())] += step.potential();
    }
    for (CostCurve.Step step : curve.steps()) {
      int s = index(groups, step.sector());
      double fastest = step.emissions() * (1 - StrictMath.pow(1 - speed, year - FIRST));
      fast[s] = fastest < potential[s];
      limit[s] = Math.min(potential[s], fastest);
    }
    double[] weights = weights(data, region, groups, method, given, limit);
    double most = 0;
    for (int s = 0; s < limit.length; s++) {
      limit[s] = weights[s] > 0 ? limit[s] : 0;
      most += limit[s];
    }
    if (method == Method.WEIGHTS && most == 0) {
      throw new ParameterException(
          Text.of(
              "给了权重的部门在" + year + "年没有可减的排放，请另选部门",
              "the sectors given weights have nothing to cut in " + year + "; choose others"));
    }
    double wanted = Math.max(0, curve.baseline() - allowed);
    double target = Math.min(wanted, most);
    int[] sector = curve.steps().stream().mapToInt(step -> index(groups, step.sector())).toArray();
    Optional<LeastCost> solved =
        method == Method.LEAST_COST
            ? Optional.of(
                LeastCost.solve(
                    curve.steps().stream().mapToDouble(step -> step.cost().central()).toArray(),
                    curve.steps().stream().mapToDouble(CostCurve.Step::potential).toArray(),
                    sector,
                    limit,
                    target))
            : Optional.empty();
    double[] cut = new double[groups.size()];
    if (solved.isPresent()) {
      for (int s = 0; s < cut.length; s++) {
        cut[s] = solved.get().sectorTotal(sector, s);
      }
    } else {
      cut = FairShares.solve(weights, limit, target);
    }
    double reached = 0;
    for (double each : cut) {
      reached += each;
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    Figure all = proofs.co2(label(proofs, year, "分配的减排量", "cut given out"), reached, "Σ_s x_s");
    List<Integer> order = new ArrayList<>();
    for (int s = 0; s < cut.length; s++) {
      if (cut[s] > 0) {
        order.add(s);
      }
    }
    double[] cuts = cut;
    order.sort(Comparator.comparingDouble((Integer s) -> -cuts[s]));
    for (int s : order) {
      Text name = groups.get(s).name();
      Figure own =
          proofs.co2(
              proofs.label(name, year, Text.of("分配的减排量", "cut given out")),
              cut[s],
              method.label().en());
      boolean full = cut[s] >= limit[s] * (1 - 1e-9);
      parts.put(
          groups.get(s).code(),
          new Part(
              name,
              own,
              Totals.share(
                  proofs.label(name, year, Text.of("占减排量比重", "share of the cut")), own, all),
              full ? (fast[s] ? Bound.SPEED : Bound.POTENTIAL) : Bound.NONE,
              shadow(proofs, solved, s, name, year)));
    }
    return new Allocation(
        region,
        year,
        method,
        proofs.co2(
            label(proofs, year, "趋势照常排放", "emissions by business as usual"),
            curve.baseline(),
            Proofs.EMISSIONS),
        proofs.co2(
            label(proofs, year, "要求的减排量", "cut asked for"), wanted, "max(0, E_BAU − allowed)"),
        all,
        wanted > target * (1 + 1e-9)
            ? Optional.of(
                proofs.co2(
                    label(proofs, year, "限度之外的减排量", "cut out of reach"),
                    wanted - target,
                    "T − Σ_s u_s"))
            : Optional.empty(),
        wanted > target * (1 + 1e-9)
            ? Optional.of(
                proofs.co2(
                    label(proofs, year, "限度之内最低可达的排放", "the least emissions within reach"),
                    curve.baseline() - reached,
                    "E_BAU − Σ_s u_s"))
            : Optional.empty(),
        wanted > target * (1 + 1e-9) ? limits(parts) : List.of(),
        solved.map(
            lp ->
                proofs.of(
                    label(proofs, year, "减排成本合计", "cost of the cut"),
                    lp.cost() / 100,
                    Unit.YI_YUAN,
                    "Σ c_i x_i")),
        solved.map(
            lp ->
                proofs.of(
                    label(proofs, year, "边际减排成本", "cost of the last tonne"),
                    lp.lambda(),
                    Unit.YUAN_PER_T,
                    "λ")),
        solved.map(lp -> spread(parameters, proofs, curve, lp.x())),
        reached > wanted * (1 + 1e-9)
            ? Optional.of(
                proofs.co2(
                    label(
                        proofs,
                        year,
                        "省钱的措施多减的排放",
                        "cut beyond what was asked, by steps that save"),
                    reached - wanted,
                    "Σ_s x_s − T"))
            : Optional.empty(),
        parts,
        steps(proofs, curve));
  }

  /// The plan stays as it is given out; only what it costs is drawn.
  private static AbatementCost spread(
      Parameters parameters, Proofs proofs, CostCurve curve, double[] x) {
    List<Lever> levers = List.copyOf(parameters.levers().values());
    double[] tonnes = new double[levers.size()];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < tonnes.length; k++) {
        tonnes[k] += levers.get(k).key().equals(curve.steps().get(i).lever()) ? x[i] : 0;
      }
    }
    return AbatementCost.of(
        levers, new AbatementCost.Given(tonnes), curve.year(), parameters, proofs);
  }

  private static List<Limit> limits(Map<String, Part> parts) {
    List<Limit> limits = new ArrayList<>();
    for (Bound bound : List.of(Bound.SPEED, Bound.POTENTIAL)) {
      List<Text> names =
          parts.values().stream().filter(part -> part.bound == bound).map(Part::name).toList();
      if (!names.isEmpty()) {
        limits.add(new Limit(bound.label, names));
      }
    }
    return limits;
  }

  private static Optional<Figure> shadow(
      Proofs proofs, Optional<LeastCost> solved, int sector, Text name, int year) {
    return solved.map(
        lp ->
            proofs.of(
                proofs.label(name, year, Text.of("限度的影子价格", "shadow price of its limit")),
                lp.sectorPrice()[sector],
                Unit.YUAN_PER_T,
                "ν_s"));
  }

  private static List<Step> steps(Proofs proofs, CostCurve curve) {
    return curve.steps().stream()
        .map(
            step -> {
              Text name =
                  Text.of(
                      step.name().zh() + "·" + step.sectorName().zh(),
                      step.name().en() + ", " + step.sectorName().en());
              return new Step(
                  step.name(),
                  step.sectorName(),
                  proofs.co2(
                      proofs.label(name, curve.year(), Text.of("减排潜力", "potential")),
                      step.potential(),
                      "E(ℓ_1…ℓ_k−1) − E(ℓ_1…ℓ_k)"),
                  proofs.of(
                      proofs.label(name, curve.year(), Text.of("减排成本", "cost")),
                      step.cost().central(),
                      Unit.YUAN_PER_T,
                      "c_k"));
            })
        .toList();
  }

  private static Text label(Proofs proofs, int year, String zh, String en) {
    return proofs.label(year, Text.of(zh, en));
  }

  /// The weights given; else shares of the last inventory, or of all inventories since 2005.
  private static double[] weights(
      Dataset data,
      Region region,
      List<SectorGroup> groups,
      Method method,
      Map<String, Double> own,
      double[] limit) {
    double[] weight = new double[groups.size()];
    if (method == Method.WEIGHTS) {
      own.forEach((code, given) -> weight[index(groups, code)] = given);
      return weight;
    }
    int from = method == Method.HISTORICAL ? Dataset.FIRST_ECONOMY : Start.INVENTORY;
    for (int year = from; year <= Start.INVENTORY; year++) {
      for (int s = 0; s < weight.length; s++) {
        weight[s] += Totals.of(data, region, year, groups.get(s)).value();
      }
    }
    for (int s = 0; s < weight.length; s++) {
      weight[s] = limit[s] > 0 ? Math.max(weight[s], 1e-9) : 0;
    }
    return weight;
  }

  private static int index(List<SectorGroup> groups, String code) {
    for (int s = 0; s < groups.size(); s++) {
      if (groups.get(s).code().equals(code)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no sector group " + code);
  }
}
