package tanlu.knowledge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Target;
import tanlu.knowledge.Passage.Verification;

/// The digests as carried, against what their source says of itself: 780 facts from 230 documents,
/// 12 official, 711 secondary, 57 unverified; 74 documents with a number.
class EmbeddedDigestsTest {
  private static final List<PolicyDocument> DOCUMENTS = Digests.embedded();

  private static Stream<Target> targets() {
    return DOCUMENTS.stream()
        .flatMap(document -> document.passages().stream())
        .flatMap(passage -> passage.targets().stream());
  }

  @Test
  void everyFactIsCarriedOnce() {
    assertThat(DOCUMENTS).hasSize(230);
    assertThat(targets().map(Target::id)).hasSize(780).doesNotHaveDuplicates();
  }

  @Test
  void everyFactKeepsItsVerification() {
    assertThat(targets().collect(groupingBy(Target::verification, counting())))
        .containsOnly(
            entry(Verification.OFFICIAL, 12L),
            entry(Verification.SECONDARY, 711L),
            entry(Verification.UNVERIFIED, 57L));
  }

  @Test
  void factsOfUnlikeVerificationDoNotShareAPassage() {
    assertThat(DOCUMENTS.stream().flatMap(document -> document.passages().stream()))
        .allSatisfy(
            passage ->
                assertThat(passage.targets())
                    .extracting(Target::verification)
                    .containsOnly(passage.verification()));
  }

  @Test
  void onlyNumbersThatAreHeldAreGiven() {
    assertThat(DOCUMENTS.stream().filter(document -> document.number() != null)).hasSize(74);
    assertThat(DOCUMENTS.stream().filter(PolicyDocument::numberVerified))
        .allMatch(document -> document.number() != null);
  }

  @Test
  void noDigestPassesForAnOriginal() {
    assertThat(DOCUMENTS.stream().flatMap(document -> document.passages().stream()))
        .noneMatch(Passage::original);
  }

  @Test
  void onlyWhatTheFactsSayIsSaidOfValidity() {
    assertThat(DOCUMENTS.stream().filter(d -> d.status() != Status.UNKNOWN))
        .extracting(PolicyDocument::id, PolicyDocument::status)
        .containsExactlyInAnyOrder(
            tuple("CN-ETSREG775", Status.IN_FORCE),
            tuple("CN-ECOCODE", Status.IN_FORCE),
            tuple("CN-ENERGYLAW", Status.IN_FORCE),
            tuple("CN-NDRC31", Status.IN_FORCE),
            tuple("CN-ETSALLOC2025-26D", Status.DRAFT),
            tuple("NX-PEAK-DRAFT", Status.DRAFT),
            tuple("SD-CLIMATE14D", Status.DRAFT));
  }

  @Test
  void theActionPlanFor2024AsksFor2Point5And3Point9Percent() {
    List<Target> targets =
        DOCUMENTS.stream()
            .filter(document -> "国发〔2024〕12号".equals(document.number()))
            .flatMap(document -> document.passages().stream())
            .flatMap(passage -> passage.targets().stream())
            .filter(target -> Integer.valueOf(2024).equals(target.targetYear()))
            .toList();

    assertThat(targets)
        .filteredOn(target -> target.metric().equals("energy_intensity_reduction"))
        .extracting(Target::number, Target::unit)
        .containsExactly(tuple(2.5, "%"));
    assertThat(targets)
        .filteredOn(target -> target.metric().equals("co2_intensity_reduction"))
        .extracting(Target::number, Target::unit)
        .containsExactly(tuple(3.9, "%"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "JS", "ZJ", "AH", "FJ", "JX", "SD",
        "HA", "HB", "HN", "GD", "GX", "HI", "CQ", "SC", "GZ", "YN", "XZ", "SN", "GS", "QH", "NX",
        "XJ", "CN", "GLOBAL"
      })
  void everyRegionHasADocument(String region) {
    assertThat(DOCUMENTS).extracting(PolicyDocument::region).contains(region);
  }

  @Test
  void everyDigestInTheFolderIsListed() throws IOException {
    Path folder = Path.of("src/main/resources/tanlu/knowledge/digests");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(Files.readAllLines(folder.resolve("index.txt")))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.toString().endsWith(".md"))
                  .map(file -> folder.relativize(file).toString())
                  .toList());
    }
  }
}
