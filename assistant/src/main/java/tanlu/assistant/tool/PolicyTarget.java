package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.proof.Cell;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Passage;
import tanlu.knowledge.Passage.Target;

/// A number a policy sets or reports, as a claim can state it.
///
/// @param passage the passage it stands in
/// @param fact its id
/// @param metric e.g. `co2_intensity_reduction`
/// @param value as written, or `not published`
/// @param figure where it is one number in a unit the engine computes with
public record PolicyTarget(
    String passage,
    String fact,
    String metric,
    String region,
    @Nullable Integer baseYear,
    @Nullable Integer targetYear,
    String value,
    Optional<Figure> figure) {
  /// The table of the published cells: the row is the passage, the column the fact.
  public static final String TABLE = "policy-digests";

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("%", Unit.PERCENT),
          Map.entry("个百分点", Unit.PERCENTAGE_POINT),
          Map.entry("% per year", Unit.PERCENT_PER_YEAR),
          Map.entry("t CO2", Unit.T_CO2),
          Map.entry("Mt CO2", Unit.MT_CO2),
          Map.entry("GtCO2", Unit.GT_CO2),
          Map.entry("tce", Unit.TCE),
          Map.entry("10k tce", Unit.WAN_TCE),
          Map.entry("yuan", Unit.YUAN),
          Map.entry("亿元", Unit.YI_YUAN),
          Map.entry("100 million yuan", Unit.YI_YUAN),
          Map.entry("万亿元", Unit.TRILLION_YUAN));

  static List<PolicyTarget> of(Passage passage) {
    List<PolicyTarget> targets = new ArrayList<>();
    // A digest gives each fact a sentence, in the order of its table.
    List<String> sentences = List.of(passage.textZh().split("。"));
    boolean paired = sentences.size() == passage.targets().size();
    for (Target target : passage.targets()) {
      String statement = paired ? sentences.get(targets.size()) : passage.headingZh();
      targets.add(
          new PolicyTarget(
              passage.id(),
              target.id(),
              target.metric(),
              passage.region(),
              target.baseYear(),
              target.targetYear(),
              target.value(),
              quantity(target).map(quantity -> figure(passage, target, statement, quantity))));
    }
    return targets;
  }

  private static Figure figure(
      Passage passage, Target target, String statement, Quantity quantity) {
    String metric =
        passage.headingEn() + ": " + target.metric().replace('_', ' ').replace("co2", "CO₂");
    return Figure.published(
        Text.of(
            statement, target.targetYear() == null ? metric : metric + ", " + target.targetYear()),
        quantity,
        new Cell(TABLE, passage.id(), target.id()),
        new Source(
            Text.of(passage.titleZh(), passage.titleEn()),
            Verification.valueOf(target.verification().name())));
  }

  private static Optional<Quantity> quantity(Target target) {
    String unit = target.unit().replaceFirst(" or (?:more|less)$| approx\\.$", "");
    return Optional.ofNullable(target.number())
        .flatMap(number -> Optional.ofNullable(UNITS.get(unit)).map(u -> Quantity.of(number, u)));
  }

  /// Reads a published target again, for a replay.
  static Quantity read(Cell cell, Corpus corpus) {
    return corpus.passage(cell.row()).stream()
        .flatMap(passage -> passage.targets().stream())
        .filter(target -> target.id().equals(cell.column()))
        .flatMap(target -> quantity(target).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    TABLE + " has no number at " + cell.row() + "/" + cell.column()));
  }
}
