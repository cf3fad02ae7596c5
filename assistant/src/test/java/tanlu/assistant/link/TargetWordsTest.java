package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.data.Dataset;

class TargetWordsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "江西峰值不超过3亿吨，2030年达峰要减多少 | 300",
        "湖北峰值控制在32000万吨 | 320",
        "a peak no higher than 1.2 Gt for Shandong | 1200",
        "peak of at most 450 Mt in Hebei | 450",
        "河北2029年达峰，而且峰值不能超过8亿吨 | 800",
        "上海峰值不超过一亿八千万吨 | 180",
        "Sichuan peaks in 2029 with emissions of at most 330 Mt | 330",
        "peak in 2028 at no more than six hundred million tonnes | 600",
      })
  void theLevelOfAPeakIsReadInMegatonnes(String question, double level) {
    assertThat(LINKER.mentions(question).peakLevel()).contains(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "碳汇按每年3000万吨算，福建怎么中和 | 30",
        "Roadmap for Yunnan if the land sink could reach 120 Mt a year | 120",
        "每年6000万吨的森林碳汇，四川怎么走 | 60",
        "碳汇按每年一千万吨计，宁夏路线图 | 10",
        "碳汇每年取八百万吨，贵州路线图 | 8",
        "Let forests in Heilongjiang absorb 60 million tonnes of CO2 a year | 60",
        "别把碳汇算进来，看宁夏的路线图 | 0",
        "Ningxia's roadmap without any land sink | 0",
      })
  void whatLandTakesUpIsReadInMegatonnes(String question, double sink) {
    assertThat(LINKER.mentions(question).sink()).contains(sink);
    assertThat(LINKER.mentions(question).peakLevel()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "蒙特卡洛抽两千次，出一份广西路线图 | 2000",
        "Run Chongqing's roadmap with 1,000 draws | 1000",
        "抽样1500次的福建路线图 | 1500",
      })
  void howOftenAPathIsDrawnIsRead(String question, int draws) {
    assertThat(LINKER.mentions(question).draws()).contains(draws);
  }

  @ParameterizedTest
  @CsvSource({"广东2030年路线图", "模拟2035年的广东", "draw Hebei's roadmap to 2060"})
  void aYearIsNoNumberOfDraws(String question) {
    assertThat(LINKER.mentions(question).draws()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"广东2030年达峰", "山东峰值是多少", "When will Hebei peak in 2028?"})
  void aYearIsNoLevel(String question) {
    assertThat(LINKER.mentions(question).peakLevel()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "广东2035年减排任务按权重分配：电力60%、钢铁30%、交通10% | 电力=60.0 钢铁=30.0 交通=10.0",
        "江苏减排量按电力3、化工1的权重分担 | 电力=3.0 化工=1.0",
        "Allocate the cut of Guangdong by weights: power 3, steel 1 | power=3.0 steel=1.0",
        "广东电力减排60%会怎样 | ''",
        "江苏减排任务分解到钢铁行业2035年 | ''",
      })
  void weightsAreReadBehindTheirSectors(String question, String weights) {
    assertThat(
            LINKER.mentions(question).weights().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(weights);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "按2035年国家自主贡献，广东要减多少 | ndc_2035",
        "按TPI基准江苏钢铁要减多少 | tpi_1.5",
        "按行业趋同法浙江电力的减排目标 | sbti_sectoral",
        "按普华永道的脱碳率河北2030年要减多少 | pwc_1.5_2024",
        "What would UNEP's rate ask of Hubei? | unep_1.5",
        "按陕西省自己文件里定的单位GDP碳排放下降目标，还差多少？ | provincial_policy",
        "How much must Sichuan cut each year under a net-zero target? | neutral",
        "按SBTi 1.5度广东要减多少 | sbti_1.5",
      })
  void rulesAreReadByTheirUsualNames(String question, String code) {
    assertThat(LINKER.mentions(question).rules().getFirst().value().code()).isEqualTo(code);
  }
}
