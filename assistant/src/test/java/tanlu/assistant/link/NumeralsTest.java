package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers in words as digits, where they are years or amounts, and nowhere else.
class NumeralsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          九七年开始的曲线 | 1997年开始的曲线
          零五到一五年 | 2005-2015年
          06到16，怎么涨的 | 2006-2016年,怎么涨的
          05年到10年的趋势 | 2005-2010年的趋势
          用一二年的表 | 用2012年的表
          两千一十五年 | 2015年
          两千年的排放 | 2000年的排放
          提前到五五年中和 | 提前到2055年中和
          一千万吨碳汇 | 1000万吨碳汇
          一亿八千万吨 | 1.8亿吨
          按百分之四点五 | 按4.5%
          抽两千次 | 抽2000次
          oh-five to twenty-seventeen | 2005 to 2017
          in nineteen ninety-eight | in 1998
          back in '97 | back in 1997
          two thousand and five | 2005
          by twenty thirty-five | by 2035
          down thirty percent | down 30%
          four and a half percent | 4.5%
          two point five per cent | 2.5%
          six hundred million tonnes | 600 million tonnes
          chemicals down 10%, cement down twenty. | chemicals down 10%, cement down 20%.
          the last table before 2017 | the table of 2012
          """)
  void isWrittenInDigits(String written, String digits) {
    assertThat(Folded.ofQuestion(written).text()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "近一二年",
        "过一二十年",
        "第一年",
        "每万元GDP",
        "百万吨级",
        "前一年后",
        "二三年",
        "two thousand tonnes",
        "one by one",
        "twenty sectors",
        "three provinces, ninety cities"
      })
  void whatIsNoYearOrAmountStays(String written) {
    assertThat(Folded.ofQuestion(written).text()).isEqualTo(Folded.of(written).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"九七年开始", "oh-five", "一千万吨", "two thousand and five"})
  void itsCharactersKnowWhereTheyCameFrom(String written) {
    Folded folded = Folded.ofQuestion("广东" + written + "！");
    int end = folded.text().length() - 1;
    assertThat(folded.mention("", 2, end).text()).isEqualTo(written);
    assertThat(folded.mention("", end, end + 1).text()).isEqualTo("！");
  }
}
