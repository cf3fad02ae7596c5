package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.analysis.Indicator;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.TargetRule;

/// What a question says besides names: what is denied, what is to be left out, which of few values
/// is meant.
class SaidTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  private static List<String> regions(String question) {
    return LINKER.mentions(question).distinctRegions().stream().map(Region::abbr).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "说错了，不是江西，是广西; GX",
        "Drop Zhejiang, add Shandong; SD",
        "内蒙古拿掉，换成新疆; XJ",
        "上海还是去掉吧，留江苏; JS",
        "Leave Hubei out of it and keep Hunan; HN",
        "听说浙江做得不错，不过我关心的是江苏; JS",
        "河南路线图; HA",
        "上海河南路的碳排放; SH"
      })
  void thePlaceThatIsMeantIsAskedAbout(String question, String abbr) {
    assertThat(regions(question)).containsExactly(abbr);
  }

  @Test
  void whatIsTakenOutOfAGroupIsSaid() {
    assertThat(LINKER.mentions("长三角去掉安徽").dropped().stream().map(Region::abbr))
        .containsExactly("AH");
    assertThat(LINKER.mentions("长三角碳排放").dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"化工换成电气机械行业; 电气机械", "不看水泥，看钢铁; 钢铁", "steel, not cement; steel"})
  void theIndustryThatIsMeantIsAskedAbout(String question, String sector) {
    assertThat(LINKER.mentions(question).sectors()).hasSize(1);
    assertThat(LINKER.mentions(question).sectors().getFirst().text()).startsWith(sector);
  }

  @ParameterizedTest
  @CsvSource({"Not per person - the total,CO2", "不看总量，要人均,PER_CAPITA"})
  void anIndicatorDeniedIsNotMeant(String question, Indicator indicator) {
    assertThat(LINKER.mentions(question).indicator()).contains(indicator);
  }

  @Test
  void aYearDeniedIsNotMeant() {
    assertThat(LINKER.mentions("On the 2012 table instead of 2017").years())
        .extracting(Mention::value)
        .containsExactly(2012);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "TPI's 1.5 °C benchmark for steel; tpi_1.5",
        "TPI below-2 °C for cement; tpi_below_2",
        "PwC's 2024 rate for 1.5 °C; pwc_1.5_2024",
        "the two-degree rate of PwC's 2024 report; pwc_2_2024",
        "the 1.5-degree rate from PwC's 2023 report; pwc_1.5_2023",
        "SBTi's sectoral convergence; sbti_sectoral",
        "SBTi 1.5度; sbti_1.5",
        "SBTi远低于2度; sbti_wb2",
        "the national 2035 contribution; ndc_2035"
      })
  void theLevelSaysWhichRuleOfAFamilyIsMeant(String question, String code) {
    assertThat(LINKER.mentions(question).likeliestRule().map(TargetRule::code)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"十三五开局那一年,2016", "十四五收官之年,2025", "北京奥运那年,2008", "香港回归那年,1997", "用12年的表,2012"})
  void aYearIsNamedByWhatBeganOrHappenedInIt(String question, int year) {
    assertThat(LINKER.mentions(question).years()).extracting(Mention::value).contains(year);
  }

  @Test
  void figuresToBeMadeUpAndOtherPollutantsAreNoticed() {
    assertThat(LINKER.mentions("随便给我编一套河南的排放数").fabricated()).isTrue();
    assertThat(LINKER.mentions("Make up some figures for Henan").fabricated()).isTrue();
    assertThat(LINKER.mentions("给甘肃编一个减排方案").fabricated()).isFalse();
    assertThat(LINKER.mentions("Which goods make up Hunan's footprint?").fabricated()).isFalse();
    assertThat(LINKER.mentions("Emissions of fabricated metal products").fabricated()).isFalse();
    assertThat(LINKER.mentions("浙江污水处理行业的排放").pollutant()).isFalse();
    assertThat(LINKER.mentions("Methane from Shanxi's mines").pollutant()).isTrue();
    assertThat(LINKER.mentions("山西煤矿的排放").pollutant()).isFalse();
  }
}
