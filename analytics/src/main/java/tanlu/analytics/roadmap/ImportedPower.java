package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tanlu.analytics.data.Assumptions;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Power a region takes in from elsewhere, and what was emitted for it. That stands apart: a
/// roadmap counts what is emitted where power is made.
///
/// Own generation is `G_t = G_0 x_t / x_0`, `G_0 = E_0 / e_0`, with E emissions of power and heat,
/// x their output, and e_0 what own power emits: the mean factor f of the power used less the part
/// of what is taken in, `(f − s_0 m) / (1 − s_0)`, m the factor of that. Taken in are `G_t s_t / (1
/// − s_t)` at `m g_t / g_2024`, g the nation's factor as assumed. What is sent out leaves at the
/// region's own emissions. Heat counts as power, so that where much is made of it this is too much.
///
/// @param share in the start year
/// @param low of what is known of it
/// @param high of what is known of it
/// @param unchanged whether the share stays
/// @param factor m, of the power taken in
/// @param years the nowcast year and the milestones
public record ImportedPower(
    Figure share,
    Figure low,
    Figure high,
    boolean unchanged,
    Figure factor,
    Map<Integer, Year> years) {

  /// @param share net imports in what is used
  /// @param own emissions of the region's own power and heat, within the roadmap
  /// @param embodied emitted elsewhere for what is taken in, beside the roadmap; below 0: within
  ///   the roadmap, for what is sent out
  public record Year(Figure share, Figure own, Figure embodied) {}

  private static final int POWER = 39;
  private static final int FACTORS = 2023;

  /// Empty where no share is held for the region and none was given.
  ///
  /// @throws ParameterException where the share leaves own power no emissions
  static Optional<ImportedPower> of(Projection projection, Proofs proofs) {
    return projection.imports().map(held -> of(projection, proofs, held));
  }

  private static ImportedPower of(Projection projection, Proofs proofs, PowerImports held) {
    Dataset data = projection.start().data();
    Region region = projection.ask().region();
    Lever lever =
        projection.start().levers().stream()
            .filter(each -> each.key().equals(PowerImports.LEVER))
            .findFirst()
            .orElseThrow();
    Figure share = share(data, region, held, held.start().central(), Text.of("", ""));
    Figure factor =
        data.assumptions().figure(held.factor(), Assumptions.Value.CENTRAL, Unit.KG_PER_KWH);
    double mean =
        data.gridFactor(region)
            .orElseGet(() -> data.gridFactor(data.nation()).orElseThrow())
            .value();
    double start = held.start().central() / 100;
    double own = start > 0 ? (mean - start * factor.value()) / (1 - start) : mean;
    if (own <= 0) {
      throw new ParameterException(
          Text.of(
              region.name().zh()
                  + "外来电占比为"
                  + held.start().central()
                  + "%时，本地发电没有排放，与电网因子"
                  + mean
                  + "矛盾，请给更低的占比",
              "with "
                  + held.start().central()
                  + " % imported power the power made in "
                  + region.name().en()
                  + " would emit nothing, against a grid factor of "
                  + mean
                  + "; expected a lower share"));
    }
    double made = projection.year(Start.NOWCAST).row(POWER) / own;
    Course grid = grid(data, projection.ask().scenario());
    Map<Integer, Year> years = new LinkedHashMap<>();
    List<Integer> named = new ArrayList<>(List.of(Start.NOWCAST));
    named.addAll(projection.milestones());
    for (int year : named) {
      Simulation.Year simulated = projection.year(year);
      double s =
          lever.level(projection.levels().courseYear(lever, year)).at(projection.ask().scenario())
              / 100;
      double activity =
          projection.simulation().activity(POWER, year, simulated.economy())
              / projection
                  .simulation()
                  .activity(POWER, Start.NOWCAST, projection.year(Start.NOWCAST).economy());
      double taken = s / (1 - s);
      double embodied =
          s > 0
              ? taken * made * activity * factor.value() * grid.at(year) / grid.at(Start.NOWCAST)
              : taken * simulated.row(POWER);
      years.put(
          year,
          new Year(
              Figure.assumed(
                  proofs.label(year, Text.of("外来电占用电量的比重（净）", "net imports in the power used")),
                  Quantity.of(s * 100, Unit.PERCENT),
                  "lever." + PowerImports.LEVER + "." + year,
                  Basis.of(data, held.source()),
                  verification(data, held)),
              proofs.co2(
                  proofs.label(
                      InventoryRow.all().get(POWER - 1).name(),
                      year,
                      Text.of("排放（生产侧）", "emissions (where power is made)")),
                  simulated.row(POWER),
                  Proofs.EMISSIONS),
              proofs.co2(
                  proofs.label(
                      year,
                      Text.of("外来电隐含排放（消费侧，另计）", "emissions of imported power (where it is used)")),
                  embodied,
                  s > 0
                      ? "s_t / (1 − s_t) E_0 / e_0 (x_t / x_0) m g_t / g_2024, e_0 = (f − s_0 m) /"
                          + " (1 − s_0)"
                      : "s_t / (1 − s_t) E_t")));
    }
    return new ImportedPower(
        share,
        share(data, region, held, held.start().low(), Text.of("（低值）", " (low)")),
        share(data, region, held, held.start().high(), Text.of("（高值）", " (high)")),
        held.later().isEmpty(),
        factor,
        years);
  }

  private static Figure share(
      Dataset data, Region region, PowerImports held, double value, Text which) {
    return Figure.assumed(
        Text.of(
            region.name().zh() + held.year() + "年外来电占用电量的比重（净）" + which.zh(),
            region.name().en()
                + " "
                + held.year()
                + ", net imports in the power used"
                + which.en()),
        Quantity.of(value, Unit.PERCENT),
        "imports." + region.abbr() + "." + held.year(),
        Basis.of(data, held.source()),
        verification(data, held),
        new Derivation.Range(held.start().low(), held.start().high()));
  }

  private static Verification verification(Dataset data, PowerImports held) {
    return held.source().equals(PowerImports.ASKED)
        ? Verification.UNVERIFIED
        : Basis.verification(data, held.source());
  }

  /// The nation's factor: published, then as assumed, lowest in the strengthened scenario.
  private static Course grid(Dataset data, Scenario scenario) {
    Assumptions.Value value =
        switch (scenario) {
          case BAU -> Assumptions.Value.HIGH;
          case STATED -> Assumptions.Value.CENTRAL;
          case STRENGTHENED -> Assumptions.Value.LOW;
        };
    Course course = new Course(FACTORS, data.gridFactor(data.nation()).orElseThrow().value());
    for (String id : data.assumptions().ids("lever.power.gridef_default.")) {
      course.add(
          data.assumptions().year(id).orElseThrow(),
          data.assumptions().figure(id, value, Unit.KG_PER_KWH).value());
    }
    return course;
  }
}
