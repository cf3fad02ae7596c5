package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
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

  private static final Text INTENSITY = Text.of("单位GDP碳排放下降", "fall of CO₂ per GDP");
  private static final Text ABSOLUTE = Text.of("排放总量下降", "fall of emissions");

  private record Published(
      String id, Text name, Text definition, int from, int to, double percent, boolean yearly) {}

  /// As published: the national targets, PwC's Net Zero Economy Index, UNEP's Emissions Gap Report,
  /// the rates VisNetZero names for 1.5 °C.
  private static final List<Published> PUBLISHED =
      List.of(
          new Published(
              "national.2030",
              Text.of("国家2030年目标", "National target for 2030"),
              INTENSITY,
              2005,
              2030,
              65,
              false),
          new Published(
              "national.14fyp",
              Text.of("“十四五”目标", "14th Five-Year Plan"),
              INTENSITY,
              2020,
              2025,
              18,
              false),
          new Published(
              "national.15fyp",
              Text.of("“十五五”目标", "15th Five-Year Plan"),
              INTENSITY,
              2025,
              2030,
              17,
              false),
          new Published(
              "pwc.2023",
              Text.of("普华永道2023年报告（1.5°C）", "PwC report of 2023 (1.5 °C)"),
              INTENSITY,
              2022,
              2050,
              17.2,
              true),
          new Published(
              "pwc.2024",
              Text.of("普华永道2024年报告（1.5°C）", "PwC report of 2024 (1.5 °C)"),
              INTENSITY,
              2023,
              2050,
              20.4,
              true),
          new Published(
              "pwc.2024.wb2",
              Text.of("普华永道2024年报告（2°C）", "PwC report of 2024 (2 °C)"),
              INTENSITY,
              2023,
              2050,
              6.9,
              true),
          new Published(
              "unep", Text.of("联合国环境署（1.5°C）", "UNEP (1.5 °C)"), ABSOLUTE, 2024, 2030, 7.5, true),
          new Published(
              "vis.2030",
              Text.of("VisNetZero到2030年", "VisNetZero to 2030"),
              INTENSITY,
              2024,
              2030,
              9,
              true),
          new Published(
              "vis.2050",
              Text.of("VisNetZero到2050年", "VisNetZero to 2050"),
              INTENSITY,
              2024,
              2050,
              19,
              true));

  public static Reconciler of(Dataset data, Parameters parameters, Region region) {
    Start start = Start.of(data, region, parameters);
    Simulation simulation = new Simulation(start, parameters);
    Proofs proofs = new Proofs(Projection.of(data, parameters, Ask.of(region, Scenario.STATED)));
    Figure base = Objects.requireNonNull(start.nowcast().years().get(Start.NOWCAST));
    List<Rate> rates = new ArrayList<>();
    for (Published each : PUBLISHED) {
      rates.add(rate(each, base, simulation, proofs));
    }
    return new Reconciler(region, base, rates);
  }

  private static Rate rate(Published each, Figure base, Simulation simulation, Proofs proofs) {
    int n = each.to - each.from;
    Figure given =
        Figure.assumed(
            each.name,
            Quantity.of(each.percent, each.yearly ? Unit.PERCENT_PER_YEAR : Unit.PERCENT),
            "rate." + each.id,
            Text.of("公开报告或国家目标（二手转录）", "published report or national target (secondary)"),
            Verification.SECONDARY);
    Text mean = Text.of("年均（几何）", ", yearly (geometric)");
    Figure geometric =
        each.yearly
            ? given.labelled(joined(each.name, mean))
            : Figure.computed(
                joined(each.name, mean),
                Unit.PERCENT_PER_YEAR,
                "1 - (1 - fall) ^ (1 / " + n + ")",
                "fall",
                given);
    Figure arithmetic =
        Figure.computed(
            joined(each.name, Text.of("年均（算术）", ", yearly (arithmetic)")),
            Unit.PERCENT_PER_YEAR,
            each.yearly ? "(1 - (1 - fall) ^ " + n + ") / " + n : "fall / " + n,
            "fall",
            given);
    return new Rate(
        each.name,
        each.definition,
        each.from,
        each.to,
        geometric,
        arithmetic,
        implied(each, base, geometric, simulation, proofs, 2030),
        implied(each, base, geometric, simulation, proofs, 2060));
  }

  private static Figure implied(
      Published each, Figure base, Figure rate, Simulation simulation, Proofs proofs, int year) {
    Text label =
        proofs.label(
            year, Text.of("按" + each.name.zh() + "的排放", "emissions after " + each.name.en()));
    int n = year - Start.NOWCAST;
    if (each.definition.equals(ABSOLUTE)) {
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
