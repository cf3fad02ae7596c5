package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.engine.WhatIf.Change;

/// One sector changed in all 31 provinces of the table by origin, n = 1302, against the changed
/// economy solved anew.
class MultiRegionalWhatIfTest {
  private static final MultiRegionalTable TABLE =
      Dataset.embedded().multiRegional(2017).orElseThrow();
  private static final int N = TABLE.size();
  private static final double[] DEMAND = demand();
  private static final double[] INTENSITY =
      MultiRegionalIntensity.of(Dataset.embedded(), TABLE).values();

  private static double[] demand() {
    double[] demand = new double[N];
    for (FinalUse use : TABLE.made().uses()) {
      for (int i = 0; i < N; i++) {
        for (int s = 0; s < TABLE.regions().size(); s++) {
          demand[i] += TABLE.made().use(use, i, s);
        }
      }
    }
    return demand;
  }

  /// A sector's index in every province.
  private static List<Integer> everywhere(String code) {
    int sector = TABLE.vintage().indexOf(code);
    return IntStream.range(0, TABLE.regions().size())
        .mapToObj(province -> TABLE.index(province, sector))
        .toList();
  }

  private static List<Change> changes(String code, IntFunction<Change> change) {
    return everywhere(code).stream().map(change::apply).toList();
  }

  private interface Scale {
    double of(int supplier, int user);
  }

  /// x of the economy with its coefficients scaled.
  private static double[] solved(Scale scale) {
    double[] m = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        m[i * N + j] = (i == j ? 1 : 0) - TABLE.coefficient(i, j) * scale.of(i, j);
      }
    }
    return LuFactors.of(m, N).solve(DEMAND);
  }

  private static void require(List<Change> changes, Scale scale) {
    WhatIf.Effect effect = new WhatIf(TABLE.model(), INTENSITY, DEMAND).of(changes);
    double[] before = solved((i, j) -> 1);
    double[] after = solved(scale);
    double[] change = new double[N];
    Arrays.setAll(change, i -> after[i] - before[i]);
    double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
    assertThat(largest).as("the largest change, 10⁸ yuan").isGreaterThan(100);
    double emitted = 0;
    for (int i = 0; i < N; i++) {
      assertThat(effect.outputChange(i))
          .as(TABLE.code(i))
          .isCloseTo(change[i], within(1e-9 * largest));
      emitted += INTENSITY[i] * change[i];
    }
    assertThat(effect.emissionsChange() / emitted).isCloseTo(1, within(1e-9));
  }

  @Test
  void aTenthLessOfAllInputsOfConstructionInEveryProvinceIsTheEconomySolvedAnew() {
    List<Integer> construction = everywhere("27");
    require(
        changes("27", s -> new Change.Purchases(s, -.1)),
        (i, j) -> construction.contains(j) ? .9 : 1);
  }

  @Test
  void aTwentiethLessUseOfPowerFromEveryProvinceIsTheEconomySolvedAnew() {
    List<Integer> power = everywhere("24");
    require(changes("24", s -> new Change.Use(s, -.05)), (i, j) -> power.contains(i) ? .95 : 1);
  }
}
