package tanlu.analytics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is compared does the same work.
class LibrariesAgreeTest {

  @ParameterizedTest
  @EnumSource
  void everyLibrarySolvesTheSameEquations(Library library) {
    assumeThat(library.present()).as(library.label + " is installed").isTrue();
    SeededEconomy economy = new SeededEconomy(84);
    double[] m = economy.leontiefMatrix();
    double[] y = economy.intensity[0];
    double[] x = library.solve(m, 84, y);
    for (int i = 0; i < 84; i++) {
      double row = 0;
      for (int j = 0; j < 84; j++) {
        row += m[i * 84 + j] * x[j];
      }
      assertThat(row).isCloseTo(y[i], within(1e-10));
    }
  }

  @Test
  void whatProvincesEmitIsWhatTheirDemandsEmbody() {
    SeededEconomy economy = new SeededEconomy(84);
    Accounts accounts = new Accounts(economy);
    for (int s = 0; s < SeededEconomy.STRESSORS; s++) {
      for (int to = 0; to < economy.provinces; to++) {
        double demanded = 0;
        for (int i = 0; i < economy.n; i++) {
          demanded += accounts.multipliers[s][i] * economy.finalDemand[i * economy.provinces + to];
        }
        int province = to;
        double emitted =
            Arrays.stream(accounts.embodied[s]).mapToDouble(from -> from[province]).sum();
        assertThat(emitted / demanded).isCloseTo(1, within(1e-12));
      }
    }
  }
}
