package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Competing decarbonisation rates on one footing: what each is a rate of, over which years, as a
/// geometric and as an arithmetic mean, and what it would leave the region in 2030 and 2060.
///
/// A rate r is the yearly fall of CO2 per real GDP, `E_t = E_2024 (Π (1 + g)) (1 − r)^n`, g the
/// growth the roadmap assumes; a yearly fall of emissions alone needs no g.
///
/// @param base emissions of the nowcast year
public record Reconciler(Region region, Figure base, List<Rate> rates) {

  /// @param geometric the yearly rate that compounds to the fall
  /// @param arithmetic the fall over the years, shared out evenly
  /// @param in2030 emissions if the rate held from the nowcast year on
  public record Rate(
      Text name,
      Text definition,
      int from,
      int to,
      Figure geometric,
      Figure arithmetic,
      Figure in2030,
      Figure in2060) {}

  public static Reconciler of(Dataset data, Parameters parameters, Region region) {
    Start start = Start.of(data, region, parameters);
    Simulation simulation = new Simulation(start, parameters);
    Proofs proofs = new Proofs(Projection.of(data, parameters, Ask.of(region, Scenario.STATED)));
    Figure base = Objects.requireNonNull(start.nowcast().years().get(Start.NOWCAST));
    List<Rate> rates = new ArrayList<>();
    for (PublishedRate each : PublishedRate.values()) {
      rates.add(rate(each, base, simulation, proofs));
    }
    return new Reconciler(region, base, rates);
  }

  private static Rate rate(PublishedRate each, Figure base, Simulation simulation, Proofs proofs) {
    int n = each.to() - each.from();
    Figure given =
        Figure.assumed(
            each.label(),
            Quantity.of(each.percent(), each.yearly() ? Unit.PERCENT_PER_YEAR : Unit.PERCENT),
            "rate." + each.id(),
            each.basis(),
            each.verification());
    Text mean = Text.of("年均（几何）", ", yearly (geometric)");
    Figure geometric =
        each.yearly()
            ? given.labelled(joined(each.label(), mean))
            : Figure.computed(
                joined(each.label(), mean),
                Unit.PERCENT_PER_YEAR,
                "1 - (1 - fall) ^ (1 / " + n + ")",
                "fall",
                given);
    Figure arithmetic =
        Figure.computed(
            joined(each.label(), Text.of("年均（算术）", ", yearly (arithmetic)")),
            Unit.PERCENT_PER_YEAR,
            each.yearly() ? "(1 - (1 - fall) ^ " + n + ") / " + n : "fall / " + n,
            "fall",
            given);
    return new Rate(
        each.label(),
        each.definition(),
        each.from(),
        each.to(),
        geometric,
        arithmetic,
        implied(each, base, geometric, simulation, proofs, 2030),
        implied(each, base, geometric, simulation, proofs, 2060));
  }

  private static Figure implied(
      PublishedRate each,
      Figure base,
      Figure rate,
      Simulation simulation,
      Proofs proofs,
      int year) {
    Text label =
        proofs.label(
            year, Text.of("按" + each.label().zh() + "的排放", "emissions after " + each.label().en()));
    int n = year - Start.NOWCAST;
    if (!each.ofIntensity()) {
      return Figure.computed(
          label, Unit.MT_CO2, "base * (1 - rate) ^ " + n, "base", base, "rate", rate);
    }
    Figure growth =
        proofs.of(
            proofs.label(year, Text.of("实际GDP（2024年=1）", "real GDP (2024 = 1)")),
            simulation.growth(year),
            Unit.ONE,
            "Π_t (1 + g_t)");
    return Figure.computed(
        label,
        Unit.MT_CO2,
        "base * growth * (1 - rate) ^ " + n,
        "base",
        base,
        "growth",
        growth,
        "rate",
        rate);
  }

  private static Text joined(Text name, Text what) {
    return Text.of(name.zh() + what.zh(), name.en() + what.en());
  }
}
