package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.data.Dataset;

/// To what the levers of a roadmap are to come, and when.
class LeverCoursesTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  private static String levers(String question) {
    return LINKER.mentions(question).levers().courses().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          非化石发电比重2035年做到65%、2060年做到95%|{power.nonfossil={2035=65.0, 2060=95.0}}
          Push non-fossil generation to 60% in 2035 and 95% in 2060|{power.nonfossil={2035=60.0, 2060=95.0}}
          assuming 80 percent of its power is non-fossil in 2035|{power.nonfossil={2035=80.0}}
          电炉钢比例2030年给到25%|{steel.eaf={2030=25.0}}
          非化石发电占比2035年做到八成|{power.nonfossil={2035=80.0}}
          非化石发电占比2035年六成五、2050年九成|{power.nonfossil={2035=65.0, 2050=90.0}}
          EV share at 80% by 2035|{trans.nev={2035=80.0}}
          2030年非化石发电占比55%、2060年93%|{power.nonfossil={2030=55.0, 2060=93.0}}
          到2030年，贵州非化石发电占比55%，2060年93%|{power.nonfossil={2030=55.0, 2060=93.0}}
          by 2030 the non-fossil share is 55 % and by 2060 93 %, neutral by 2058|{power.nonfossil={2030=55.0, 2060=93.0}}
          非化石发电占比从2024年的30%升到2035年的55%|{power.nonfossil={2024=30.0, 2035=55.0}}
          neutral by 2060, non-fossil share 60% in 2035|{power.nonfossil={2035=60.0}}
          2060年碳中和，非化石发电占比2050年90%|{power.nonfossil={2050=90.0}}
          2027年达峰，电炉占比2035年30%|{steel.eaf={2035=30.0}}
          非化石发电占比2030、2040、2060年分别为40%、65%和95%|{power.nonfossil={2030=40.0, 2040=65.0, 2060=95.0}}
          非化石发电占比2030/2040/2060年40%/65%/95%|{power.nonfossil={2030=40.0, 2040=65.0, 2060=95.0}}
          non-fossil power in 2030, 2040 and 2060 at 40, 65 and 95 % respectively|{power.nonfossil={2030=40.0, 2040=65.0, 2060=95.0}}
          2030年到2045年间非化石发电占比从50%提高到80%|{power.nonfossil={2030=50.0, 2045=80.0}}
          2030至2040年非化石发电占比60%-80%|{power.nonfossil={2030=60.0, 2040=80.0}}
          水泥CCUS 2040年两成、2060年八成|{cement.ccus={2040=20.0, 2060=80.0}}
          60%的非化石发电占比要到2035年|{power.nonfossil={2035=60.0}}
          非化石发电占比从40%提高到2035年的65%|{power.nonfossil={2035=65.0}}
          到2035年非化石发电占比从40%提高到65%|{power.nonfossil={2035=65.0}}
          raise the non-fossil share from 40% to 65% by 2035|{power.nonfossil={2035=65.0}}
          非化石发电占比每年提高2%，2035年达到65%|{power.nonfossil={2035=65.0}}
          经济增速5%电炉占比2040年40%|{steel.eaf={2040=40.0}}
          非化石发电占比2035年65%，煤电占比2040年降到20%|{power.nonfossil={2035=65.0}}
          非化石发电占比2035年65%，2060年减排95%|{power.nonfossil={2035=65.0}}
          非化石发电占比65%（2035年）|{power.nonfossil={2035=65.0}}
          non-fossil share 65% by the year 2035|{power.nonfossil={2035=65.0}}
          非化石发电占比2035年达百分之六十五|{power.nonfossil={2035=65.0}}
          粗钢产量2030年比现在少两成|{steel.demand={2024=100.0, 2030=80.0}}
          水泥产量2035年降到70%|{cement.demand={2024=100.0, 2035=70.0}}
          crude steel output 20 % lower by 2035|{steel.demand={2024=100.0, 2035=80.0}}
          GDP增速4.5%，电炉占比2035年30%|{steel.eaf={2035=30.0}}
          """)
  void valuesAreReadWithTheirYearsWhereverTheseStand(String question, String levers) {
    assertThat(levers(question)).isEqualTo(levers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an EAF share of 40 % in 2035 and non-fossil generation at 70%|{power.nonfossil={2035=70.0}, steel.eaf={2035=40.0}}
          电炉钢占比2030年20%，非化石发电占比同年45%|{power.nonfossil={2030=45.0}, steel.eaf={2030=20.0}}
          2035年非化石发电占比60%、电炉占比30%|{power.nonfossil={2035=60.0}, steel.eaf={2035=30.0}}
          电炉占比30%和非化石发电占比60%都在2035年实现|{power.nonfossil={2035=60.0}, steel.eaf={2035=30.0}}
          a 60% non-fossil share and a 30% EAF share by 2035|{power.nonfossil={2035=60.0}, steel.eaf={2035=30.0}}
          a 60% non-fossil share by 2035 and a 30% EAF share by 2040|{power.nonfossil={2035=60.0}, steel.eaf={2040=30.0}}
          非化石发电占比、电炉占比2035年分别达到65%、30%|{power.nonfossil={2035=65.0}, steel.eaf={2035=30.0}}
          非化石发电占比和电炉占比2035年都到50%|{power.nonfossil={2035=50.0}, steel.eaf={2035=50.0}}
          2035年电炉占比30%，2060年非化石发电占比95%|{power.nonfossil={2060=95.0}, steel.eaf={2035=30.0}}
          新能源车保有量占比2035年60% 2050年95% 建筑用电占比2040年八成|{bld.elec={2040=80.0}, trans.nev={2035=60.0, 2050=95.0}}
          2040年再生铝占比40%。达峰2027年。建筑电气化率2050年80%|{al.secondary={2040=40.0}, bld.elec={2050=80.0}}
          """)
  void eachLeverHasItsOwnValueAndOneYearMayHoldForSeveral(String question, String levers) {
    assertThat(levers(question)).isEqualTo(levers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          非化石发电占比80%|{power.nonfossil={0=80.0}}
          2060年碳中和，非化石发电占比提高到八成|{power.nonfossil={0=80.0}}
          电炉占比2035年30%。非化石发电占比80%|{power.nonfossil={0=80.0}, steel.eaf={2035=30.0}}
          """)
  void aValueOfNoYearIsSaidToBeOne(String question, String levers) {
    assertThat(levers(question)).isEqualTo(levers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "非化石能源占比目标是多少",
        "广东2035年减排65%",
        "电炉钢怎么发展",
        "煤电CCUS2050年30%",
        "EAF share up by 15 percentage points by 2035"
      })
  void withoutAValueOfALeverThereIsNone(String question) {
    assertThat(levers(question)).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          不用煤电CCUS的路线图|power.coalccs
          Roadmap with no CCUS at all|power.coalccs, cement.ccus, chem.ccus
          取消电炉的设定|steel.eaf
          去掉非化石那条|power.nonfossil
          """)
  void aLeverThatIsNotToActIsSaid(String question, String levers) {
    LeverWishes said = LINKER.mentions(question).levers();
    assertThat(String.join(", ", said.out())).isEqualTo(levers);
    assertThat(said.courses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          电炉占比比现在提高10%|电炉占比
          电炉短流程占比提高10个百分点|电炉短流程占比
          triple the EAF share by 2040|eaf share
          煤电CCUS2050年30%|煤电ccus
          水泥熟料系数降到2050年的0.5|水泥熟料系数
          粗钢产量2030年比2019年少两成|粗钢产量
          """)
  void whatIsNotUnderstoodOfALeverIsSaid(String question, String words) {
    assertThat(levers(question)).isEqualTo("{}");
    assertThat(String.join(", ", LINKER.mentions(question).levers().unread())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          改成2040年65%|{2040=65.0}
          make that 45 % instead|{0=45.0}
          2035年减排20%|{}
          GDP年均增长5%|{}
          """)
  void valuesWithoutALeverAreThoseItComesTo(String question, String points) {
    assertThat(LINKER.mentions(question).levers().points().toString()).isEqualTo(points);
  }
}
