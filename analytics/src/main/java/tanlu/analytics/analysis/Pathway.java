package tanlu.analytics.analysis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// The curves of a [Roadmap]: growth that fades up to the peak, then an S-curve down.
///
/// `E_t = E_0 (1 + g (u − u²/2n))` up to the peak, `E_t = E_end + (E_peak − E_end)(1 − 3τ² + 2τ³)`
/// after it; both and their slopes meet at the peak where growth has faded to 0.
///
/// @param growth g, mean yearly change before the base year
record Pathway(
    Region region, int baseYear, int peakYear, int neutralYear, Figure base, Figure growth) {
  private static final List<Integer> MILESTONES = List.of(2025, 2030, 2035, 2040, 2050, 2060);
  private static final Text EMISSIONS = Text.of("CO₂排放（路径）", "CO₂ emissions (pathway)");

  /// The standard milestones up to the neutral year, and the neutral year itself.
  List<Integer> milestones() {
    return Stream.concat(MILESTONES.stream(), Stream.of(neutralYear))
        .filter(year -> year <= neutralYear)
        .distinct()
        .toList();
  }

  IntStream years() {
    return IntStream.rangeClosed(baseYear, neutralYear);
  }

  Figure peak() {
    return rising(peakYear)
        .labelled(
            Held.label(
                region,
                peakYear,
                peakYear == baseYear
                    ? Text.of("排放量（降排起点）", "emissions at the start of the decline")
                    : Text.of("达峰排放量", "peak emissions")));
  }

  /// All emissions of a year.
  ///
  /// @param residual what is left in the neutral year
  Figure total(int year, Figure residual) {
    return year <= peakYear
        ? rising(year)
        : falling(Held.label(region, year, EMISSIONS), year, peak(), residual);
  }

  /// Emissions of one sector after the peak.
  Figure sector(Text sector, int year, Figure peak, Figure residual) {
    return falling(label(sector, year, EMISSIONS), year, peak, residual);
  }

  Text label(Text sector, int year, Text what) {
    return Held.label(
        region, year, Text.of(sector.zh() + what.zh(), sector.en() + ", " + what.en()));
  }

  private Figure rising(int year) {
    Text label = Held.label(region, year, EMISSIONS);
    if (year == baseYear) {
      return base.labelled(label);
    }
    int u = year - baseYear;
    int n = peakYear - baseYear;
    return Figure.computed(
        label,
        Unit.MT_CO2,
        "base * (1 + g * (" + u + " - " + u + " * " + u + " / (2 * " + n + ")))",
        "base",
        base,
        "g",
        growth);
  }

  private Figure falling(Text label, int year, Figure from, Figure to) {
    String tau = "(" + (year - peakYear) + " / " + (neutralYear - peakYear) + ")";
    return Figure.computed(
        label,
        Unit.MT_CO2,
        "to + (from - to) * (1 - 3 * " + tau + " ^ 2 + 2 * " + tau + " ^ 3)",
        "from",
        from,
        "to",
        to);
  }
}
