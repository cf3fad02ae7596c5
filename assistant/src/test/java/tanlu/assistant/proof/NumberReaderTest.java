package tanlu.assistant.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "排放5.57亿吨; 557; Mt CO2; 0.5",
        "即55686万吨; 556.86; Mt CO2; 0.005",
        "5亿5686万吨; 556.86; Mt CO2; 0.005",
        "556.9 Mt CO₂; 556.9; Mt CO2; 0.05",
        "556.9百万吨二氧化碳; 556.9; Mt CO2; 0.05",
        "five hundred and fifty-six million tonnes; 556; Mt CO2; 0.5",
        "伍佰伍拾陸萬噸; 5.56; Mt CO2; 0.005",
        "五百五十六点九万吨; 5.569; Mt CO2; 0.0005",
        "3.5×10^8 t; 350; Mt CO2; 5",
        "５５６．９万吨; 5.569; Mt CO2; 0.0005",
        "0.4 Gt CO2; 400; Mt CO2; 50",
        "12.3 %; 12.3; %; 0.05",
        "三成; 30; %; 5",
        "3成; 30; %; 5",
        "百分之三十; 30; %; 0.5",
        "三分之一; 33.3333333333; %; 0.5",
        "thirty percent; 30; %; 0.5",
        "3.4% a year; 3.4; %/yr; 0.05",
        "3.9个百分点; 3.9; pp; 0.05",
        "3.9 percentage points; 3.9; pp; 0.05",
        "1,234.5 trillion yuan; 1234.5; 10^12 yuan; 0.05",
        "RMB 5.3 billion; 53; 10^8 yuan; 0.5",
        "8970亿元; 8970; 10^8 yuan; 0.5",
        "1.2万亿元; 1.2; 10^12 yuan; 0.05",
        "3.5万元; 3.5; 10^4 yuan; 0.05",
        "5.2 kg CO₂ per 10,000 yuan; 5.2; kg CO2/10^4 yuan; 0.05",
        "0.52吨CO₂/万元; 0.52; t CO2/10^4 yuan; 0.005",
        "0.52 t/万元; 0.52; t CO2/10^4 yuan; 0.005",
        "520千克/万元; 0.52; t CO2/10^4 yuan; 0.0005",
        "4.3吨/人; 4.3; t CO2/person; 0.05",
        "4.5 Mt a year; 4.5; Mt CO2; 0.05",
        "12601万人; 12601; 10^4 persons; 0.5",
        "126.01 million people; 12601; 10^4 persons; 0.5",
        "3.2亿吨标准煤; 32000; 10^4 tce; 500",
        "2.3倍; 2.3; 1; 0.05",
        "负3.4%; -3.4; %; 0.05",
        "同比−3.4%; -3.4; %; 0.05",
      })
  void a_number_is_read_with_its_unit(String text, double value, String unit, double halfDigit) {
    List<Mention> mentions = NumberReader.read(text);

    assertThat(mentions).hasSize(1);
    Mention mention = mentions.getFirst();
    Quantity read =
        Quantity.of(mention.value(), mention.unit().orElseThrow())
            .to(Unit.ofCode(unit).orElseThrow());
    assertThat(read.value()).isCloseTo(value, within(1e-9 * Math.abs(value)));
    Quantity half = Quantity.of(mention.halfDigit(), mention.unit().orElseThrow()).to(read.unit());
    assertThat(half.value()).isCloseTo(halfDigit, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一带一路、三峡、第一产业、十四五、十五五、一个、两高、一二三产业",
        "十大重点工程十分明显，千家万户，一成不变，队伍，大陆，数十个",
        "CO2、CO₂、PM2.5、m²、1+N、ISO 14064-1:2018、COP28、scope 1, 2 and 3、1.5°C",
        "2021年10月24日",
        "24 October 2021 and October 24, 2021 and 2021-10-24",
        "emissions per 10,000 yuan of output, one of the three drivers",
        "每万元产值",
      })
  void digits_of_names_and_dates_are_no_numbers(String text) {
    assertThat(NumberReader.read(text)).allMatch(m -> m.kind() == Mention.Kind.YEAR);
  }

  @Test
  void both_ends_of_a_range_have_the_unit() {
    assertThat(NumberReader.read("30–40%"))
        .extracting(m -> m.value() + " " + m.unit().orElseThrow())
        .containsExactly("30.0 %", "40.0 %");
    assertThat(NumberReader.read("5.5至5.7亿吨")).allMatch(m -> m.value() > 5e8);
    assertThat(NumberReader.read("30%到40%")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2030年", "in 2030", "2030–2060", "二〇三〇年", "2030-2060年", "the 2060 target"})
  void a_year_is_a_year(String text) {
    assertThat(NumberReader.read(text)).isNotEmpty().allMatch(m -> m.kind() == Mention.Kind.YEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2050个企业", "2030万吨", "2,030 Mt", "1949年", "2030.5", "2050%"})
  void not_every_four_digits_are_a_year(String text) {
    assertThat(NumberReader.read(text)).noneMatch(m -> m.kind() == Mention.Kind.YEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"第3位", "3rd", "No. 5", "前5名", "top 10", "1. 电力", "（2）钢铁", "十一、附则", "第12条"})
  void a_place_in_an_order_is_an_ordinal(String text) {
    assertThat(NumberReader.read(text)).hasSize(1).allMatch(m -> m.kind() == Mention.Kind.ORDINAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"前20名", "top 12", "排放12. 钢铁", "No. 5%"})
  void a_number_near_such_words_is_still_a_number(String text) {
    assertThat(NumberReader.read(text)).noneMatch(m -> m.kind() == Mention.Kind.ORDINAL);
  }

  @Test
  void a_unit_of_another_field_is_told_from_none() {
    assertThat(NumberReader.read("42 GW，100亿千瓦时，$5.3 billion，18个月，3.5亿美元"))
        .hasSize(5)
        .allMatch(m -> m.kind() == Mention.Kind.OTHER_UNIT);
  }

  @Test
  void a_mention_covers_number_scale_and_unit() {
    String text = "约**5.57**亿吨，其中";
    Mention mention = NumberReader.read(text).getFirst();
    assertThat(text.substring(mention.start(), mention.end())).isEqualTo("5.57**亿吨");
  }

  @Test
  void a_number_states_a_quantity_within_half_its_last_digit_or_the_tolerance_allowed() {
    Mention mention = NumberReader.read("5.57亿吨").getFirst();
    Quantity gold = Quantity.of(556.86, Unit.MT_CO2);
    assertThat(mention.states(gold)).isTrue();
    assertThat(mention.states(Quantity.of(556.4, Unit.MT_CO2))).isFalse();
    assertThat(mention.states(Quantity.of(550, Unit.MT_CO2), 0, 0.02)).isTrue();
    assertThat(mention.states(Quantity.of(550, Unit.MT_CO2), 7, 0)).isTrue();
    assertThat(mention.states(Quantity.of(5.57e8, Unit.YUAN))).isFalse();
  }
}
