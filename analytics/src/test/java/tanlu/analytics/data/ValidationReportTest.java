package tanlu.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tanlu.analytics.roadmap.BenchmarkReport;

class ValidationReportTest {
  @Test
  void theCommittedReportSaysWhatTheDataShow() throws IOException {
    ValidationPage.requireEmbedded(
        ValidationReport.markdown(Dataset.embedded())
            + BenchmarkReport.markdown(Dataset.embedded()));
  }

  @Test
  void theReportNamesTheKnownTraps() {
    Validation validation = Validation.of(Dataset.embedded());
    assertThat(validation.withoutInventory()).extracting(Region::abbr).containsExactly("XZ");
    assertThat(validation.broken()).hasSize(5);
    assertThat(
            validation.tables().stream()
                .filter(check -> check.outflow() == 0 && check.inflow() == 0 && !check.national())
                .map(check -> check.table().region().abbr() + check.table().year()))
        .containsExactlyInAnyOrder("HB2012", "QH2012");
    assertThat(
            validation.tables().stream()
                .flatMap(check -> check.absorbing().stream())
                .map(TableCheck.At::value))
        .anySatisfy(sum -> assertThat(sum).isBetween(1.0665, 1.0675));
  }
}
