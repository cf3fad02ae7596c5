package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// What makes a roadmap hard to believe or to do: falls faster than any seen, and published
/// pathways it differs from.
///
/// @param flags falls between milestones that are faster than what is flagged from
/// @param benchmarks published levels of the same region and year beside the roadmap's
public record Feasibility(List<Flag> flags, List<Benchmark> benchmarks) {

  /// @param fall mean yearly fall over the period
  public record Flag(Text what, int from, int to, Figure fall, Figure limit) {}

  /// @param difference of the roadmap from it
  public record Benchmark(Text name, int year, Figure published, Figure own, Figure difference) {}

  static Feasibility of(Projection projection, Proofs proofs, Parameters parameters) {
    List<Flag> flags = new ArrayList<>();
    List<Integer> years = new ArrayList<>(projection.milestones());
    years.addFirst(Start.NOWCAST);
    for (int i = 1; i < years.size(); i++) {
      int from = years.get(i - 1);
      int to = years.get(i);
      flag(
          flags,
          proofs,
          projection,
          parameters,
          "total",
          from,
          to,
          Text.of("全部排放", "all emissions"),
          projection.year(from).total(),
          projection.year(to).total());
      flag(
          flags,
          proofs,
          projection,
          parameters,
          "power",
          from,
          to,
          Text.of("电力热力", "power and heat"),
          projection.year(from).row(39),
          projection.year(to).row(39));
    }
    return new Feasibility(flags, benchmarks(projection, proofs));
  }

  private static void flag(
      List<Flag> flags,
      Proofs proofs,
      Projection projection,
      Parameters parameters,
      String name,
      int from,
      int to,
      Text what,
      double before,
      double after) {
    Driver limit = Objects.requireNonNull(parameters.flags().get(name));
    double most = -limit.band().central();
    if (!(before > 0)) {
      return;
    }
    double fall = (1 - StrictMath.pow(after / before, 1.0 / (to - from))) * 100;
    if (fall <= most) {
      return;
    }
    Dataset data = projection.start().data();
    flags.add(
        new Flag(
            what,
            from,
            to,
            proofs.of(
                proofs.label(
                    to,
                    Text.of(
                        "前" + what.zh() + "年均下降（自" + from + "年）",
                        what.en() + ", mean yearly fall since " + from)),
                fall,
                Unit.PERCENT_PER_YEAR,
                "1 − (E_to / E_from)^(1/n)"),
            Figure.assumed(
                Text.of("年均降幅提示线", "yearly fall that is flagged"),
                Quantity.of(most, Unit.PERCENT_PER_YEAR),
                "flags." + name,
                Basis.of(data, limit.source()),
                Basis.verification(data, limit.source()),
                new Derivation.Range(-limit.band().high(), -limit.band().low()))));
  }

  private static List<Benchmark> benchmarks(Projection projection, Proofs proofs) {
    Region region = projection.ask().region();
    Dataset data = projection.start().data();
    List<Benchmark> benchmarks = new ArrayList<>();
    for (String id :
        data.assumptions().ids("bench." + region.abbr().toLowerCase(Locale.ROOT) + ".")) {
      int year = data.assumptions().year(id).orElse(0);
      if (!data.assumptions().megatonnes(id)
          || year < Start.NOWCAST
          || year > projection.ask().neutralYear()) {
        continue;
      }
      Figure published = data.assumptions().figure(id, Unit.MT_CO2);
      Figure own =
          proofs.co2(
              proofs.label(year, Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)")),
              projection.year(year).total(),
              Proofs.EMISSIONS);
      benchmarks.add(
          new Benchmark(
              published.label(),
              year,
              published,
              own,
              Figure.computed(
                  proofs.label(year, Text.of("与已发表路径之差", "difference from the published pathway")),
                  Unit.PERCENT,
                  "own / published - 1",
                  "own",
                  own,
                  "published",
                  published)));
    }
    return benchmarks;
  }
}
