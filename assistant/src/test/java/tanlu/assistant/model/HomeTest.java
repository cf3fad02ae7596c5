package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.assistant.link.EntityLinker;

class HomeTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  private static Optional<String> after(String message) {
    return Home.UNKNOWN.after(message, LINKER).region().map(Region::abbr);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我是安徽省发改委的。|AH",
        "我们是内蒙古工信厅的，想问点事|NM",
        "我省是湖南，请问邻省有哪些|HN",
        "我省（宁夏）要先抓哪些行业|NX",
        "本省为青海|QH",
        "I work for the Hebei DRC.|HE",
        "We are from the energy bureau of Gansu.|GS",
        "My province is Yunnan|YN"
      })
  void whoSaysWhereHeIsFromIsKnown(String message, String abbr) {
    assertThat(after(message)).contains(abbr);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"江苏2019年碳排放多少|-", "我是来问江苏和浙江的|-", "How much did Hebei emit?|-", "我是全国人大的|-"})
  void whoSaysNothingOfItIsNot(String message, String none) {
    assertThat(after(message)).as(none).isEmpty();
  }

  @Test
  void onesOwnProvinceIsNamedInItsPlace() {
    Home anhui = Home.UNKNOWN.after("我是安徽省发改委的", LINKER);
    assertThat(anhui.in("我们省的排放和江苏比差多少")).isEqualTo("安徽的排放和江苏比差多少");
    assertThat(anhui.in("How much did our province emit?")).isEqualTo("How much did Anhui emit?");
    assertThat(anhui.in("我省（安徽）要先抓哪些行业")).isEqualTo("我省（安徽）要先抓哪些行业");
    assertThat(anhui.in("江苏2019年排放多少")).isEqualTo("江苏2019年排放多少");
    assertThat(Home.UNKNOWN.in("我省2019年排放多少")).isEqualTo("我省2019年排放多少");
    assertThat(anhui.after("江苏呢", LINKER)).isEqualTo(anhui);
    assertThat(anhui.after("我们是山西的", LINKER).in("我省呢")).isEqualTo("山西呢");
  }
}
