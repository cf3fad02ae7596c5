package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;

/// Years counted from others, years of peaks, and what is to happen by one.
class LaterYearsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @ParameterizedTest
  @CsvSource({
    "五年后呢, 5",
    "十年之后变成多少了, 10",
    "再往前推十年呢, -10",
    "三年之前呢, -3",
    "and ten years later?, 10",
    "and five years after that?, 5",
    "two decades earlier?, -20"
  })
  void yearsAreCountedFromTheOneBefore(String question, int later) {
    assertThat(LINKER.mentions(question).later().orElseThrow().value()).isEqualTo(later);
  }

  @ParameterizedTest
  @CsvSource({"两千零三年吉林的排放, 2003", "二千一十五年的数据, 2015", "两千年河北的排放, 2000"})
  void yearsAreReadInThousands(String question, int year) {
    assertThat(LINKER.mentions(question).years()).extracting(Mention::value).containsExactly(year);
  }

  @Test
  void sinceAYearUpToAnotherIsASpan() {
    YearRange span =
        LINKER.mentions("2013年之後遼寧碳排放變化的驅動因素是什麼，算到2018年").yearRange().orElseThrow().value();
    assertThat(span.from()).isEqualTo(2013);
    assertThat(span.to()).isEqualTo(2018);
  }

  @ParameterizedTest
  @ValueSource(strings = {"二〇一二年前向关联强的部门", "近五年后备电源", "十五五期间", "2030年前达峰"})
  void aNumberBeforeAnotherWordIsNoCount(String question) {
    assertThat(LINKER.mentions(question).later()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "山西打算2029年见顶、2055年归零, 2029, 2055",
    "达峰放在2028年，净零放在2059年, 2028, 2059",
    "峰值年定在2027、中和年定在2057, 2027, 2057",
    "Hubei's emissions crest in 2027 and reach net zero in 2056, 2027, 2056",
    "'Hebei, cap emissions in 2028 and zero them out by 2059', 2028, 2059",
    "reaching its peak no later than 2028 and net zero for Fujian by 2055, 2028, 2055"
  })
  void aPeakAndNeutralityAreFoundInManyWords(String question, int peak, int neutral) {
    Mentions mentions = LINKER.mentions(question);
    assertThat(mentions.peakYear().orElseThrow().value()).isEqualTo(peak);
    assertThat(mentions.neutralYear().orElseThrow().value()).isEqualTo(neutral);
  }

  @Test
  void importedPowerHasAShareAYearAndPerhapsAStart() {
    assertThat(LINKER.mentions("广东如果2035年外来电占比到45%").imports())
        .contains(new TreeMap<>(Map.of(2035, 45.0)));
    assertThat(LINKER.mentions("江苏外来电占比从30%提高到2035年的40%").imports())
        .contains(new TreeMap<>(Map.of(2024, 30.0, 2035, 40.0)));
    assertThat(LINKER.mentions("内蒙古外来电占比从-30%到2035年变为−50%").imports())
        .contains(new TreeMap<>(Map.of(2024, -30.0, 2035, -50.0)));
    assertThat(LINKER.mentions("What if Beijing imported 70 % of its power?").imports())
        .contains(new TreeMap<>(Map.of(2060, 70.0)));
    assertThat(LINKER.mentions("上海多用外来电会怎样").imports()).contains(new TreeMap<>());
    assertThat(LINKER.mentions("广东进口隐含碳占40%").imports()).isEmpty();
  }

  @Test
  void theSectorAPlaceOwnsIsTheOneAskedAbout() {
    assertThat(
            LINKER
                .mentions("How many yuan of electricity go into one yuan of Guizhou's metals?")
                .sectorAsked()
                .orElseThrow()
                .text())
        .isEqualTo("metals");
  }
}
