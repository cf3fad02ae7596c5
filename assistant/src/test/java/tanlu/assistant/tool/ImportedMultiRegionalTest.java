package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tanlu.analytics.analysis.FootprintOrigins;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Deliveries;
import tanlu.analytics.data.FinalUse;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;

/// What is said of an imported table by origin, of 2018, for which there is no estimate.
class ImportedMultiRegionalTest {
  private static final int PROVINCES = 31;
  private static final int N = PROVINCES * 42;
  private static final Dataset MINE =
      Dataset.embedded().with("mine", "0123456789ab", List.of(), List.of(), List.of(table()));

  /// Every sector makes 100, uses 20 of it and sells 50 at home and 30 in the next province.
  private static MultiRegionalTable table() {
    double[] flows = new double[N * N];
    double[] demand = new double[N * PROVINCES];
    double[] output = new double[N];
    double[] valueAdded = new double[N];
    for (int i = 0; i < N; i++) {
      flows[i * N + i] = 20;
      output[i] = 100;
      valueAdded[i] = 80;
      int province = i / 42;
      demand[i * PROVINCES + province] = 50;
      demand[i * PROVINCES + (province + 1) % PROVINCES] = 30;
    }
    Source user = new Source(Text.of("用户", "the user"), Verification.UNVERIFIED);
    return new MultiRegionalTable(
        Dataset.embedded().provinces(),
        2018,
        Kind.IMPORTED,
        output,
        valueAdded,
        new Deliveries(N, N, PROVINCES, flows, Map.of(FinalUse.HOUSEHOLDS, demand)),
        Deliveries.none(N, PROVINCES),
        Deliveries.none(N, PROVINCES),
        List.of(new Derivation.Table("mrio.xlsx", "Table_2018", user)));
  }

  @Test
  void theCatalogueListsItsYearAndKindBesideTheEstimates() {
    Knowledge knowledge = Knowledge.embedded();
    Catalog catalog = Catalog.of(knowledge.about(MINE), Optional.empty());
    assertThat(catalog.multiRegional())
        .containsExactly(
            new Catalog.MultiRegional(2012, "modelled"),
            new Catalog.MultiRegional(2017, "modelled"),
            new Catalog.MultiRegional(2018, "imported"));
    assertThat(catalog.dataset().years()).startsWith("imported MRIO 2018; embedded IO");
    assertThat(Catalog.of(knowledge, Optional.empty()).multiRegional())
        .extracting(Catalog.MultiRegional::year)
        .containsExactly(2012, 2017);
  }

  @Test
  void aFootprintByOriginDisclosesTheSheetItStandsOn() {
    FootprintOrigins origins = FootprintOrigins.of(MINE, MINE.region("GD").orElseThrow(), 2018);
    var figures = ResultJson.write(origins).figures().values();
    assertThat(Disclosure.of(MINE, figures))
        .singleElement()
        .satisfies(
            text -> {
              assertThat(text.zh()).contains("“mine”", "2018年多区域投入产出表（Table_2018）", "imported");
              assertThat(text.en())
                  .contains("the multi-regional input-output table of 2018 (Table_2018)");
            });
    assertThat(Wording.multiRegionalSource(origins).en()).contains("imported", "2018");
    assertThat(Wording.multiRegional(origins))
        .noneMatch(text -> text.en().contains("estimate") || text.zh().contains("modelled"));
  }
}
