package tanlu.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImprintReaderTest {
  private static Imprint of(String... lines) {
    return new ImprintReader(Texts.reading(List.of(lines))).read();
  }

  @Test
  void aNoticeSaysWhatItIs() {
    Imprint imprint = new ImprintReader(Texts.reading(Texts.NOTICE)).read();
    assertThat(imprint)
        .isEqualTo(
            new Imprint(
                "东湖省人民政府关于印发东湖省工业领域节能降碳工作方案的通知",
                "东府〔2023〕18号",
                "东湖省人民政府",
                "2023-04-12",
                "2023-06-01",
                "2028-05-31",
                null,
                List.of("东府〔2016〕7号")));
  }

  @Test
  void aRegulationsHistoryGivesItsDayAndAPermitsValidityIsNotItsOwn() {
    Imprint imprint = new ImprintReader(Texts.reading(Texts.REGULATION)).read();
    assertThat(imprint.title()).isEqualTo("东湖省碳排放权管理办法");
    assertThat(imprint.number()).isNull();
    assertThat(imprint.issued()).isEqualTo("2024-02-20");
    assertThat(imprint.effective()).isEqualTo("2024-05-01");
    assertThat(imprint.validUntil()).isNull();
    assertThat(imprint.repeals()).isEmpty();
  }

  @Test
  void theIndexCardOfAGovernmentSiteIsRead() {
    Imprint imprint =
        of(
            "索引号：000014349/2024-00021 | 主题分类：国土资源、能源",
            "发文机关：东湖省发展和改革委员会 | 成文日期：2024年5月23日",
            "标　　题：东湖省节能降碳行动计划",
            "标题：东湖省节能降碳行动计划",
            "发文字号：东发改〔2024〕12号 | 发布日期：2024年5月29日",
            "有效性：废止",
            "一、总体要求",
            "根据《东湖省节能条例》（东府〔2015〕9号），制定本计划。");
    assertThat(imprint.title()).isEqualTo("东湖省节能降碳行动计划");
    assertThat(imprint.number()).isEqualTo("东发改〔2024〕12号");
    assertThat(imprint.issuer()).isEqualTo("东湖省发展和改革委员会");
    assertThat(imprint.issued()).isEqualTo("2024-05-23");
    assertThat(imprint.validity()).isEqualTo("repealed");
  }

  @Test
  void whatIsNotThereIsNull() {
    assertThat(of("我们讨论了碳达峰。", "会议参照国发〔2021〕23号文件进行，2021年10月24日有人提到有效期。"))
        .isEqualTo(new Imprint(null, null, null, null, null, null, null, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "东府〔2023〕18号, 东府〔2023〕18号",
    "东府［2023］18 号, 东府［2023］18号",
    "（东府(2023)18号）, 东府(2023)18号",
    "东发改环资〔2023〕1008号 签发人：甲, 东发改环资〔2023〕1008号",
    "东湖省人民政府令第301号, 东湖省人民政府令第301号",
    "2023年第19号, 2023年第19号",
    "公告 2025年 第47号, 公告2025年第47号"
  })
  void theNumberLineHasManyForms(String line, String number) {
    assertThat(of(line, "关于开展节能诊断工作的通知", "各市：", "正文。").number()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "2024年1月5日, 2024-01-05",
    "二〇二四年十二月三十一日, 2024-12-31",
    "二○二三年十月二十日, 2023-10-20",
    "2024 年 3 月 10 日, 2024-03-10"
  })
  void theSignatureGivesIssuerAndDay(String line, String day) {
    Imprint imprint = of("关于开展节能诊断工作的通知", "各市：", "请认真落实。", "东湖省工业和信息化厅 东湖省财政厅", line);
    assertThat(imprint.issued()).isEqualTo(day);
    assertThat(imprint.issuer()).isEqualTo("东湖省工业和信息化厅 东湖省财政厅");
  }

  @ParameterizedTest
  @CsvSource({
    "本办法自印发之日起施行，有效期三年。, 2027-03-09",
    "本通知自2024年4月1日起施行，有效期至2026年12月31日。, 2026-12-31",
    "本方案有效期2年。, 2026-03-09",
    "许可证自颁发之日起有效期5年。, ",
    "本办法长期有效。, "
  })
  void validityIsWhatTheTextSaysOfItself(String sentence, String until) {
    Imprint imprint = of("东湖省节能管理办法", "各市：", sentence, "东湖省人民政府", "2024年3月10日");
    assertThat(imprint.validUntil()).isEqualTo(until);
  }

  @Test
  void aDraftIsTold() {
    assertThat(of("东湖省碳排放管理条例（征求意见稿）", "第一条 为了减排，制定本条例。").validity()).isEqualTo("draft");
  }

  @Test
  void anEnglishDocumentBeginsWithItsTitle() {
    Imprint imprint =
        of("Action Plan for Industrial Energy Saving", "Chapter 1 General", "Text here.");
    assertThat(imprint.title()).isEqualTo("Action Plan for Industrial Energy Saving");
  }

  /// The parts of a notice in every order of presence: what is left out is null, the rest found.
  @Test
  void eachPartIsFoundWithoutTheOthers() {
    for (int mask = 0; mask < 8; mask++) {
      boolean number = (mask & 1) != 0;
      boolean day = (mask & 2) != 0;
      boolean validity = (mask & 4) != 0;
      List<String> lines = new ArrayList<>();
      if (number) {
        lines.add("东府〔2023〕18号");
      }
      lines.addAll(List.of("关于推进绿色建筑发展的若干措施", "各市：", "一、提高标准。"));
      lines.add(validity ? "二、本措施有效期至2027年6月30日。" : "二、加强管理。");
      if (day) {
        lines.addAll(List.of("东湖省住房和城乡建设厅", "2023年7月1日"));
      }
      Imprint imprint = new ImprintReader(Texts.reading(lines)).read();
      assertThat(imprint)
          .as("parts %s", lines)
          .isEqualTo(
              new Imprint(
                  "关于推进绿色建筑发展的若干措施",
                  number ? "东府〔2023〕18号" : null,
                  day ? "东湖省住房和城乡建设厅" : null,
                  day ? "2023-07-01" : null,
                  null,
                  validity ? "2027-06-30" : null,
                  null,
                  List.of()));
    }
  }
}
