package tanlu.assistant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.proof.Language;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "556.86; Mt CO2; 5.569亿吨CO₂; 556.9 Mt CO₂",
        "42.1; Mt CO2; 4,210万吨CO₂; 42.1 Mt CO₂",
        "0.52; Mt CO2; 52万吨CO₂; 0.52 Mt CO₂",
        "10123.45; Mt CO2; 101.2亿吨CO₂; 10,123 Mt CO₂",
        "950; t CO2; 950吨CO₂; 950 t CO₂",
        "-556.86; Mt CO2; −5.569亿吨CO₂; −556.9 Mt CO₂",
        "0; Mt CO2; 0吨CO₂; 0 t CO₂",
        "3.4; %; 3.4%; 3.4 %",
        "12.345; %; 12.3%; 12.3 %",
        "12.35; %; 12.4%; 12.4 %",
        "18; %; 18%; 18 %",
        "99.97; %; 99.97%; 99.97 %",
        "0.0432; %; 0.043%; 0.043 %",
        "2.220446049250313e-14; %; 0.0%; 0.0 %",
        "3.9; pp; 3.9个百分点; 3.9 percentage points",
        "-3.42; %/yr; −3.4%; −3.4 %/yr",
        "8970; 10^8 yuan; 8,970亿元; 897 billion yuan",
        "89705.23; 10^8 yuan; 8.971万亿元; 8.971 trillion yuan",
        "0.52345; t CO2/10^4 yuan; 0.523吨CO₂/万元; 0.523 t CO₂ per 10,000 yuan",
        "5.2; kg CO2/10^4 yuan; 5.2千克CO₂/万元; 5.2 kg CO₂ per 10,000 yuan",
        "12601; 10^4 persons; 1.260亿人; 126.0 million people",
        "42; 1; 42; 42",
        "2030; 1; 2030; 2030",
        "12345; 1; 12,345; 12,345",
      })
  void a_quantity_is_written_as_readers_of_the_language_expect(
      double value, String unit, String zh, String en) {
    Quantity quantity = Quantity.of(value, Unit.ofCode(unit).orElseThrow());
    assertThat(Shown.of(quantity, Language.ZH)).isEqualTo(zh);
    assertThat(Shown.of(quantity, Language.EN)).isEqualTo(en);
  }

  @Test
  void a_chosen_unit_is_kept_where_the_language_can_say_it() {
    Quantity quantity = Quantity.of(556.86, Unit.MT_CO2);
    assertThat(Shown.of(quantity, Optional.of(Unit.WAN_T_CO2), Language.ZH))
        .isEqualTo("55,686万吨CO₂");
    assertThat(Shown.of(quantity, Optional.of(Unit.WAN_T_CO2), Language.EN))
        .isEqualTo("556.9 Mt CO₂");
    assertThat(Shown.of(quantity, Optional.of(Unit.YUAN), Language.ZH)).isEqualTo("5.569亿吨CO₂");
  }

  @Property(seed = "2017")
  void what_is_shown_reads_back_as_the_value(
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double value,
      @ForAll @IntRange(max = 30) int pick) {
    Unit unit = Unit.all().get(pick % Unit.all().size());
    Quantity quantity = Quantity.of(value, unit);
    for (Language language : Language.values()) {
      String shown = Shown.of(quantity, language);
      Mention mention = NumberReader.read("=" + shown).getFirst();
      if (mention.kind() != Mention.Kind.YEAR) {
        assertThat(mention.states(quantity)).as(value + " " + unit + " shown as " + shown).isTrue();
      }
    }
  }
}
