package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
  /// Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void theWilsonIntervalIsThePublishedOne(int hits, int n, double low, double high) {
    Rate rate = new Rate(hits, n);
    assertThat(rate.low()).isCloseTo(low, within(5e-5));
    assertThat(rate.high()).isCloseTo(high, within(5e-5));
  }

  /// `scipy.stats.binomtest(h, n).proportion_ci(method='wilson')`
  @ParameterizedTest
  @CsvSource({
    "91, 92, 0.9409721438693748, 0.9980786709599083",
    "0, 100, 0.0, 0.03699349820698568",
    "500, 500, 0.9923756595384479, 1.0"
  })
  void theWilsonIntervalIsSciPys(int hits, int n, double low, double high) {
    assertThat(new Rate(hits, n).low()).isCloseTo(low, within(1e-12));
    assertThat(new Rate(hits, n).high()).isCloseTo(high, within(1e-12));
  }

  /// Hanley and Lippman-Hand (1983): no event in n, at most 3/n; exactly 1 − .05^(1/n).
  @Test
  void noFailureInAHundredLeavesThreePerCent() {
    assertThat(new Rate(0, 100).ruleOfThree()).isCloseTo(0.029513049607039932, within(1e-15));
    assertThat(new Rate(0, 30).ruleOfThree()).isCloseTo(3 / 30.0, within(.005));
    assertThat(new Rate(0, 500).ruleOfThree()).isCloseTo(0.005973551516349596, within(1e-15));
    assertThat(new Rate(1, 100).ruleOfThree()).isNaN();
  }
}
