package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// What stands against the residual in the neutral year. Where no land sink is held for a region
/// none is assumed, and the residual stays uncovered.
record Sinks(Optional<Figure> land, Optional<Figure> removal, Figure uncovered) {
  private static final String FOREST = "sink.forest";

  static Sinks of(Projection projection, Parameters parameters, Proofs proofs, Figure residual) {
    int year = projection.ask().neutralYear();
    Optional<Figure> land = land(projection, parameters, year);
    Optional<Figure> removal = removal(projection, proofs, year);
    Text label =
        proofs.label(
            year,
            land.isPresent()
                ? Text.of(
                    "碳汇和移除未覆盖的剩余排放", "residual emissions that sinks and removals do not cover")
                : Text.of(
                    "未覆盖的剩余排放（本地区碳汇数据未持有）",
                    "residual emissions uncovered (no land sink held for the region)"));
    Figure uncovered = residual;
    if (land.isPresent()) {
      uncovered = less(label, uncovered, land.get());
    }
    if (removal.isPresent()) {
      uncovered = less(label, uncovered, removal.get());
    }
    return new Sinks(land, removal, uncovered.labelled(label));
  }

  /// What is left where something is taken up.
  static Figure less(Text label, Figure residual, Figure taken) {
    return Figure.computed(
        label, Unit.MT_CO2, "max(residual, taken) - taken", "residual", residual, "taken", taken);
  }

  /// Of both, Mt.
  double together() {
    return land.map(Figure::value).orElse(0.0) + removal.map(Figure::value).orElse(0.0);
  }

  private static Optional<Figure> land(Projection projection, Parameters parameters, int year) {
    Region region = projection.ask().region();
    List<Driver> own = parameters.sink().get(region.abbr());
    Band band;
    String source;
    if (own == null && region.isNation()) {
      Lever lever =
          projection.start().levers().stream()
              .filter(each -> each.key().equals(FOREST))
              .findFirst()
              .orElseThrow();
      band = lever.left(year);
      source =
          projection.ask().levers().containsKey(FOREST)
              ? Parameters.ASKED_LEVER
              : lever.source() + "2060";
    } else if (own == null) {
      return Optional.empty();
    } else {
      band = band(own, year);
      source = own.getLast().source();
    }
    Dataset data = projection.start().data();
    return Optional.of(
        Figure.assumed(
            Text.of(
                region.name().zh() + year + "年陆地碳汇",
                region.name().en() + " " + year + ", land sink"),
            Quantity.of(band.at(projection.ask().scenario()), Unit.MT_CO2),
            source,
            Basis.of(data, source),
            Basis.verification(data, source),
            new Derivation.Range(band.low(), band.high())));
  }

  private static Band band(List<Driver> own, int year) {
    Driver before = own.getFirst();
    for (Driver driver : own) {
      if (year <= driver.to()) {
        int span = driver.to() - before.to();
        return span == 0
            ? driver.band()
            : before.band().towards(driver.band(), (year - before.to()) / (double) span);
      }
      before = driver;
    }
    return before.band();
  }

  private static Optional<Figure> removal(Projection projection, Proofs proofs, int year) {
    List<Lever> levers = projection.start().levers();
    double tonnes = 0;
    for (int k = 0; k < levers.size(); k++) {
      if (levers.get(k).key().equals("neg.daccs")) {
        tonnes += projection.year(year).captured()[k];
      }
    }
    return tonnes > 0
        ? Optional.of(
            proofs.co2(
                proofs.label(
                    year, Text.of("直接空气捕集（按排放份额）", "direct air capture (by share of emissions)")),
                tonnes,
                "D_t E / Σ E"))
        : Optional.empty();
  }
}
