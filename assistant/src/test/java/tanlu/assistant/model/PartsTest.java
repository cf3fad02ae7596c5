package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;

class PartsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  private static List<List<String>> ways(String message, int questions) {
    return Parts.of(message, LINKER.mentions(message).lists()).ways(questions);
  }

  @Test
  void clausesJoinIntoEveryRunOfThem() {
    assertThat(ways("湖南排多少，谁排得多，为什么", 2))
        .containsExactly(List.of("湖南排多少", "谁排得多，为什么"), List.of("湖南排多少，谁排得多", "为什么"));
    assertThat(ways("湖南排多少，谁排得多，为什么", 3)).containsExactly(List.of("湖南排多少", "谁排得多", "为什么"));
  }

  @Test
  void aListOfPlacesAndASpanOfYearsStayWhole() {
    assertThat(ways("Which of Liaoning, Jilin and Heilongjiang emits most", 2)).isEmpty();
    assertThat(ways("Why did Xinjiang's emissions rise between 2005 and 2015", 2)).isEmpty();
    assertThat(ways("甘肃、青海和宁夏都要", 2)).isEmpty();
  }

  @Test
  void howAQuestionIsToBeAnsweredIsNoQuestion() {
    assertThat(ways("按2035年国家自主贡献，浙江应减排多少", 2)).isEmpty();
    assertThat(ways("湖北煤油气到各部门的碳流，画成桑基图", 2)).isEmpty();
  }

  @Test
  void itemsOfAListArePartedWithoutTheirNumbers() {
    assertThat(ways("想了解两点：一、湖南排多少；二、谁排得多。", 2)).containsExactly(List.of("湖南排多少", "谁排得多"));
  }

  @Test
  void theTableToGoByAndALevelNotToPassAreNoQuestions() {
    assertThat(ways("湖北2012年投入产出表，行业间流量的桑基图", 2)).isEmpty();
    assertThat(ways("湖北2028年达峰，峰值压在3亿吨，还差多少", 2)).isEmpty();
  }

  @Test
  void anAndPartsWhatIsAskedForOnlyWhereBothAreWanted() {
    assertThat(ways("福建的产出和增加值", 2)).isEmpty();
    assertThat(ways("福建的产业网络和桑基图都要", 2)).containsExactly(List.of("福建的产业网络", "桑基图都要"));
  }
}
