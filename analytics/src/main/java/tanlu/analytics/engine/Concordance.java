package tanlu.analytics.engine;

import java.util.Arrays;

/// A concordance that puts each of n sectors into one of g groups, and the error of computing with
/// groups. Miller & Blair (2009), section 4.9: with S the g × n matrix of memberships, `Z* = S Z
/// S′`, `x* = S x`.
public final class Concordance {
  private final int[] groupOf;
  private final int groups;

  /// @param groupOf the group of each sector, 0 to g − 1, every group with a member
  public Concordance(int... groupOf) {
    this.groupOf = groupOf.clone();
    this.groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    boolean[] used = new boolean[groups];
    for (int group : groupOf) {
      if (group < 0) {
        throw new IllegalArgumentException(
            "a sector is in group " + group + "; expected 0 or more");
      }
      used[group] = true;
    }
    for (int group = 0; group < groups; group++) {
      if (!used[group]) {
        throw new IllegalArgumentException(
            "group " + group + " of " + groups + " has no sector; expected at least one in each");
      }
    }
  }

  public int groups() {
    return groups;
  }

  /// `S v`: sums by group.
  public double[] aggregate(double[] bySector) {
    double[] byGroup = new double[groups];
    for (int i = 0; i < groupOf.length; i++) {
      byGroup[groupOf[i]] += bySector[i];
    }
    return byGroup;
  }

  /// `S Z S′`: flows between groups. For flows, not for coefficients.
  public double[][] aggregate(double[][] flows) {
    double[][] byGroup = new double[groups][groups];
    for (int i = 0; i < groupOf.length; i++) {
      for (int j = 0; j < groupOf.length; j++) {
        byGroup[groupOf[i]][groupOf[j]] += flows[i][j];
      }
    }
    return byGroup;
  }

  /// The aggregation error of the footprint by product group: computed on aggregated tables, less
  /// the sum over the group of what was computed in detail. In a closed system it sums to 0, for
  /// both account for every emission.
  ///
  /// @param flows Z, n × n
  /// @param grossOutput x
  /// @param finalDemand y
  /// @param emissions by emitting sector; their unit is the result's
  public double[] footprintError(
      double[][] flows, double[] grossOutput, double[] finalDemand, double[] emissions) {
    double[] detailed = aggregate(footprint(flows, grossOutput, finalDemand, emissions));
    double[] coarse =
        footprint(
            aggregate(flows), aggregate(grossOutput), aggregate(finalDemand), aggregate(emissions));
    for (int group = 0; group < groups; group++) {
      coarse[group] -= detailed[group];
    }
    return coarse;
  }

  /// `m_j y_j` with `m = f L`; f is 0 where a sector has no output.
  private static double[] footprint(double[][] z, double[] x, double[] y, double[] emissions) {
    double[] f = new double[x.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = x[i] == 0 ? 0 : emissions[i] / x[i];
    }
    double[] footprint = Leontief.times(f, Leontief.inverse(Leontief.technicalCoefficients(z, x)));
    for (int j = 0; j < footprint.length; j++) {
      footprint[j] *= y[j];
    }
    return footprint;
  }
}
