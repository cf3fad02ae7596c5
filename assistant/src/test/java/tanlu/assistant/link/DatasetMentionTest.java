package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetMentionTest {
  private static final List<String> NAMES = List.of("embedded", "mine", "mine2", "广东2017");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "用数据集 mine 广东2017年碳排放是多少？ | mine | 广东2017年碳排放是多少？",
        "用数据集mine，广东2017年各部门排放 | mine | 广东2017年各部门排放",
        "请使用数据集“mine2”中的数据，广东的碳足迹 | mine2 | 广东的碳足迹",
        "基于数据集广东2017，广东的碳足迹 | 广东2017 | 广东的碳足迹",
        "用mine数据集算广东的碳足迹 | mine | 算广东的碳足迹",
        "用内置数据集，广东的碳足迹 | embedded | 广东的碳足迹",
        "In dataset mine, who emits most in Guangdong? | mine | who emits most in Guangdong?",
        "Who emits most in Guangdong in the dataset mine? | mine | Who emits most in Guangdong ?",
        "Using the mine2 dataset, what is Guangdong's footprint? | mine2 | what is Guangdong's"
            + " footprint?",
        "Who emits most in Guangdong, using MINE dataset | mine | Who emits most in Guangdong,",
        "用数据集 yours，广东的碳足迹 | yours | 广东的碳足迹",
        "In dataset yours, who emits most in Guangdong? | yours | who emits most in Guangdong?",
        "用数据集 mine3 广东的碳足迹 | mine3 | 广东的碳足迹"
      })
  void aDatasetIsNamedAndTheRestIsTheQuestion(String question, String name, String rest) {
    DatasetMention mention = DatasetMention.of(question, NAMES);
    assertThat(mention.name()).contains(name);
    assertThat(mention.question()).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "有哪些数据集？",
        "数据集里有哪些省份",
        "What is in the dataset for Guangdong?",
        "Which datasets are there?",
        "这个系统用的数据集是什么",
        "我用的数据集有哪些年份",
        "mine the data of Guangdong",
        "广东2017年碳排放是多少？"
      })
  void aQuestionAboutDatasetsNamesNone(String question) {
    DatasetMention mention = DatasetMention.of(question, NAMES);
    assertThat(mention.name()).isEmpty();
    assertThat(mention.question()).isEqualTo(question);
  }

  @Test
  void aMessageOfADatasetAloneIsKeptWhole() {
    DatasetMention mention = DatasetMention.of("用数据集 mine", NAMES);
    assertThat(mention.name()).contains("mine");
    assertThat(mention.question()).isEqualTo("用数据集 mine");
  }
}
