package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.roadmap.TargetRule;

/// How many, what share, since when, from which year: what a question limits its answer to.
class CountsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "甘肃产业流向桑基图，取最大的二十条|20",
        "上游路径，给前十条|10",
        "列出前12条路径|12",
        "最强的三十五条流量|35",
        "top 5 upstream paths|5",
        "the ten largest flows|10",
        "list the first 8 paths|8",
        "twenty flows at most|20",
        "the strongest thirty flows|30",
        "人均排放最低的五个省|5",
        "碳强度倒数三名|3",
        "bottom five provinces by intensity|5",
        "二十条不够，要四十条|40"
      })
  void howManyAreWantedIsRead(String question, int top) {
    assertThat(LINKER.mentions(question).top()).contains(top);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "前十年的碳排放",
        "办法第二十四条怎么说",
        "top 5 % of flows",
        "the first 2 years",
        "一条条粗带子那种桑基图",
        "广东2017年碳排放",
        "emissions in 2017"
      })
  void whatCountsSomethingElseIsNot(String question) {
    assertThat(LINKER.mentions(question).top()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "只留最强的1%|0.01",
        "保留前百分之十|0.1",
        "最强的2.5％流量|0.025",
        "keep only the strongest 10 % of flows|0.1",
        "the top 3 per cent|0.03"
      })
  void theShareOfTheStrongestIsRead(String question, double share) {
    assertThat(LINKER.mentions(question).topShare()).contains(share);
  }

  @Test
  void aCutOfSoManyPerCentIsNoShareOfFlows() {
    assertThat(LINKER.mentions("钢铁减产30%").topShare()).isEmpty();
    assertThat(LINKER.mentions("steel output falls by 30 %").topShare()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024年以来出台的碳市场文件|2024-01-01",
        "2025年3月以后发布的政策|2025-03-01",
        "2024年7月15日之后印发的文件|2024-07-15",
        "policies issued after 1 January 2025|2025-01-01",
        "documents published since March 2024|2024-03-01",
        "rules adopted after May 6, 2023|2023-05-06",
        "2025年3月31日以后出台的政策|2025-03-31",
        "policies issued after 30 January 2025|2025-01-30",
        "policies issued after 2023|2024-01-01",
        "documents issued since 2024|2024-01-01"
      })
  void sinceWhenDocumentsWereIssuedIsRead(String question, LocalDate date) {
    assertThat(LINKER.mentions(question).issuedAfter()).contains(date);
  }

  @Test
  void aYearOfEmissionsIsNoDateOfIssue() {
    assertThat(LINKER.mentions("2010年以来广东的碳排放").issuedAfter()).isEmpty();
    assertThat(LINKER.mentions("2025年2月30日以后出台的政策").issuedAfter()).isEmpty();
    assertThat(LINKER.mentions("emissions of Guangdong since 2010").issuedAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start it in 2012 instead|2012|",
        "起点改到2010年|2010|",
        "make the end year 2019||2019",
        "截止年改为2015||2015",
        "只看到2015年||2015"
      })
  void oneEndOfASpanIsRead(String question, Integer first, Integer last) {
    Mentions mentions = LINKER.mentions(question);
    assertThat(mentions.first()).isEqualTo(Optional.ofNullable(first));
    assertThat(mentions.last()).isEqualTo(Optional.ofNullable(last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with 2015 as the base year",
        "以2015年为基准年",
        "基准年改成2015",
        "base year 2015",
        "baseline: 2015"
      })
  void theBaseYearIsRead(String question) {
    assertThat(LINKER.mentions(question).baseYear().map(Mention::value)).contains(2015);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"08年到15年辽宁的排放|2008|2015", "97至05年碳排放|1997|2005"})
  void aSpanOfShortYearsIsRead(String question, int from, int to) {
    assertThat(LINKER.mentions(question).yearRange().map(Mention::value))
        .contains(new YearRange(from, to));
  }

  @Test
  void aShortYearInChineseNumeralsIsRead() {
    assertThat(LINKER.mentions("新疆一五年排了多少").years()).extracting(Mention::value).contains(2015);
    assertThat(LINKER.mentions("第十一年").years()).isEmpty();
  }

  @Test
  void ofTwoRulesTheOneMostWordsNameIsMeant() {
    assertThat(LINKER.mentions("科学碳目标“远低于2度”的标准").likeliestRule())
        .contains(TargetRule.ofCode("sbti_wb2").orElseThrow());
    assertThat(LINKER.mentions("SBTi target").likeliestRule())
        .contains(TargetRule.ofCode("sbti_1.5").orElseThrow());
  }

  @Test
  void anOfficialNameWithCommasIsOneSector() {
    String name = "Repair of metal products, machinery and equipment";
    Mentions mentions = LINKER.mentions("Emissions of " + name + " in Shanxi");
    assertThat(mentions.sectors()).extracting(Mention::text).containsExactly(name);
    assertThat(mentions.unknownRegions()).isEmpty();
  }

  @Test
  void aSectorOneSlipAwayIsReadWhereNoneIsNamed() {
    assertThat(LINKER.mentions("Shandong's chemcial products").sectors())
        .extracting(Mention::text)
        .containsExactly("chemical");
    assertThat(LINKER.mentions("cooking in Shandong").sectors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"大阪府的碳排放", "emissions of Bavaria", "特斯拉上海工厂一年排多少碳", "Sinopec's CO2"})
  void aPlaceAbroadOrACompanyIsNamedAsNotHeld(String question) {
    assertThat(LINKER.mentions(question).unknownRegions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"福建的减排量怎么分最省钱", "节省能源的办法", "巴黎协定对广东的要求", "Emissions for Management in 2017"})
  void aWordThatOnlyLooksLikeAPlaceIsNone(String question) {
    assertThat(LINKER.mentions(question).unknownRegions()).isEmpty();
  }

  @Test
  void twoShortNamesWithAnAndAreTwoProvinces() {
    assertThat(LINKER.mentions("晋和陕哪个排放高").distinctRegions())
        .extracting(region -> region.abbr())
        .containsExactly("SX", "SN");
    assertThat(LINKER.mentions("新彊的排放").distinctRegions())
        .extracting(region -> region.abbr())
        .containsExactly("XJ");
  }
}
