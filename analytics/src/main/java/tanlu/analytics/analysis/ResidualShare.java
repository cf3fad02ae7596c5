package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Levers;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// What is left of a sector's emissions once its levers have run their course: the product of their
/// factors, in a fixed order. A share s scales the emitting part by `(100 − s_end)/(100 −
/// s_start)`, an index x by `x_end / x_start`. Sectors without a lever keep all.
final class ResidualShare {

  /// How a lever acts on its sector's emissions.
  private enum Effect {
    SHARE,
    INDEX
  }

  private record Lever(String key, Effect effect, List<String> sectors) {}

  private static final List<String> INDUSTRY =
      List.of(
          "02", "03", "04", "05", "06", "07", "08", "09", "10", "15", "16", "17", "18", "19", "20",
          "21", "22", "23");

  /// Sector codes of the 2017 vintage, as [SectorGroup] writes them.
  private static final List<Lever> LEVERS =
      List.of(
          new Lever("power.nonfossil", Effect.SHARE, List.of("24")),
          new Lever("steel.demand", Effect.INDEX, List.of("14")),
          new Lever("steel.eaf", Effect.SHARE, List.of("14")),
          new Lever("steel.h2dri", Effect.SHARE, List.of("14")),
          new Lever("cement.demand", Effect.INDEX, List.of("13")),
          new Lever("cement.clinker", Effect.INDEX, List.of("13")),
          new Lever("cement.ccus", Effect.SHARE, List.of("13")),
          new Lever("refining", Effect.INDEX, List.of("11")),
          new Lever("chem.elec", Effect.SHARE, List.of("12")),
          new Lever("chem.ccus", Effect.SHARE, List.of("11", "12")),
          new Lever("ind.elec", Effect.SHARE, INDUSTRY),
          new Lever("trans.hdv", Effect.SHARE, List.of("29")),
          new Lever(
              "bld.elec",
              Effect.SHARE,
              List.of("25", "26", "27", "28+30", "31-42", "HH_URBAN", "HH_RURAL")));

  private ResidualShare() {}

  /// The share left at the end of the levers' trajectories.
  static Figure of(Dataset data, SectorGroup group, Levers.Scenario scenario) {
    List<Object> inputs = new ArrayList<>();
    List<String> factors = new ArrayList<>();
    for (Lever lever : LEVERS) {
      if (!lever.sectors.contains(group.code())) {
        continue;
      }
      String start = "s" + factors.size();
      String end = "e" + factors.size();
      factors.add(
          lever.effect == Effect.SHARE
              ? "(1 - " + end + ") / (1 - " + start + ")"
              : end + " / " + start);
      inputs.addAll(
          List.of(
              start,
              data.levers().start(lever.key, scenario),
              end,
              data.levers().end(lever.key, scenario)));
    }
    Text label =
        Text.of(
            group.name().zh() + "中和年剩余排放占峰值的比重",
            group.name().en() + ", share of peak emissions left at neutrality");
    String formula = factors.isEmpty() ? "1" : String.join(" * ", factors);
    return Figure.computed(label, Unit.PERCENT, formula, inputs.toArray());
  }
}
