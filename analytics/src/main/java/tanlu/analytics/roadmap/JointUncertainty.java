package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import tanlu.analytics.proof.Text;

/// How far a joint roadmap could be out: ranges of the group's emissions and of what its path
/// changes elsewhere, by milestone.
final class JointUncertainty {
  private final Map<Integer, Uncertainty.Range> group = new LinkedHashMap<>();
  private final Map<Integer, Uncertainty.Range> others = new LinkedHashMap<>();

  private JointUncertainty() {}

  static JointUncertainty of(JointProjection projection, Parameters parameters, Proofs proofs) {
    JointDraws draws = new JointDraws(projection, parameters);
    List<Integer> years = projection.milestones();
    int n = parameters.draws();
    double[][] own = new double[years.size()][n];
    double[][] elsewhere = new double[years.size()][n];
    Random random = new Random(parameters.seed());
    for (int d = 0; d < n; d++) {
      double[] at = draws.positions(random);
      for (int y = 0; y < own.length; y++) {
        double[] path = draws.co2(years.get(y), true, at);
        double[] reference = draws.co2(years.get(y), false, at);
        for (int p = 0; p < path.length; p++) {
          if (projection.provinces().get(p).member()) {
            own[y][d] += path[p];
          } else {
            elsewhere[y][d] += path[p] - reference[p];
          }
        }
      }
    }
    String equation = "quantiles of " + n + " draws, seed " + parameters.seed();
    JointUncertainty uncertainty = new JointUncertainty();
    for (int y = 0; y < own.length; y++) {
      int year = years.get(y);
      uncertainty.group.put(
          year,
          Uncertainty.range(
              proofs, own[y], proofs.label(year, Text.of("CO₂排放", "CO₂ emissions")), equation));
      uncertainty.others.put(
          year,
          Uncertainty.range(
              proofs,
              elsewhere[y],
              proofs.label(
                  year, Text.of("对其他省排放的影响", "effect on the emissions of other provinces")),
              equation));
    }
    return uncertainty;
  }

  /// Emissions of the group.
  Uncertainty.Range group(int year) {
    return Objects.requireNonNull(group.get(year));
  }

  /// What the group's path changes in the emissions of the others.
  Uncertainty.Range others(int year) {
    return Objects.requireNonNull(others.get(year));
  }
}
