package tanlu.assistant.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;
import tanlu.assistant.tool.Knowledge;
import tanlu.assistant.tool.PlanRequest;
import tanlu.assistant.tool.Toolbox;

/// Plans as the tests draft them: embedded data, one day.
final class Drafts {
  static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());
  static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  /// The golden province, drafted once for all tests.
  static final PlanDocument GUANGDONG = written(request("GD", Language.ZH, Optional.empty()));

  private Drafts() {}

  static PlanRequest request(String region, Language language, Optional<String> sector) {
    Region named =
        Dataset.embedded().provinces().stream()
            .filter(each -> each.abbr().equals(region))
            .findFirst()
            .orElseThrow();
    Optional<Text> sectorName =
        sector.map(
            code ->
                SectorGroup.of(Vintage.V2017).stream()
                    .filter(group -> group.code().equals(code))
                    .findFirst()
                    .orElseThrow()
                    .name());
    return new PlanRequest(
        region,
        named.name(),
        sector,
        sectorName,
        Scenario.STATED.name().toLowerCase(Locale.ROOT),
        Scenario.STATED.label(),
        language,
        Dataset.EMBEDDED);
  }

  static PlanDocument written(PlanRequest request) {
    Draft draft = new Draft(TOOLS, request, DAY);
    while (!draft.isWritten()) {
      draft.writeNext();
    }
    return draft.document();
  }
}
