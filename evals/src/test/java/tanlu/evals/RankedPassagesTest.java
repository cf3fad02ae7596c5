package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tanlu.evals.score.RankedPassages;

/// By hand: a grade of 2 gains 3 and one of 1 gains 1; the second place is divided by log₂ 3 =
/// 1.58496, the third by 2.
class RankedPassagesTest {
  private static final Map<String, Integer> GRADES = Map.of("a", 2, "b", 1);

  @Test
  void theBestOrderGainsEverything() {
    assertThat(new RankedPassages(List.of("a", "b", "x"), GRADES).ndcg(10)).isEqualTo(1);
    assertThat(new RankedPassages(List.of("a", "b", "x"), GRADES).recall(10)).isEqualTo(1);
  }

  @Test
  void aLaterPlaceGainsLess() {
    double ideal = 3 + 1 / 1.58496;
    assertThat(new RankedPassages(List.of("x", "a", "b"), GRADES).ndcg(10))
        .isCloseTo((3 / 1.58496 + 1 / 2.0) / ideal, offset(1e-5));
  }

  @Test
  void whatStandsBehindTheLastPlaceIsNotFound() {
    RankedPassages ranked = new RankedPassages(List.of("x", "a"), GRADES);
    assertThat(ranked.ndcg(1)).isZero();
    assertThat(ranked.recall(1)).isZero();
    assertThat(ranked.recall(2)).isEqualTo(.5);
  }

  @Test
  void aMeanHasAnIntervalThatHoldsIt() {
    assertThat(Mean.of(List.of(.5, .5, .5))).isEqualTo(new Mean(.5, .5, .5, 3));
    Mean half = Mean.of(java.util.stream.IntStream.range(0, 400).mapToObj(i -> i % 2.0).toList());
    // The normal interval of a fair share of 400 is ½ ± 1.96 · ½ / √400 = ½ ± .049.
    assertThat(half.low()).isCloseTo(.451, offset(.005));
    assertThat(half.high()).isCloseTo(.549, offset(.005));
  }
}
