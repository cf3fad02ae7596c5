package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tanlu.assistant.model.Turns.intent;
import static tanlu.assistant.model.Turns.last;
import static tanlu.assistant.model.Turns.one;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is understood of roadmaps and suppositions set and set anew in a conversation.
class SupposedConversationTest {
  @Test
  void whatWasSetBeforeStaysUntilItIsSetAgain() {
    Map<String, Object> slots =
        one("宁夏碳中和路线图，强化情景", "达峰年定死2028", "情景还是用既定政策，达峰年不动", "中和年份放到2058").slots();
    assertThat(slots)
        .containsEntry("region", "NX")
        .containsEntry("scenario", "stated")
        .containsEntry("peak_year", 2028)
        .containsEntry("neutral_year", 2058);
  }

  @Test
  void oneMoreChangeIsSupposedTogetherAndAnotherAmountInstead() {
    assertThat(one("如果四川水泥减产10%会怎样", "要是20%呢", "钢铁也减产20%，一起算").slots().get("changes"))
        .isEqualTo(
            List.of(
                Map.of("sector", "水泥", "kind", "output", "change", -0.2),
                Map.of("sector", "钢铁", "kind", "output", "change", -0.2)));
  }

  @Test
  void whatASupposedChangeDoesToOthersIsNoOtherChange() {
    List<Map<String, Object>> steel =
        List.of(Map.of("sector", "钢铁", "kind", "output", "change", -0.1));
    assertThat(one("如果贵州钢铁减产一成会怎样", "上游的煤炭会受多大影响").slots().get("changes")).isEqualTo(steel);
    assertThat(one("如果贵州钢铁减产一成会怎样", "换成水泥呢").slots().get("changes"))
        .isEqualTo(List.of(Map.of("sector", "水泥", "kind", "output", "change", -0.1)));
  }

  @Test
  void oneOfSeveralChangesIsSparedOrSetAnew() {
    String three = "如果贵州钢铁减产10%、水泥减产15%、电力减产5%，一起会怎样";
    assertThat(one(three, "水泥不减").slots().get("changes"))
        .isEqualTo(
            List.of(
                Map.of("sector", "钢铁", "kind", "output", "change", -0.1),
                Map.of("sector", "电力", "kind", "output", "change", -0.05)));
    assertThat(one(three, "水泥不减", "电力改为减8%").slots().get("changes"))
        .isEqualTo(
            List.of(
                Map.of("sector", "钢铁", "kind", "output", "change", -0.1),
                Map.of("sector", "电力", "kind", "output", "change", -0.08)));
  }

  @Test
  void aYearOnTheWayOfARoadmapIsNoYearOfNeutrality() {
    for (String asked : List.of("2035年排放多少", "那2040年呢", "2050年还排多少")) {
      Understanding year = one("贵州碳中和路线图，非化石发电占比2035年70%", asked);
      assertThat(intent(year)).as(asked).contains("estimate");
      assertThat(year.slots()).as(asked).doesNotContainKey("neutral_year").containsKey("levers");
    }
    assertThat(one("贵州碳中和路线图", "2055年呢").slots()).containsEntry("neutral_year", 2055);
    assertThat(one("Roadmap for Guizhou", "and a nuclear share of 20% by 2050").slots())
        .doesNotContainKey("neutral_year");
    assertThat(one("2030年贵州会排多少", "2035年呢").slots())
        .containsEntry("later_year", 2035)
        .doesNotContainKey("neutral_year");
    assertThat(one("Neutrality roadmap for Gansu with coal phased out by 2040").slots())
        .doesNotContainKey("neutral_year");
  }

  @Test
  void aPlanToComeIsReadOffTheRoadmap() {
    Understanding plan = one("贵州“十五五”期间碳排放怎么走");
    assertThat(intent(plan)).contains("estimate");
    assertThat(plan.slots()).containsEntry("later_year", 2030);
  }

  @Test
  void valuesOfLeversByYearAreOfARoadmap() {
    for (String asked :
        List.of(
            "青海：建筑用电占比2035年65%；非化石发电占比2030年90%。",
            "要是青海2030年非化石发电占比到90%，2060年还排多少",
            "请按以下假设测算青海碳排放：1．2030年非化石发电占比达到90%；2．建筑用电占比2035年65%。")) {
      assertThat(intent(one(asked))).as(asked).contains("roadmap");
    }
  }

  @Test
  void growthIsSetAnewAndIsNoValueOfALever() {
    assertThat(one("Roadmap of Hunan with GDP growth of 5%", "6.5% instead").slots())
        .containsEntry("growth", 6.5);
    assertThat(
            one("Roadmap of Hunan, non-fossil power at 85% in 2050", "and if GDP grows only 3%?")
                .slots())
        .containsEntry("growth", 3.0)
        .containsEntry("levers", Map.of("power.nonfossil", Map.of(2050, 85.0)));
  }

  @Test
  void theEffectOfASuppositionIsNoQuestionOfItsOwn() {
    assertThat(
            intent(
                one("Suppose the car output of Gansu drops by 10 %. What is the effect on CO2?")))
        .contains("what-if");
    assertThat(last("如果甘肃水泥减产一成，会怎样？另外，甘肃2019年排放多少？")).hasSize(2);
  }

  @Test
  void severalProvincesWithAPeakHaveARoadmapTogether() {
    Understanding joint = one("长三角2027年达峰、2055年中和的路线图");
    assertThat(intent(joint)).contains("joint");
    assertThat(joint.slots()).containsEntry("peak_year", 2027).containsEntry("neutral_year", 2055);
  }

  @Test
  void oneMoreChangeIsOfTheKindBefore() {
    assertThat(
            one(
                    "what if final demand for cars in Chongqing doubled?",
                    "And if it was electronics that doubled instead?")
                .slots()
                .get("changes"))
        .isEqualTo(List.of(Map.of("sector", "electronics", "kind", "demand", "change", 1.0)));
  }

  @Test
  void aSupposedSavingOfOneGoodAndAnotherQuestionAreRead() {
    List<Understanding> both = last("我想知道广西的铝业要是少用两成电，上下游会怎样，另外广西的路线图也给我");
    assertThat(both.getFirst().slots().get("changes"))
        .isEqualTo(List.of(Map.of("sector", "铝业", "kind", "input", "of", "电", "change", -0.2)));
    assertThat(both)
        .extracting(Turns::intent)
        .containsExactly(Optional.of("what-if"), Optional.of("roadmap"));
  }

  private static Object levers(String... turns) {
    return String.valueOf(one(turns).slots().get("levers"));
  }

  @Test
  void aCourseOfALeverIsChangedYearByYearAndGivenUp() {
    String asked = "山西路线图，非化石发电占比2030年达到四成，2040年达到七成，2060年九成五";
    assertThat(levers(asked, "改成2040年六成五"))
        .isEqualTo("{power.nonfossil={2030=40.0, 2040=65.0, 2060=95.0}}");
    assertThat(levers(asked, "2035年的也定一个，50%"))
        .isEqualTo("{power.nonfossil={2030=40.0, 2035=50.0, 2040=70.0, 2060=95.0}}");
    assertThat(levers(asked, "电炉占比2040年45%", "电炉改成2040年50%"))
        .isEqualTo("{power.nonfossil={2030=40.0, 2040=70.0, 2060=95.0}, steel.eaf={2040=50.0}}");
    assertThat(levers("湖南路线图，非化石发电占比2035年六成，不用氢冶金", "改成2035年五成五"))
        .isEqualTo("{power.nonfossil={2035=55.0}, steel.h2dri={}}");
    assertThat(levers("湖南路线图，非化石发电占比2035年六成，电炉占比2040年三成", "改成2040年35%"))
        .isEqualTo("{power.nonfossil={2035=60.0}, steel.eaf={2040=35.0}}");
    assertThat(levers(asked, "去掉非化石那条")).isEqualTo("null");
    assertThat(levers(asked, "全部恢复默认")).isEqualTo("null");
    assertThat(one(asked, "改成2040年六成五").slots()).doesNotContainKey("neutral_year");
  }

  @Test
  void aLeverThatIsNotToActStays() {
    assertThat(levers("天津路线图，不用煤电CCUS")).isEqualTo("{power.coalccs={}}");
    assertThat(levers("Roadmap for Jilin with no CCUS at all"))
        .isEqualTo("{cement.ccus={}, chem.ccus={}, power.coalccs={}}");
  }

  @Test
  void theRoadmapOfOneProvinceStaysThatWhereItIsSetAnew() {
    assertThat(intent(one("广东路线图", "2050年碳中和"))).contains("roadmap");
    Understanding next = one("江苏路线图，非化石发电占比80%", "2035年，2055年碳中和");
    assertThat(intent(next)).contains("roadmap");
    assertThat(next.slots()).containsEntry("neutral_year", 2055);
    assertThat(next.slots().get("levers")).hasToString("{power.nonfossil={2035=80.0}}");
  }

  @Test
  void aPeakByAYearIsNotOneInIt() {
    assertThat(one("河北2030年前达峰的路线图").slots())
        .containsEntry("peak_by", 2030)
        .doesNotContainKey("peak_year");
    assertThat(one("河北2030年前达峰的路线图", "改成2028年达峰").slots())
        .containsEntry("peak_year", 2028)
        .doesNotContainKey("peak_by");
    assertThat(one("河北路线图，2029年达峰", "达峰年改回2030年").slots())
        .containsEntry("peak_year", 2030)
        .doesNotContainKey("neutral_year");
  }

  @Test
  void severalYearsAnswerTheQuestionForOne() {
    assertThat(levers("江苏路线图，非化石发电占比80%", "2030年70%，2040年80%"))
        .isEqualTo("{power.nonfossil={2030=70.0, 2040=80.0}}");
  }
}
