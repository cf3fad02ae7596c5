package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.analysis.Lever;
import tanlu.analytics.data.Dataset;

/// Names that stand close to other words, or within them.
class CloseNamesTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @Test
  void anIndustryNamedTwiceInARowChangesOnce() {
    assertThat(LINKER.mentions("江西水泥建材产量下降一成").suppositions()).hasSize(1);
    assertThat(LINKER.mentions("江西水泥和钢铁产量下降一成").suppositions()).hasSize(2);
  }

  @Test
  void whatASectorUsesOfOneOtherIsAnInput() {
    List<Supposition> said = LINKER.mentions("贵州化工行业单位产出的用电投入减少20%").suppositions();

    assertThat(said).hasSize(1);
    assertThat(said.getFirst().lever()).isEqualTo(Lever.INPUT);
    assertThat(said.getFirst().of()).contains("电");
    assertThat(said.getFirst().fraction()).isEqualTo(-.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"The forestry bureau asks about Yunnan", "电力局问云南的排放"})
  void anOfficeIsNoSector(String question) {
    assertThat(LINKER.mentions(question).sectors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"按来源省拆开", "湖北有哪些地市", "有地级市的数据没有"})
  void aKindOfPlaceIsNoPlace(String question) {
    assertThat(LINKER.mentions(question).unknownRegions()).isEmpty();
  }

  @Test
  void aNameEndsWhereDigitsBegin() {
    assertThat(LINKER.mentions("画出fujian2017年的网络").distinctRegions())
        .extracting(region -> region.abbr())
        .containsExactly("FJ");
  }

  @Test
  void aYearOfTwoDigitsFollowsAComma() {
    assertThat(LINKER.mentions("京津冀比一下，16年的数就行").years())
        .extracting(Mention::value)
        .containsExactly(2016);
    assertThat(LINKER.mentions("共1,216年").years()).isEmpty();
  }

  @Test
  void aPeakCanBeSetToAYear() {
    assertThat(LINKER.mentions("Timetable for Shandong with the peak set to 2026").peakYear())
        .map(Mention::value)
        .contains(2026);
  }
}
