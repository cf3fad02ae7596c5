package tanlu.analytics.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;

class ReconcilerTest {
  private static final Dataset DATA = Dataset.embedded();
  private static final Region GUANGDONG = DATA.region("GD").orElseThrow();

  /// The printed checks: −65 % over 2005–2030 is 4.112 % a year, −18 % over five years 3.89 %.
  @Test
  void fallsOverYearsComeOutAtTheirPrintedYearlyRates() {
    Reconciler reconciler = Reconciler.of(DATA, Parameters.standard(), GUANGDONG);
    assertThat(reconciler.rates().get(0).geometric().value()).isCloseTo(4.112, within(5e-4));
    assertThat(reconciler.rates().get(1).geometric().value()).isCloseTo(3.89, within(5e-3));
    assertThat(reconciler.rates().get(0).arithmetic().value()).isCloseTo(2.6, within(1e-12));
  }

  @Test
  void aFasterRateLeavesLessWhereBothAreFallsOfIntensity() {
    var rates = Reconciler.of(DATA, Parameters.standard(), GUANGDONG).rates();
    assertThat(rates.get(4).in2030().value()).isLessThan(rates.get(3).in2030().value());
    assertThat(rates.get(3).in2060().value()).isLessThan(rates.get(5).in2060().value());
  }

  @Test
  void sharesOfTheBudgetOfAllProvincesSumToOneByEveryPrinciple() {
    for (String principle : new String[] {"population", "gdp", "grandfathering", "capability"}) {
      double sum = 0;
      for (Region province : DATA.provinces()) {
        if (!DATA.inventoryYears(province).isEmpty()) {
          Map<String, BudgetShare> shares = BudgetShare.of(DATA, Parameters.standard(), province);
          sum += java.util.Objects.requireNonNull(shares.get(principle)).share().value();
        }
      }
      assertThat(sum).as(principle).isCloseTo(100, within(1e-9));
    }
  }
}
