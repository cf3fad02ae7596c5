package tanlu.assistant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdversarialTest {
  private static final Pattern BADGE = Pattern.compile("〔未证实〕|\\[unproved\\]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "排放5.5686万吨。",
        "It emitted 55.7 Gt CO₂.",
        "排放55686百万吨。",
        "总产出8970百万元。",
        "总产出8970万元。",
        "Output was 8,970 million yuan.",
        "排放42万吨。",
        "排放3.9万吨，",
        "占比为3.9%。",
        "占比提高25个百分点。",
        "排放八千万吨。",
        "排放伍仟萬噸。",
        "It emitted eighty million tonnes.",
        "占七成。",
        "占百分之七十。",
        "占三分之二。",
        "排放５５７８万吨。",
        "排放5​5​7.8 Mt。",
        "排放5 7 7 Mt。",
        "排放5**7**7 Mt。",
        "排放5<b>7</b>7 Mt。",
        "排放&#53;77 Mt。",
        "排放&amp;#x35;77 Mt。",
        "排放₅₇₇ Mt。",
        "排放𝟓𝟕𝟕 Mt。",
        "排放⑤⑤⑦万吨。",
        "排放10⁸吨。",
        "排放`577` Mt。",
        "排放[577 Mt](https://evil.example/x)。",
        "排放[577 Mt](#claim-c1)。",
        "排放![577 Mt](https://evil.example/x.png)。",
        "<!-- x -->排放577 Mt。",
        "国发〔2023〕99号提出。",
        "装机42 GW。",
        "价值42美元。",
        "增长3.4%。",
        "1亿吨标准煤",
        "约30–40%",
        "排放5[[r1/total]]。",
        "排放[[r1/count]]5。",
        "排放[[r1/count]],500。",
        "It rose by 20 percent.",
        "557\\.8 Mt",
        "2050个企业排放",
        "一亿五千万元",
        "    577 Mt in an indented block",
        "CO2557.8万吨",
        "前50名",
        "rank X577 Mt",
        "占比提高3.9％。",
      })
  void a_number_not_proved_is_badged(String text) {
    String proved = Example.proved(text);
    assertThat(proved).containsPattern(BADGE);
    assertThat(proved).doesNotContain("evil").doesNotContain("<b>").doesNotContain("`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "排放−[[r1/total]]。; 排放[5.569亿吨CO₂](#claim-c1)。",
        "共[[r1/count]]万人。; 共[42](#claim-c1)。",
        "见[[r1/total]](https://evil.example)。; 见[5.569亿吨CO₂](#claim-c1)()。",
        "见[12](#citation-12)。; 见。",
        "见[[[r1/count]]](https://evil.example)。; 见[42](#claim-c1)。",
        "点击https://evil.example/?q=1看。; 点击",
        "<img src=x onerror=alert(1)>好。; 好。",
        "<img src=x 好。; ‹img src=x 好。",
        "好![[r1/count]]; 好! [42](#claim-c1)",
        "[x]: javascript:alert(1); [x]： ",
        "见[方案](https://example.org/CN-X/1)。; 见[方案](https://example.org/CN-X/1)。",
        "[a [b](https://evil.example) c](https://evil.example)。; a b c。",
      })
  void markup_that_could_mislead_is_taken_out(String text, String expected) {
    assertThat(Example.proved(text + "\n").strip()).startsWith(expected.strip());
    assertThat(Example.proved(text)).doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "排放５５６．９百万吨。",
        "排放5​56.9 Mt。",
        "排放5**5**6.9 Mt。",
        "排放`556.9` Mt。",
        "排放&#53;56.9 Mt。"
      })
  void a_true_number_in_disguise_becomes_a_plain_claim(String text) {
    assertThat(Example.proved(text)).containsPattern("\\[556\\.9(?: Mt|百万吨)\\]\\(#claim-c1\\)");
  }
}
