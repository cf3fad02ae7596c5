package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.analysis.Lever;
import tanlu.analytics.data.Dataset;

/// By how much, and of what.
class AmountsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @ParameterizedTest
  @CsvSource({
    "如果广东钢铁减产三成, 钢铁, output, -0.3",
    "电力排放强度降低30%, 电力, intensity, -0.3",
    "What if Hebei's steel demand falls by 20 %, steel, demand, -0.2",
    "四川水泥降三成, 水泥, output, -0.3",
    "湖北汽车产量翻一番, 汽车, output, 1",
    "河北钢铁产量翻两番, 钢铁, output, 3",
    "安徽水泥需求减半, 水泥, demand, -0.5",
    "上海钢铁停产, 钢铁, output, -1",
    "浙江电力碳强度降到七成, 电力, intensity, -0.3",
    "江苏化工产量下降百分之十五, 化工, output, -0.15",
    "河南建筑业需求减少三分之一, 建筑业, demand, -0.333333",
    "福建电子需求增加一倍, 电子, demand, 1",
    "山东钢铁减排两成半, 钢铁, intensity, -0.25",
    "廣東鋼鐵減產三成, 鋼鐵, output, -0.3",
    "cut steel output by a third in Guangdong, steel, output, -0.333333",
    "a 10% fall in chemical demand in Shandong, chemical, demand, -0.1",
    "if power were 20% less carbon intensive in Zhejiang, power, intensity, -0.2",
    "20% more electronics demand in Fujian, electronics, demand, 0.2",
    "coal mining output in Shanxi halves, coal mining, output, -0.5",
    "Hubei's automobile production doubles, automobile, output, 1",
    "power intensity in Hebei falls to 60 percent, power, intensity, -0.4",
    "浙江化工需求增加一成五, 化工, demand, 0.15",
    "四川水泥少产一半, 水泥, output, -0.5",
    "if Hebei made half as much steel, steel, output, -0.5",
    "天津化工投入减少10%, 化工, input, -0.1",
    "江西水泥产量腰斩, 水泥, output, -0.5",
    "天津钢铁停产一半, 钢铁, output, -0.5",
    "Knock a third off Hebei's steel output, steel, output, -0.333333",
    "Simulate Hunan's metals output falling by three tenths, metals, output, -0.3",
    "cement kilns in Anhui produced twenty percent less, cement, output, -0.2",
    "Shut down half of Shanxi's coal mining, coal mining, output, -0.5",
    "Raise car output in Jilin 10 %, car, output, 0.1",
    "car demand in Hubei jumps by a quarter, car, demand, 0.25",
    "power generation in Guizhou got a quarter cleaner, power generation, intensity, -0.25",
    "Jiangsu's power sector emitted 40% less per unit of output, power sector, intensity, -0.4",
    "users demanded 30% more electricity in Zhejiang, electricity, demand, 0.3",
    "假設廣東電子的產出翻一倍, 電子, output, 1",
    "湖北钢铁产量打八折, 钢铁, output, -0.2",
    "河南建筑业的最终需求缩水四分之一, 建筑业, demand, -0.25",
    "海南住宿餐饮需求涨到原来的两倍, 住宿餐饮, demand, 1",
    "云南有色金属产量再扩一半, 有色金属, output, 0.5",
    "shock final demand for textiles in Xinjiang by minus 30% and see CO2 by sector, textiles,"
        + " demand, -0.3",
    "Shut down oil refining in Liaoning completely: what CO2 is saved?, oil refining, output, -1",
    "a 3% slip in real estate demand in Hainan, real estate, demand, -0.03",
    "Hunan agriculture output +4%, agriculture, output, 0.04",
    "cut carbon intensity of electricity in Jilin to 55%, electricity, intensity, -0.45"
  })
  void aSuppositionIsRead(String question, String sector, String lever, double fraction) {
    List<Supposition> found = LINKER.mentions(question).suppositions();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().sector()).isEqualTo(sector);
    assertThat(found.getFirst().lever().code()).isEqualTo(lever);
    assertThat(found.getFirst().fraction()).isCloseTo(fraction, within(1e-6));
  }

  private static Supposition of(String sector, Lever lever, double fraction) {
    return new Supposition(sector, lever, Optional.empty(), fraction);
  }

  @ParameterizedTest
  @CsvSource({
    "山东钢铁每单位产出少用一成电, 钢铁, 电, -0.1",
    "湖南的化工每单位产出少买一成煤炭, 化工, 煤炭, -0.1",
    "What if metal smelting in Yunnan bought 15% less electricity?, metal smelting, electricity,"
        + " -0.15"
  })
  void whatASectorBuysOfAnotherIsItsInputOfThatAlone(
      String question, String buyer, String bought, double fraction) {
    assertThat(LINKER.mentions(question).suppositions())
        .containsExactly(new Supposition(buyer, Lever.INPUT, Optional.of(bought), fraction));
  }

  @Test
  void eachAmountGoesToTheSectorBesideItAndOneAmountToSectorsThatAreJoined() {
    assertThat(LINKER.mentions("广东钢铁减产三成、水泥减产两成").suppositions())
        .containsExactly(of("钢铁", Lever.OUTPUT, -0.3), of("水泥", Lever.OUTPUT, -0.2));
    assertThat(LINKER.mentions("广东钢铁和水泥的需求减少10%").suppositions())
        .containsExactly(of("钢铁", Lever.DEMAND, -0.1), of("水泥", Lever.DEMAND, -0.1));
  }

  @ParameterizedTest
  @CsvSource({"广东钢铁减少三成二氧化碳排放, 30", "广东钢铁排放降三成五年内, 30", "广东钢铁减产两成一年后, 20"})
  void theNumberOfWhatFollowsIsNoPartOfTheAmount(String question, double percent) {
    assertThat(LINKER.mentions(question).amounts())
        .singleElement()
        .satisfies(amount -> assertThat(amount.value()).isCloseTo(-percent / 100, within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({
    "广东钢铁怎么减碳",
    "2030年比2005年下降多少",
    "十四五期间能耗强度下降的目标",
    "河北钢铁减产",
    "steel emissions of Hebei in 2017",
    "最强5%的流量"
  })
  void whatIsNoAmountIsNotRead(String question) {
    assertThat(LINKER.mentions(question).amounts()).isEmpty();
  }
}
