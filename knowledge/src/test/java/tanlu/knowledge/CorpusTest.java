package tanlu.knowledge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {
  private static final Corpus CORPUS = LuceneCorpus.embedded();

  private static List<Passage> search(String text) {
    return passages(PolicyQuery.of(text, 10));
  }

  private static List<Passage> passages(PolicyQuery query) {
    return CORPUS.search(query).stream().map(Hit::passage).toList();
  }

  private static PolicyQuery in(String region, String text) {
    return PolicyQuery.of(text, 200).in(Optional.of(region));
  }

  private static PolicyQuery of(String sector, String text) {
    return PolicyQuery.of(text, 30).on(Optional.of(sector));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "国发〔2021〕23号",
        "国发[2021]23号",
        "国发（2021）23号",
        "国发(2021)23",
        " 国发 〔２０２１〕 ２３ 号",
        "國發〔2021〕23號"
      })
  void aDocumentIsFoundByItsNumberInAnySpelling(String spelling) {
    assertThat(CORPUS.byDocumentNumber(spelling))
        .isNotEmpty()
        .extracting(Passage::documentId)
        .containsOnly("CN-SC2021-23");
  }

  @Test
  void aRegionAloneListsAllItHasSetItselfWithPeakingFirst() {
    Map<String, Set<String>> held =
        Digests.embedded().stream()
            .flatMap(document -> document.passages().stream())
            .collect(groupingBy(Passage::region, mapping(Passage::id, toSet())));
    assertThat(held).hasSize(33);
    held.forEach(
        (region, ids) ->
            assertThat(passages(PolicyQuery.of("", 1000).in(Optional.of(region))))
                .as(region)
                .extracting(Passage::id)
                .containsExactlyInAnyOrderElementsOf(ids));
    held.keySet()
        .forEach(
            region ->
                assertThat(CORPUS.search(PolicyQuery.of("", 4).in(Optional.of(region))))
                    .as(region)
                    .allMatch(Hit::answers));
    assertThat(passages(PolicyQuery.of("", 2).in(Optional.of("NM"))))
        .extracting(Passage::documentId)
        .containsOnly("NM-OPINIONS");
  }

  @ParameterizedTest
  @CsvSource({
    "国务院令第775号, CN-ETSREG775",
    "公告 2025年 第47号, CN-GRID2023",
    "工信部联节[2022]88号, CN-MIIT2022-88",
    "粤府（2022）56号, GD-PEAK"
  })
  void numbersOfEveryKindAreFound(String number, String document) {
    assertThat(CORPUS.byDocumentNumber(number))
        .extracting(Passage::documentId)
        .containsOnly(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"国发〔2021〕2号", "国发〔2021〕", "国发〔1999〕23号", ""})
  void aNumberNobodyHasFindsNothing(String number) {
    assertThat(CORPUS.byDocumentNumber(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "国发（2024）12号对钢铁提了什么要求, CN-SC2024-12",
    "what does 国发[2021]23号 say about transport, CN-SC2021-23",
    "按照國發〔2024〕12號碳強度要降多少, CN-SC2024-12"
  })
  void aDocumentWhoseNumberIsNamedComesFirst(String question, String document) {
    List<Passage> found = search(question);

    assertThat(found.subList(0, 3)).extracting(Passage::documentId).containsOnly(document);
  }

  @Test
  void withinTheNamedDocumentTheQuestionDecides() {
    assertThat(search("国发〔2024〕12号 单位GDP二氧化碳").getFirst().id()).isEqualTo("CN-SC2024-12/1");
    assertThat(search("国发〔2024〕12号 钢铁").getFirst().headingZh()).isEqualTo("钢铁");
  }

  @Test
  void aNumberAloneGivesItsDocumentInOrderAndNothingElse() {
    assertThat(search("国发〔2024〕12号"))
        .extracting(Passage::id)
        .containsExactlyElementsOf(
            CORPUS.byDocumentNumber("国发〔2024〕12号").stream().map(Passage::id).limit(10).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "碳达峰, 达峰|peak",
    "CO₂, CO2|二氧化碳",
    "ＣＯ２, CO2|二氧化碳",
    "ETS, ETS|碳市场|碳排放权交易",
    "3.5, 3\\.5",
    "3.5%, 3\\.5"
  })
  void termsThatTokenizersBreakAreFindable(String query, String stated) {
    assertThat(search(query))
        .isNotEmpty()
        .allSatisfy(
            passage ->
                assertThat(passage.titleZh() + passage.textZh() + passage.textEn())
                    .containsPattern(stated));
  }

  @Test
  void threePointFiveIsNotThreeOrFive() {
    assertThat(search("3.5")).extracting(Passage::id).contains("CN-SC2024-12/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"广东 非化石能源占比", "Guangdong non-fossil share", "廣東省非化石能源佔比", "深圳光伏装机"})
  void aProvinceNamedComesBeforeTheNationAndNoOtherProvinceComes(String question) {
    assertRegions(search(question), "GD");
  }

  @Test
  void aRegionAskedForComesFirstThenTheNationThenTheWorld() {
    List<Passage> found =
        CORPUS.search(in("GD", "碳中和")).stream().filter(Hit::answers).map(Hit::passage).toList();

    assertRegions(found, "GD");
    assertThat(found).extracting(Passage::region).contains("CN", "GLOBAL");
  }

  private static void assertRegions(List<Passage> found, String own) {
    List<String> regions = found.stream().map(Passage::region).toList();
    assertThat(regions).first().isEqualTo(own);
    assertThat(regions).isSubsetOf(own, "CN", "GLOBAL");
    assertThat(regions.stream().map(List.of(own, "CN", "GLOBAL")::indexOf)).isSorted();
  }

  @Test
  void shanxiAndShaanxiAreTwoProvinces() {
    assertThat(passages(in("SX", "非化石能源占比"))).extracting(Passage::region).doesNotContain("SN");
    assertThat(search("Shaanxi non-fossil share").getFirst().region()).isEqualTo("SN");
    assertThat(search("陕西非化石占比").getFirst().region()).isEqualTo("SN");
    assertThat(search("山西非化石占比").getFirst().region()).isEqualTo("SX");
  }

  @Test
  void aRegionAloneAsksForItsPeaking() {
    assertThat(search("广东").getFirst().documentId()).isEqualTo("GD-PEAK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"steel", "钢铁", "Iron and steel", "鋼鐵"})
  void aSectorIsNamedInEitherLanguage(String sector) {
    List<Passage> found = passages(of(sector, "2025年节能降碳改造"));

    assertThat(found)
        .isNotEmpty()
        .allMatch(p -> p.sectors().contains("steel") || p.sectors().contains("industry"));
    assertThat(found.getFirst().sectors()).contains("steel");
  }

  @Test
  void onlyDocumentsIssuedOnOrAfterTheDayAreFound() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    PolicyQuery query = PolicyQuery.of("碳强度下降", 30).since(Optional.of(day));

    List<Passage> found = passages(query);

    assertThat(found).extracting(Passage::documentId).contains("CN-15FYP", "CN-SC2026-22");
    assertThat(found).allMatch(passage -> String.valueOf(passage.issued()).startsWith("2026"));
  }

  @Test
  void theMatchedWordsAreMarkedInBothLanguages() {
    Hit hit = CORPUS.search(PolicyQuery.of("海南 非化石占比", 1)).getFirst();

    assertThat(hit.highlightZh()).contains("**非化石占比**");
    assertThat(hit.highlightEn()).contains("**non-fossil share**");
  }

  @Test
  void wordsSideBySideAreMarkedAsOne() {
    Hit hit = CORPUS.search(PolicyQuery.of("钢铁行业电炉钢占比 2030", 1)).getFirst();

    assertThat(hit.highlightZh()).contains("**短流程炼钢占比**");
  }

  @Test
  void anUnknownRegionOrSectorIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> CORPUS.search(in("Guangdong", "碳达峰")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("region is 'Guangdong'; expected one of [CN, GLOBAL, BJ");
    assertThatThrownBy(() -> CORPUS.search(of("banking", "碳达峰")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sector is 'banking'; expected one of [overall, energy, power");
    assertThatThrownBy(() -> PolicyQuery.of("碳达峰", 0))
        .hasMessage("top is 0; expected at least 1 passage");
  }

  @Test
  void aPassageIsFoundByItsId() {
    assertThat(CORPUS.passage("CN-SC2024-12/1").orElseThrow().headingZh()).isEqualTo("2024年全国目标");
    assertThat(CORPUS.passage("CN-SC2024-12/99")).isEmpty();
  }
}
