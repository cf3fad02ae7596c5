package tanlu.assistant.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Text;

class FoldedTest {

  @Test
  void theTraditionalFormIcuGivesForEveryNameFoldsBackToIt() {
    Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
    Dataset data = Dataset.embedded();
    Stream<String> names =
        Stream.of(
                data.regions().stream().map(Region::name),
                Vintage.V2012.sectors().stream().map(Sector::name),
                Vintage.V2017.sectors().stream().map(Sector::name),
                InventoryRow.all().stream().map(InventoryRow::name),
                new Places(data).cities().stream().map(City::name))
            .flatMap(stream -> stream)
            .map(Text::zh);
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(Lexicon.key(traditional.transliterate(name)))
                    .isEqualTo(Lexicon.key(name)));
  }

  @Test
  void widthMarksDashesAndCaseDoNotCount() {
    assertThat(Folded.of("ＧＤ Guǎngdōng 2005—2019 CO₂ 1.5℃ Xi’an").text())
        .isEqualTo("gd guangdong 2005-2019 co2 1.5°c xi'an");
  }
}
