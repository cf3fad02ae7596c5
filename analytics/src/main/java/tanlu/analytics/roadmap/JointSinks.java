package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What stands against the residual of several provinces: the land sinks held, and removals.
///
/// @param land of the members one is held for
/// @param removal captured from the air, the members' shares of the nation's
/// @param uncovered residual met by neither
/// @param without members no land sink is held for
public record JointSinks(
    Optional<Figure> land, Optional<Figure> removal, Figure uncovered, List<Text> without) {

  static JointSinks of(
      JointProjection projection, Parameters parameters, Proofs proofs, Figure residual) {
    int year = projection.ask().neutralYear();
    List<Figure> land = new ArrayList<>();
    List<Figure> removal = new ArrayList<>();
    List<Text> without = new ArrayList<>();
    for (Projection member : projection.members()) {
      Sinks own = Sinks.of(member, parameters, new Proofs(member), residual);
      own.land().ifPresentOrElse(land::add, () -> without.add(member.ask().region().name()));
      own.removal().ifPresent(removal::add);
    }
    List<Figure> both = new ArrayList<>(land);
    both.addAll(removal);
    Text label =
        proofs.label(
            year,
            Text.of("碳汇和移除未覆盖的剩余排放", "residual emissions that sinks and removals do not cover"));
    Figure uncovered = residual;
    if (!both.isEmpty()) {
      Figure taken =
          Figure.sum(
              proofs.label(year, Text.of("碳汇和移除合计", "sinks and removals together")),
              Unit.MT_CO2,
              both);
      uncovered = Sinks.less(label, residual, taken);
    }
    return new JointSinks(
        sum(proofs.label(year, Text.of("陆地碳汇（持有数据的成员）", "land sinks held")), land),
        sum(
            proofs.label(
                year, Text.of("直接空气捕集（按排放份额）", "direct air capture (by share of emissions)")),
            removal),
        uncovered.labelled(label),
        without);
  }

  private static Optional<Figure> sum(Text label, List<Figure> figures) {
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(Figure.sum(label, Unit.MT_CO2, figures));
  }
}
