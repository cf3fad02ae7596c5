package tanlu.analytics.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What the levers change for a sector beside its emissions, against the reference in the neutral
/// year, at the prices of the table: `x − x_ref` and `v x − v_ref x_ref`.
///
/// Final demand is the same in both cases, so this shows who sells more and who less, not a loss of
/// GDP.
///
/// @param output change of gross output
/// @param valueAdded change of value added
public record KnockOn(Text name, Figure output, Figure valueAdded) {
  private static final int SHOWN = 4;

  /// The sectors that lose and that gain most output, the largest loss first.
  static Map<String, KnockOn> of(Projection projection, Proofs proofs) {
    int year = projection.ask().neutralYear();
    int n = projection.start().economy().size();
    Economy.State with = projection.year(year).economy();
    Levels.Case against = Levels.Case.reference(projection.ask().scenario());
    Economy.State without =
        projection.simulation().economy(year, projection.left(year, against, Set.of("*")));
    double[] own = Economy.valueAdded(with.coefficients(), n);
    double[] other = Economy.valueAdded(without.coefficients(), n);
    List<Integer> ranked =
        Totals.ranked(
            IntStream.range(0, n)
                .filter(i -> with.output()[i] != without.output()[i])
                .boxed()
                .toList(),
            i -> without.output()[i] - with.output()[i]);
    Map<String, KnockOn> effects = new LinkedHashMap<>();
    for (int rank = 0; rank < ranked.size(); rank++) {
      if (rank >= SHOWN && rank < ranked.size() - SHOWN) {
        continue;
      }
      int i = ranked.get(rank);
      Text name = Vintage.V2017.sector(i).name();
      effects.put(
          Vintage.V2017.sector(i).code(),
          new KnockOn(
              name,
              proofs.of(
                  proofs.label(name, year, Text.of("总产出变化", "change of gross output")),
                  with.output()[i] - without.output()[i],
                  Unit.YI_YUAN,
                  "x − x_ref"),
              proofs.of(
                  proofs.label(name, year, Text.of("增加值变化", "change of value added")),
                  own[i] * with.output()[i] - other[i] * without.output()[i],
                  Unit.YI_YUAN,
                  "v x − v_ref x_ref")));
    }
    return effects;
  }
}
