package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What a cut costs in a year, and how far that could be out: `C = Σ_k a_k c_k`, a tonnes by lever,
/// c yuan per tonne, drawn between low and high of each lever's cost, triangular about the central
/// value.
///
/// Costs are those of 2030, not discounted. A lever without a cost is not counted and named; one
/// whose cost has no range is not drawn and named.
///
/// @param tonnes cut by the levers that have a cost
/// @param total of all of them
/// @param low P5
/// @param high P95
/// @param average per tonne
/// @param averageLow P5
/// @param averageHigh P95
/// @param tornado what moves the total most, most first
/// @param withoutCost levers that act and have none
/// @param withoutRange levers whose cost is one number
public record AbatementCost(
    int year,
    Figure draws,
    Figure tonnes,
    Figure total,
    Figure low,
    Figure high,
    Figure average,
    Figure averageLow,
    Figure averageHigh,
    List<Uncertainty.Swing> tornado,
    List<Text> withoutCost,
    List<Text> withoutRange) {

  private static final int SHOWN = 5;

  /// Mt times yuan per tonne in 100 million yuan.
  private static final double YI_YUAN = 100;

  /// What a cut is made of.
  interface Cut {
    /// Other things that move it, in the order of their positions.
    List<Text> causes();

    /// Positions of these causes for one draw.
    double[] positions(Random random);

    /// Tonnes by lever, Mt.
    double[] tonnes(double[] at);
  }

  /// A cut that is given: only its cost is drawn.
  @SuppressWarnings("ArrayRecordComponent")
  record Given(double[] mt) implements Cut {
    @Override
    public List<Text> causes() {
      return List.of();
    }

    @Override
    public double[] positions(Random random) {
      return new double[0];
    }

    @Override
    public double[] tonnes(double[] at) {
      return mt;
    }
  }

  /// @param levers of the cut's tonnes, in their order
  static AbatementCost of(
      List<Lever> levers, Cut cut, int year, Parameters parameters, Proofs proofs) {
    double[] centre = new double[cut.causes().size()];
    double[] none = new double[levers.size()];
    double[] central = cut.tonnes(centre).clone();
    int n = parameters.draws();
    double[] totals = new double[n];
    double[] averages = new double[n];
    Random random = new Random(parameters.seed());
    // Costs have a sequence of their own: the futures are those the emissions are drawn from.
    Random costs = new Random(parameters.seed() + 1L);
    for (int d = 0; d < n; d++) {
      double[] tonnes = cut.tonnes(cut.positions(random));
      totals[d] = total(levers, tonnes, position(costs, levers.size()));
      averages[d] = totals[d] / sum(levers, tonnes) * YI_YUAN;
    }
    Arrays.sort(totals);
    Arrays.sort(averages);
    double cost = total(levers, central, none);
    double tonnes = sum(levers, central);
    String equation = "quantiles of Σ_k a_k c_k over " + n + " draws, seed " + parameters.seed();
    Text total = proofs.label(year, Text.of("减排成本合计", "cost of the cut"));
    Text average = proofs.label(year, Text.of("平均减排成本", "mean cost of the cut"));
    return new AbatementCost(
        year,
        Uncertainty.draws(parameters),
        proofs.co2(
            proofs.label(year, Text.of("有成本数据的措施的减排量", "cut by the levers that have a cost")),
            tonnes,
            "Σ_k a_k"),
        proofs.of(total, cost, Unit.YI_YUAN, "Σ_k a_k c_k"),
        Uncertainty.percentile(proofs, totals, 5, total, Unit.YI_YUAN, equation),
        Uncertainty.percentile(proofs, totals, 95, total, Unit.YI_YUAN, equation),
        proofs.of(
            average,
            tonnes == 0 ? 0 : cost / tonnes * YI_YUAN,
            Unit.YUAN_PER_T,
            "Σ_k a_k c_k / Σ_k a_k"),
        Uncertainty.percentile(proofs, averages, 5, average, Unit.YUAN_PER_T, equation),
        Uncertainty.percentile(proofs, averages, 95, average, Unit.YUAN_PER_T, equation),
        tornado(levers, cut, year, proofs),
        named(levers, central, lever -> lever.cost().isEmpty()),
        named(
            levers,
            central,
            lever -> lever.cost().filter(band -> band.low() == band.high()).isPresent()));
  }

  private static double[] position(Random random, int levers) {
    double[] at = new double[levers];
    for (int k = 0; k < levers; k++) {
      double up = random.nextDouble();
      double down = random.nextDouble();
      at[k] = up - down;
    }
    return at;
  }

  private static double total(List<Lever> levers, double[] tonnes, double[] at) {
    double total = 0;
    for (int k = 0; k < tonnes.length; k++) {
      if (levers.get(k).cost().isPresent()) {
        total += tonnes[k] * Draws.between(levers.get(k).cost().get(), at[k]);
      }
    }
    return total / YI_YUAN;
  }

  private static double sum(List<Lever> levers, double[] tonnes) {
    double sum = 0;
    for (int k = 0; k < tonnes.length; k++) {
      sum += levers.get(k).cost().isPresent() ? tonnes[k] : 0;
    }
    return sum;
  }

  private static List<Text> named(List<Lever> levers, double[] tonnes, Predicate<Lever> which) {
    List<Text> names = new ArrayList<>();
    for (int k = 0; k < tonnes.length; k++) {
      if (tonnes[k] != 0 && which.test(levers.get(k))) {
        names.add(levers.get(k).name());
      }
    }
    return names;
  }

  private static List<Uncertainty.Swing> tornado(
      List<Lever> levers, Cut cut, int year, Proofs proofs) {
    List<Uncertainty.Ends> ends = new ArrayList<>();
    List<Text> causes = cut.causes();
    double[] at = new double[causes.size()];
    double[] costs = new double[levers.size()];
    for (int k = 0; k < at.length; k++) {
      Text cause = causes.get(k);
      Text moved =
          levers.stream().anyMatch(lever -> lever.name().equals(cause))
              ? Text.of(cause.zh() + "的路径", "course of " + cause.en())
              : cause;
      ends.add(Uncertainty.Ends.of(moved, at, k, () -> total(levers, cut.tonnes(at), costs)));
    }
    double[] central = cut.tonnes(at);
    for (int k = 0; k < costs.length; k++) {
      Text name = levers.get(k).name();
      Text cause = Text.of(name.zh() + "的单位成本", "cost per tonne of " + name.en());
      ends.add(Uncertainty.Ends.of(cause, costs, k, () -> total(levers, central, costs)));
    }
    return Uncertainty.widest(ends, SHOWN).stream()
        .map(
            each ->
                each.swing(
                    proofs,
                    year,
                    Unit.YI_YUAN,
                    Text.of("取两端时较低的成本", "lower cost of its ends"),
                    Text.of("取两端时较高的成本", "higher cost of its ends"),
                    "Σ_k a_k c_k"))
        .toList();
  }
}
