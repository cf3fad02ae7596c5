package tanlu.assistant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.tool.ToolOutcome.Done;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClaimsTest {

  @Test
  void a_claim_has_the_exact_value_and_the_place_it_replays_from() {
    Claim claim = claims("共[[r1/total]]。").getFirst();
    assertThat(claim.value()).isEqualTo(556.86);
    assertThat(claim.unit()).isEqualTo("Mt CO2");
    assertThat(claim.shown()).isEqualTo("5.569亿吨CO₂");
    assertThat(claim.label()).isEqualTo("甲省CO₂排放总量");
    assertThat(claim.derivation().kind()).isEqualTo("published");
    assertThat(claim.derivation().tool()).isEqualTo("emissions_profile");
    assertThat(claim.derivation().path()).isEqualTo("/total");
    assertThat(claim.derivation().inputs())
        .hasToString(
            "[{\"table\":\"co2\",\"cell\":\"A/2017/total\",\"source\":\"示例发布者\",\"verification\":\"official\"}]");
  }

  @Test
  void an_input_that_is_a_claim_itself_is_named_by_its_id_and_others_are_nested() {
    JsonNode inputs = claims("电力占[[r1/占比]]，总量[[r1/total]]。").getFirst().derivation().inputs();
    assertThat(inputs.get(0).at("/name").asText()).isEqualTo("power");
    assertThat(inputs.get(0).at("/value").asDouble()).isEqualTo(13921.5);
    assertThat(inputs.get(0).at("/inputs/0/cell").asText()).isEqualTo("A/2017/power");
    assertThat(inputs.get(1).asText()).isEqualTo("c2");
  }

  @Test
  void assumptions_and_analyses_say_what_they_stand_on() {
    List<Claim> claims = claims("乘数[[r1/intensity]]，变化[[r1/rate]]。");
    assertThat(claims.getFirst().derivation().kind()).isEqualTo("computed");
    assertThat(claims.getFirst().derivation().formula()).isEqualTo("m = f (I − A)⁻¹");
    assertThat(claims.getFirst().derivation().inputs().at("/0/cell").asText()).isEqualTo("A");
    assertThat(claims.getLast().derivation().kind()).isEqualTo("assumed");
    assertThat(claims.getLast().derivation().inputs().at("/0/low").asDouble()).isEqualTo(-5);
  }

  @Test
  void a_sum_keeps_all_its_terms_and_deep_nesting_says_what_it_left_out() {
    Figure deep = Example.TOTAL;
    for (int level = 0; level < 6; level++) {
      deep = Figure.sum(Text.of("层", "level"), Unit.MT_CO2, List.of(deep));
    }
    Figure base = deep;
    Figure wide =
        Figure.sum(
            Text.of("合计", "sum"), Unit.MT_CO2, IntStream.range(0, 47).mapToObj(_ -> base).toList());
    Evidence evidence = new Evidence();
    JsonNodeFactory json = JsonNodeFactory.instance;
    evidence.add(
        1,
        new Done(
            "t",
            json.objectNode(),
            json.objectNode(),
            Map.of("/sum", wide),
            List.of(),
            List.of(),
            List.of(),
            "territorial",
            tanlu.analytics.data.Dataset.embedded()));
    Prover prover = new Prover(evidence, "", Language.EN);
    prover.feed("[[r1/sum]]");
    prover.finish();
    JsonNode inputs = prover.claims().getFirst().derivation().inputs();
    assertThat(inputs).hasSize(47);
    assertThat(inputs.at("/46/inputs/0/inputs/0/inputs/0/omitted").asText())
        .contains("replaying the claim");
  }

  private static List<Claim> claims(String text) {
    Prover prover = Example.prover(text);
    Example.whole(prover, text);
    return prover.claims();
  }
}
