package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Vintage;

class QuestionsTest {
  private static final EntityLinker LINKER = EntityLinker.of(Dataset.embedded());

  @ParameterizedTest
  @CsvFileSource(resources = "questions.csv", useHeadersInDisplayName = true)
  void aQuestionNamesExactlyWhatIsWritten(String question, String expected) {
    Mentions mentions = LINKER.mentions(question);
    for (String field : expected.split(";", -1)) {
      String name = field.substring(0, field.indexOf('='));
      assertThat(name + "=" + read(mentions, name)).isEqualTo(field);
    }
  }

  private static String read(Mentions m, String field) {
    return switch (field) {
      case "regions" -> join(m.regions().stream().map(mention -> mention.value().abbr()));
      case "groups" -> join(m.groups().stream().map(mention -> mention.value().code()));
      case "cities" -> join(m.cities().stream().map(mention -> mention.value().key()));
      case "unknownRegions" -> join(m.unknownRegions().stream().map(Mention::text));
      case "sectors" ->
          join(
              m.sectors().stream()
                  .map(mention -> String.join(",", mention.value().codes(Vintage.V2017))));
      case "years" -> join(m.years().stream().map(Mention::value));
      case "range" -> one(m.yearRange().map(r -> r.value().from() + "-" + r.value().to()));
      case "base" -> one(m.baseYear().map(Mention::value));
      case "peak" -> one(m.peakYear().map(Mention::value));
      case "neutral" -> one(m.neutralYear().map(Mention::value));
      case "indicators" -> join(m.indicators().stream().map(Mention::value));
      case "scenarios" -> join(m.scenarios().stream().map(Mention::value));
      case "rules" -> join(m.rules().stream().map(Mention::value));
      case "language" -> m.language().name();
      default -> throw new IllegalArgumentException("no field " + field);
    };
  }

  private static String join(Stream<?> values) {
    return values.map(Object::toString).collect(Collectors.joining(" "));
  }

  private static String one(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  @Test
  void aMentionPointsAtTheQuestionsOwnCharacters() {
    String question = "請比較 Guǎng dōng 與２０１７年的內蒙古鋼鐵，in Georgia";
    Mentions mentions = LINKER.mentions(question);
    assertThat(mentions.regions().stream().map(Mention::text)).containsExactly("Guǎng dōng", "內蒙古");
    assertThat(mentions.years().getFirst().text()).isEqualTo("２０１７");
    assertThat(mentions.sectors().getFirst().text()).isEqualTo("鋼鐵");
    List<Mention<?>> all =
        Stream.of(
                mentions.regions(), mentions.years(), mentions.sectors(), mentions.unknownRegions())
            .<Mention<?>>flatMap(List::stream)
            .toList();
    assertThat(all)
        .allSatisfy(
            mention ->
                assertThat(question.substring(mention.start(), mention.end()))
                    .isEqualTo(mention.text()));
  }
}
