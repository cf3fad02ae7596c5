package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {
  private static final Glossary GLOSSARY =
      new Glossary(
          List.of(
              "# a comment",
              "stop: 多少 | how much",
              "term: 风电 | wind",
              "term: 海上风电 | offshore wind",
              "sector steel < industry: 钢铁 | steel",
              "sector industry: 工业 | industry",
              "region GD: 广东 | guangdong",
              "place GD: 深圳 | shenzhen"));

  @Test
  void theLongestWordWinsAndTheRestIsKept() {
    Glossary.Reading reading = GLOSSARY.read("How much OFFSHORE WIND and ｗｉｎｄ for xyz?");

    assertThat(reading.subjects())
        .containsExactly(List.of("海上风电", "offshore wind"), List.of("风电", "wind"));
    assertThat(reading.rest().split("\\s+")).containsExactly("and", "for", "xyz?");
  }

  @Test
  void aPartOfALatinWordIsNotTheWord() {
    assertThat(GLOSSARY.read("windows rewind").subjects()).isEmpty();
    assertThat(GLOSSARY.read("winds").subjects()).containsExactly(List.of("风电", "wind"));
  }

  @Test
  void aProvinceSaysWhereAndAPlaceIsAlsoASubject() {
    Glossary.Reading province = GLOSSARY.read("广东多少");
    Glossary.Reading place = GLOSSARY.read("Shenzhen");

    assertThat(province.regions()).containsExactly("GD");
    assertThat(province.subjects()).isEmpty();
    assertThat(place.regions()).containsExactly("GD");
    assertThat(place.subjects()).containsExactly(List.of("深圳", "shenzhen"));
  }

  @ParameterizedTest
  @CsvSource({"钢铁, steel", "鋼鐵, steel", "Steel, steel", "industry, industry"})
  void aSectorIsKnownByItsWords(String word, String sector) {
    assertThat(GLOSSARY.sector(word)).contains(sector);
    assertThat(GLOSSARY.within("steel")).containsExactly("industry");
  }

  @Test
  void aBrokenLineIsRefused() {
    assertThatThrownBy(() -> new Glossary(List.of("term: 风电 | wind", "term: 风能 | Wind")))
        .hasMessage("glossary.txt: 'Wind' stands twice");
    assertThatThrownBy(() -> new Glossary(List.of("word: 风电")))
        .hasMessageStartingWith("glossary.txt: 'word: 风电' does not fit; expected");
  }
}
