package tanlu.assistant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Claim;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Passage;

/// The plan of every province with an inventory, in both languages and for an industry: no gap
/// where an outline found nothing, nothing unproved.
class PlanEditionsTest {
  private static final Map<String, String> REGIONS =
      Digests.embedded().stream()
          .flatMap(document -> document.passages().stream())
          .collect(Collectors.toMap(Passage::id, Passage::region));

  static Stream<String> provinces() {
    Dataset data = Dataset.embedded();
    List<String> held =
        data.provinces().stream()
            .filter(each -> data.inventory(each, Dataset.LAST_INVENTORY).isPresent())
            .map(Region::abbr)
            .toList();
    assertThat(held).hasSize(30);
    return held.stream();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("provinces")
  void thePlanOfEachProvinceIsWholeInBothLanguages(String region) {
    for (Language language : Language.values()) {
      PlanDocument plan = Drafts.written(Drafts.request(region, language, Optional.empty()));
      whole(plan, 12, 200);
      assertThat(plan.citations())
          .as("policies of %s itself", region)
          .anySatisfy(cited -> assertThat(REGIONS).containsEntry(cited.passage(), region));
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("provinces")
  void thePlanOfThePowerSectorOfEachProvinceIsWhole(String region) {
    PlanDocument plan = Drafts.written(Drafts.request(region, Language.ZH, Optional.of("24")));
    whole(plan, 12, 150);
    assertThat(plan.title()).contains("电力");
  }

  @Test
  void aSectorPlanCanBeInEnglish() {
    whole(Drafts.written(Drafts.request("JS", Language.EN, Optional.of("14"))), 12, 150);
  }

  private static void whole(PlanDocument plan, int chapters, int claims) {
    assertThat(plan.unproved()).as(plan.title()).isEmpty();
    assertThat(plan.sections()).filteredOn(section -> !section.annex()).hasSize(chapters);
    assertThat(plan.sections()).filteredOn(PlanDocument.Section::annex).hasSize(6);
    assertThat(plan.claims()).hasSizeGreaterThan(claims);
    Set<String> ids = plan.claims().stream().map(Claim::id).collect(Collectors.toSet());
    for (PlanDocument.Section section : plan.sections()) {
      assertThat(section.blocks()).as(section.title()).isNotEmpty();
      for (Block block : section.blocks()) {
        String where = plan.title() + ", " + section.title() + ": " + block;
        assertThat(gap(block)).as(where).isFalse();
        runs(block)
            .forEach(
                run -> {
                  assertThat(run.text()).as(where).isNotBlank().doesNotContain("{{", "[[", "null");
                  if (run instanceof Run.Claimed(String claim, String _)) {
                    assertThat(ids).contains(claim);
                  }
                });
      }
    }
  }

  private static boolean gap(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading.title().isBlank();
      case Block.Paragraph paragraph ->
          paragraph.runs().isEmpty()
              || paragraph.runs().stream()
                  .map(Run::text)
                  .collect(Collectors.joining())
                  .matches(".*(?:（）|\\(\\)|，，|、、|，。|、。|：。|; ;|, ,|: \\.).*");
      case Block.Table table ->
          table.rows().isEmpty()
              || table.caption().isBlank()
              || table.rows().stream().anyMatch(row -> row.getFirst().isEmpty());
      case Block.Picture picture -> picture.caption().isBlank();
    };
  }

  private static Stream<Run> runs(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> paragraph.runs().stream();
      case Block.Table table -> table.rows().stream().flatMap(List::stream).flatMap(List::stream);
      case Block.Heading _, Block.Picture _ -> Stream.of();
    };
  }
}
