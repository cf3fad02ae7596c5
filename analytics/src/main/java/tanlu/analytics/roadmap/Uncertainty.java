package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How far a roadmap could be out, by seeded draws over growth, every lever, the nowcast, the
/// inventory and the table.
///
/// Each draw takes one position of each between its low and high, triangular about the central
/// value; the technology path is that of the roadmap. The same seed gives the same bits.
///
/// @param draws how many, as an assumption
/// @param bands by year from the nowcast's on
/// @param peak level of the peak
/// @param earliestPeak the year before which 5 % of the draws peak
/// @param latestPeak the year after which 5 % of the draws peak
/// @param samePeakYear whether those two are one year
/// @param chances of reaching what policy asks for, where it can be told
/// @param tornado what moves the neutral year's emissions, most first
public record Uncertainty(
    Figure draws,
    int seed,
    Map<Integer, Range> bands,
    Range peak,
    int earliestPeak,
    int latestPeak,
    boolean samePeakYear,
    Map<String, Chance> chances,
    List<Swing> tornado) {

  /// @param low P5
  /// @param high P95
  public record Range(Figure low, Figure median, Figure high) {}

  public record Chance(Text target, Figure probability) {}

  /// @param low emissions with this one thing at its favourable end
  /// @param high at its unfavourable end
  /// @param width of the two
  public record Swing(Text cause, Figure low, Figure high, Figure width) {}

  private static final int SHOWN = 8;

  static Uncertainty of(
      Projection projection, Draws draws, Parameters parameters, Proofs proofs, Goals goals) {
    int n = parameters.draws();
    int neutral = projection.ask().neutralYear();
    List<Integer> years = IntStream.rangeClosed(Start.NOWCAST, neutral).boxed().toList();
    double[][] totals = new double[years.size()][n];
    double[] peaks = new double[n];
    double[] peakYears = new double[n];
    int intensity = 0;
    int before = 0;
    int covered = 0;
    Random random = new Random(parameters.seed());
    for (int d = 0; d < n; d++) {
      double[] at = draws.positions(random);
      peaks[d] = Double.NEGATIVE_INFINITY;
      for (int y = 0; y < totals.length; y++) {
        totals[y][d] = draws.inYear(years.get(y), at);
        if (totals[y][d] > peaks[d]) {
          peaks[d] = totals[y][d];
          peakYears[d] = years.get(y);
        }
      }
      before += peakYears[d] < 2030 ? 1 : 0;
      intensity +=
          neutral >= 2030
                  && goals.intensityMet(totals[years.indexOf(2030)][d], draws.growth(at, 2030))
              ? 1
              : 0;
      covered += totals[totals.length - 1][d] <= goals.sinks() ? 1 : 0;
    }
    String equation = "quantiles of " + n + " draws, seed " + parameters.seed();
    Map<Integer, Range> bands = new LinkedHashMap<>();
    for (int year : years) {
      bands.put(
          year,
          range(
              proofs,
              totals[years.indexOf(year)],
              proofs.label(year, Text.of("CO₂排放", "CO₂ emissions")),
              equation));
    }
    Arrays.sort(peakYears);
    Map<String, Chance> chances = new LinkedHashMap<>();
    chances.put(
        "peak_before_2030",
        chance(proofs, Text.of("2030年前达峰", "Peak before 2030"), before, n, equation));
    if (neutral >= 2030) {
      chances.put(
          "intensity_65_2030",
          chance(
              proofs,
              Text.of(
                  "达到2030年单位GDP碳排放国家目标（可比价推算）",
                  "National target for CO₂ per GDP in 2030 (constant prices, computed)"),
              intensity,
              n,
              equation));
    }
    if (goals.sinks() > 0) {
      chances.put(
          "neutral",
          chance(
              proofs,
              Text.of(
                  neutral + "年剩余排放不超过已持有的碳汇和移除",
                  "Residual within the sink and removals held in " + neutral),
              covered,
              n,
              equation));
    }
    return new Uncertainty(
        draws(parameters),
        parameters.seed(),
        bands,
        range(
            proofs,
            peaks,
            Text.of(
                projection.ask().region().name().zh() + "峰值水平",
                projection.ask().region().name().en() + ", level of the peak"),
            equation),
        (int) quantile(peakYears, 0.05),
        (int) quantile(peakYears, 0.95),
        quantile(peakYears, 0.05) == quantile(peakYears, 0.95),
        chances,
        tornado(projection, draws, proofs));
  }

  static Figure draws(Parameters parameters) {
    return Figure.assumed(
        Text.of("蒙特卡洛抽样次数", "Monte Carlo draws"),
        Quantity.of(parameters.draws(), Unit.ONE),
        "uncertainty.draws",
        Text.of("roadmap.yaml或调用参数", "roadmap.yaml or an argument"),
        Verification.UNVERIFIED);
  }

  static Range range(Proofs proofs, double[] values, Text label, String equation) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Range(
        percentile(proofs, sorted, 5, label, Unit.MT_CO2, equation),
        percentile(proofs, sorted, 50, label, Unit.MT_CO2, equation),
        percentile(proofs, sorted, 95, label, Unit.MT_CO2, equation));
  }

  static Figure percentile(
      Proofs proofs, double[] sorted, int percent, Text label, Unit unit, String equation) {
    return proofs.of(
        Text.of(label.zh() + "（P" + percent + "）", label.en() + " (P" + percent + ")"),
        quantile(sorted, percent / 100.0),
        unit,
        equation);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static Chance chance(Proofs proofs, Text target, int met, int draws, String equation) {
    return new Chance(
        target,
        proofs.of(
            Text.of(target.zh() + "的概率", "probability of: " + target.en()),
            100.0 * met / draws,
            Unit.PERCENT,
            "share of draws; " + equation));
  }

  private static List<Swing> tornado(Projection projection, Draws draws, Proofs proofs) {
    int year = projection.ask().neutralYear();
    List<Ends> ends = new ArrayList<>();
    for (int cause = 0; cause < draws.causes().size(); cause++) {
      ends.add(new Ends(draws.causes().get(cause), draws.end(cause, -1), draws.end(cause, 1)));
    }
    return widest(ends, SHOWN).stream()
        .map(
            each ->
                each.swing(
                    proofs,
                    year,
                    Unit.MT_CO2,
                    Text.of("取有利端时的排放", "emissions at its favourable end"),
                    Text.of("取不利端时的排放", "emissions at its unfavourable end"),
                    Proofs.EMISSIONS))
        .toList();
  }

  /// An outcome with one thing at either end.
  record Ends(Text cause, double one, double other) {
    /// @param at positions, of which one moves and goes back to its centre
    static Ends of(Text cause, double[] at, int position, DoubleSupplier outcome) {
      at[position] = -1;
      double one = outcome.getAsDouble();
      at[position] = 1;
      double other = outcome.getAsDouble();
      at[position] = 0;
      return new Ends(cause, one, other);
    }

    double width() {
      return Math.abs(one - other);
    }

    Swing swing(Proofs proofs, int year, Unit unit, Text least, Text most, String equation) {
      Figure low =
          proofs.of(proofs.label(cause, year, least), Math.min(one, other), unit, equation);
      Figure high =
          proofs.of(proofs.label(cause, year, most), Math.max(one, other), unit, equation);
      return new Swing(
          cause,
          low,
          high,
          Figure.computed(
              proofs.label(cause, year, Text.of("影响幅度", "swing")),
              unit,
              "high - low",
              "high",
              high,
              "low",
              low));
    }
  }

  /// Those that move an outcome most, most first.
  static List<Ends> widest(List<Ends> ends, int most) {
    return ends.stream()
        .filter(each -> each.one != each.other)
        .sorted(Comparator.comparingDouble(Ends::width).reversed())
        .limit(most)
        .toList();
  }
}
