package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "如果GDP年均增长6%，浙江的峰值会是多少; 6",
        "经济增速放缓到3.5%，江苏哪年达峰; 3.5",
        "若地区生产总值每年增长５％; 5",
        "按4%的GDP增速，安徽路线图; 4",
        "What would Zhejiang's peak be if GDP grew 6% a year?; 6",
        "With 4.5 % GDP growth, how does Hubei reach neutrality?; 4.5",
        "if the economy grows by 5 percent a year; 5",
        "經濟成長率年均4%，貴州路線圖; 4",
        "GDP年均增速按百分之四点五假设; 4.5",
        "take real GDP growth as four and a half percent annually; 4.5",
        "Hainan's route to zero with 5% growth; 5",
        "经济零增长的话天津怎么走; 0",
        "the economy standing still, zero growth that is; 0"
      })
  void aSupposedGrowthOfTheEconomyIsRead(String question, double rate) {
    assertThat(Growth.in(Folded.ofQuestion(question).text())).contains(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "广东单位GDP碳排放2030年要下降65%吗",
        "GDP增长对碳排放的影响",
        "如果广东钢铁减产30%，GDP会怎样",
        "What if CO2 per GDP fell by 18%?"
      })
  void anotherAmountIsNoGrowth(String question) {
    assertThat(Growth.in(Folded.of(question).text())).isEmpty();
  }
}
