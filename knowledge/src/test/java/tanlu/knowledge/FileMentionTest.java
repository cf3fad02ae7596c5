package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMentionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "我上传的表里用电量最大的是哪个行业？",
        "这张表里钢铁是多少",
        "這份文件說了什麼",
        "附件里有哪些目标",
        "排放.xlsx里电力的数字是多少",
        "Which sector uses most electricity in the table I uploaded?",
        "What does my spreadsheet say about steel?",
        "What does this document say?",
        "What is in plan.docx?"
      })
  void aFileOfOnesOwnIsMeant(String question) {
    assertThat(FileMention.in(question)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "这表明广东的排放下降了吗",
        "碳达峰方面国务院发了哪些文件",
        "广东2017年投入产出表",
        "上海出台了哪些低碳文件",
        "我的表现如何",
        "Which documents did the State Council issue on peaking?",
        "Show the input-output table of Guangdong",
        "Which documents govern the emissions trading scheme?"
      })
  void aFileOfOnesOwnIsNotMeant(String question) {
    assertThat(FileMention.in(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我上传的表里用电量最大的是哪个行业？",
        "这张表的合计是多少",
        "What is the total in my file?",
        "Which sector uses most electricity in the table I uploaded?"
      })
  void whatNoCellSaysByItselfIsTold(String question) {
    assertThat(FileMention.computes(question)).isTrue();
    assertThat(FileMention.computes("这份文件对钢铁怎么说")).isFalse();
    assertThat(FileMention.computes("How much steel is in my file?")).isFalse();
  }
}
