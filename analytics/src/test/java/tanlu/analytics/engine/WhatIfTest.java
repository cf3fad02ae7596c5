package tanlu.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.engine.WhatIf.Change;

class WhatIfTest {
  /// `L = [[8/3, 4/3], [4/3, 8/3]]`, so demand (3, 6) needs output (16, 20); intensities (.5, .25)
  /// make it emissions (8, 5).
  private static final double[][] A = {{.5, .25}, {.25, .5}};

  private static final WhatIf HAND =
      new WhatIf(model(A), new double[] {.5, .25}, new double[] {3, 6});

  private static Model model(double[][] a) {
    double[] flat =
        IntStream.range(0, a.length * a.length)
            .mapToDouble(k -> a[k / a.length][k % a.length])
            .toArray();
    return Model.of("a test", flat, new double[a.length], Integer::toString);
  }

  private static void changes(WhatIf.Effect effect, double... outputThenEmissions) {
    int n = outputThenEmissions.length / 2;
    for (int i = 0; i < n; i++) {
      assertThat(effect.outputChange(i)).isCloseTo(outputThenEmissions[i], within(1e-12));
      assertThat(effect.emissionsChange(i)).isCloseTo(outputThenEmissions[n + i], within(1e-12));
    }
  }

  @Test
  void lessIntensityLowersTheSectorsOwnEmissionsOnly() {
    changes(HAND.of(List.of(new Change.Intensity(0, -.25))), 0, 0, -2, 0);
  }

  @Test
  void moreDemandPullsTheWholeChain() {
    changes(HAND.of(List.of(new Change.Demand(0, 1))), 8, 4, 4, 1);
  }

  /// By hand: `I − A' = [[1, −.25], [−.25, .5]]`, with inverse `[[8/7, 4/7], [4/7, 16/7]]`: output
  /// (48/7, 108/7).
  @Test
  void anInputNoLongerUsedIsResolved() {
    changes(
        HAND.of(List.of(new Change.Input(0, 0, -1))),
        48 / 7.0 - 16,
        108 / 7.0 - 20,
        24 / 7.0 - 8,
        27 / 7.0 - 5);
  }

  /// By hand: column 1 is 0, so `x₂ = 6 / .5` and `x₁ = 3 + .25 x₂`.
  @Test
  void aSectorThatBuysNothingIsResolved() {
    changes(HAND.of(List.of(new Change.Purchases(0, -1))), 6 - 16, 12 - 20, 3 - 8, 3 - 5);
  }

  /// By hand: row 1 is 0, so `x₁ = 3` and `x₂ = (6 + .25 x₁) / .5`.
  @Test
  void aProductNobodyUsesIsResolved() {
    changes(HAND.of(List.of(new Change.Use(0, -1))), 3 - 16, 13.5 - 20, 1.5 - 8, 3.375 - 5);
  }

  @Test
  void keepsWhatWasThere() {
    WhatIf.Effect effect = HAND.of(List.of());
    assertThat(effect.output(0)).isCloseTo(16, within(1e-12));
    assertThat(effect.emissions(1)).isCloseTo(5, within(1e-12));
  }

  @Test
  void refusesCoefficientsUnderWhichTheEconomyUsesUpMoreThanItMakes() {
    // Columns of A at 1: singular. Above 1: a solution, but a negative one.
    for (double fraction : new double[] {1.0 / 3, .5, 3}) {
      List<Change> both =
          List.of(new Change.Purchases(0, fraction), new Change.Purchases(1, fraction));
      assertThatThrownBy(() -> HAND.of(both))
          .isInstanceOf(UnproductiveEconomyException.class)
          .hasMessageContaining("column sum of A, %.4f".formatted(.75 * (1 + fraction)));
    }
    assertThat(HAND.of(List.of(new Change.Purchases(0, .33))).outputChange()).isPositive();
  }

  @Test
  void refusesAFractionBelowMinusOneAndAnUnknownSector() {
    assertThatThrownBy(() -> HAND.of(List.of(new Change.Demand(0, -1.1))))
        .hasMessageContaining("-1.1; expected −1 (nothing left) or more");
    assertThatThrownBy(() -> HAND.of(List.of(new Change.Demand(0, Double.NaN))))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> HAND.of(List.of(new Change.Input(0, 2, 0))))
        .hasMessageContaining("no sector of index 2; expected 0 to 1");
  }

  @Property(seed = "2017", tries = 200)
  void isWhatSolvingTheChangedEconomyGives(@ForAll long seed) {
    Economy economy = new Economy(seed);
    WhatIf whatIf = new WhatIf(model(economy.coefficients()), economy.intensity(), economy.demand);
    List<Change> changes = random(economy.n, new Random(~seed));
    againstDense(
        economy.coefficients(), economy.intensity(), economy.demand, changes, whatIf.of(changes));
  }

  @Property(seed = "2017", tries = 50)
  void whatIsAskedForButDoesNotChangeIsExactlyNothing(@ForAll long seed) {
    Economy economy = new Economy(seed);
    WhatIf whatIf = new WhatIf(model(economy.coefficients()), economy.intensity(), economy.demand);
    List<Change> none =
        List.of(
            new Change.Intensity(0, 0),
            new Change.Demand(1, 0),
            new Change.Purchases(0, 0),
            new Change.Use(1, 0),
            new Change.Input(0, 1, 0));
    WhatIf.Effect effect = whatIf.of(none);
    for (int i = 0; i < economy.n; i++) {
      assertThat(effect.outputChange(i)).isEqualTo(0);
      assertThat(effect.emissionsChange(i)).isEqualTo(0);
    }
  }

  @Test
  void isWhatSolvingTheChangedTableGivesInEveryProvince() {
    Dataset data = Dataset.embedded();
    for (var province : data.provinces()) {
      data.table(province, 2017)
          .ifPresent(
              table ->
                  data.inventory(province, 2017)
                      .ifPresent(
                          inventory ->
                              againstDense(table, EmissionIntensity.of(table, inventory))));
    }
  }

  private static void againstDense(IoTable table, EmissionIntensity intensity) {
    int n = table.size();
    double[][] a = new double[n][n];
    Model model = table.model(Model.Coefficients.LOCAL_SHARE);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = model.coefficient(i, j);
      }
    }
    double[] y = IntStream.range(0, n).mapToDouble(table::finalDemand).toArray();
    List<Change> changes =
        List.of(
            new Change.Intensity(23, -.3),
            new Change.Demand(26, -.1),
            new Change.Purchases(13, -.2),
            new Change.Use(23, .05),
            new Change.Input(1, 23, -.5));
    againstDense(
        a, intensity.values(), y, changes, new WhatIf(model, intensity.values(), y).of(changes));
  }

  private static List<Change> random(int n, Random random) {
    List<Change> changes = new ArrayList<>();
    for (int k = random.nextInt(6); k >= 0; k--) {
      double fraction = -random.nextDouble();
      int sector = random.nextInt(n);
      changes.add(
          switch (random.nextInt(5)) {
            case 0 -> new Change.Intensity(sector, -fraction);
            case 1 -> new Change.Demand(sector, -fraction);
            case 2 -> new Change.Purchases(sector, fraction);
            case 3 -> new Change.Use(sector, fraction);
            default -> new Change.Input(sector, random.nextInt(n), fraction);
          });
    }
    return changes;
  }

  /// The changed economy solved from scratch, with the inverse by Commons Math.
  private static void againstDense(
      double[][] a, double[] f, double[] y, List<Change> changes, WhatIf.Effect effect) {
    int n = f.length;
    double[][] changedA = new double[n][];
    for (int i = 0; i < n; i++) {
      changedA[i] = a[i].clone();
    }
    double[] changedF = f.clone();
    double[] changedY = y.clone();
    for (Change change : changes) {
      switch (change) {
        case Change.Intensity(int sector, double fraction) -> changedF[sector] *= 1 + fraction;
        case Change.Demand(int sector, double fraction) -> changedY[sector] *= 1 + fraction;
        case Change.Purchases(int sector, double fraction) -> {
          for (int i = 0; i < n; i++) {
            changedA[i][sector] *= 1 + fraction;
          }
        }
        case Change.Use(int sector, double fraction) -> {
          for (int j = 0; j < n; j++) {
            changedA[sector][j] *= 1 + fraction;
          }
        }
        case Change.Input(int supplier, int user, double fraction) ->
            changedA[supplier][user] *= 1 + fraction;
      }
    }
    double[] before = LuFactorsTest.oracle(a, y);
    double[] after = LuFactorsTest.oracle(changedA, changedY);
    for (int i = 0; i < n; i++) {
      double scale = 1e-9 * (1 + Math.abs(before[i]));
      assertThat(effect.outputChange(i)).isCloseTo(after[i] - before[i], within(scale));
      assertThat(effect.emissionsChange(i))
          .isCloseTo(changedF[i] * after[i] - f[i] * before[i], within(scale));
    }
  }
}
