package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Text;

/// How far a joint roadmap could be out: ranges of the group's emissions and of what its path
/// changes elsewhere, by milestone.
final class JointUncertainty {
  private final Map<Integer, Uncertainty.Range> group = new LinkedHashMap<>();
  private final Map<Integer, Uncertainty.Range> others = new LinkedHashMap<>();

  private JointUncertainty() {}

  static JointUncertainty of(JointProjection projection, Parameters parameters, Proofs proofs) {
    JointDraws draws = new JointDraws(projection, parameters);
    Random random = new Random(parameters.seed());
    List<double[]> positions =
        IntStream.range(0, parameters.draws()).mapToObj(_ -> draws.positions(random)).toList();
    String equation = "quantiles of " + positions.size() + " draws, seed " + parameters.seed();
    JointUncertainty uncertainty = new JointUncertainty();
    projection.milestones().parallelStream()
        .map(year -> Sample.of(projection, draws, year, positions))
        .toList()
        .forEach(sample -> uncertainty.add(sample, proofs, equation));
    return uncertainty;
  }

  /// A year's emissions by draw, Mt.
  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(int year, double[] group, double[] others) {
    static Sample of(
        JointProjection projection, JointDraws draws, int year, List<double[]> positions) {
      double[] group = new double[positions.size()];
      double[] others = new double[positions.size()];
      for (int d = 0; d < group.length; d++) {
        double[] path = draws.co2(year, true, positions.get(d));
        double[] reference = draws.co2(year, false, positions.get(d));
        for (int p = 0; p < path.length; p++) {
          if (projection.provinces().get(p).member()) {
            group[d] += path[p];
          } else {
            others[d] += path[p] - reference[p];
          }
        }
      }
      return new Sample(year, group, others);
    }
  }

  private void add(Sample sample, Proofs proofs, String equation) {
    group.put(
        sample.year,
        Uncertainty.range(
            proofs,
            sample.group,
            proofs.label(sample.year, Text.of("CO₂排放", "CO₂ emissions")),
            equation));
    others.put(
        sample.year,
        Uncertainty.range(
            proofs,
            sample.others,
            proofs.label(
                sample.year, Text.of("对其他省排放的影响", "effect on the emissions of other provinces")),
            equation));
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
