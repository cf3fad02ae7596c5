package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.StructuralPaths;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Unit;

/// A lead sector and who must move with it: chains of suppliers behind its output (Leontief) and of
/// users of its product (Ghosh), with the emissions each carries now and in the neutral year.
///
/// Upstream a path carries `f_i … a_jk a_ks x_s`, downstream `x_s b_sj … f_k`; afterwards the same
/// path is reckoned with the intensities, coefficients and output of that year. Local products
/// only. Emissions of a sector behind another's are shares of the same tonnes: paths of different
/// lead sectors do not add up.
///
/// @param levers names of the levers that act on the sector itself
/// @param upstream strongest first
/// @param downstream strongest first
public record Chain(Text name, List<Text> levers, List<Link> upstream, List<Link> downstream) {

  /// @param sector the code of the sector that emits at the far end
  /// @param path the sectors from the lead sector to it
  /// @param now emissions carried in the nowcast year
  /// @param later emissions carried in the neutral year
  /// @param levers names of the levers that act on the far end
  public record Link(
      String sector, Text name, Text path, Figure now, Figure later, List<Text> levers) {}

  private static final int LEAD = 6;
  private static final int SHOWN = 3;
  private static final int SEARCHED = 12;

  static Map<String, Chain> of(Projection projection, Proofs proofs, List<String> ranked) {
    Map<String, Chain> chains = new LinkedHashMap<>();
    Chains states = new Chains(projection);
    for (String code : ranked) {
      SectorGroup group =
          SectorGroup.of(Vintage.V2017).stream()
              .filter(each -> each.code().equals(code))
              .findFirst()
              .orElseThrow();
      if (chains.size() == LEAD || group.codes().size() != 1) {
        continue;
      }
      int sector = Vintage.V2017.indexOf(group.codes().getFirst());
      if (projection.start().economy().output(sector) <= 0) {
        continue;
      }
      chains.put(
          code,
          new Chain(
              group.name(),
              states.levers(sector),
              states.links(proofs, sector, true),
              states.links(proofs, sector, false)));
    }
    return chains;
  }

  /// The economy now and in the neutral year, as chains see it.
  private static final class Chains {
    private final Projection projection;
    private final int n;
    private final int later;
    private final double[][] suppliersNow;
    private final double[][] suppliersLater;
    private final double[][] usersNow;
    private final double[][] usersLater;
    private final double[] outputNow;
    private final double[] outputLater;
    private final double[] intensityNow;
    private final double[] intensityLater;

    Chains(Projection projection) {
      this.projection = projection;
      n = projection.start().economy().size();
      later = projection.ask().neutralYear();
      Simulation.Year before = projection.year(Start.NOWCAST);
      Simulation.Year after = projection.year(later);
      outputNow = before.economy().output();
      outputLater = after.economy().output();
      suppliersNow = local(before.economy().coefficients());
      suppliersLater = local(after.economy().coefficients());
      usersNow = users(suppliersNow, outputNow);
      usersLater = users(suppliersLater, outputLater);
      intensityNow = before.intensity(outputNow);
      intensityLater = after.intensity(outputLater);
    }

    private double[][] local(double[] coefficients) {
      double[][] a = new double[n][n];
      for (int i = 0; i < n; i++) {
        double own = Math.max(0, projection.start().economy().local(i));
        for (int j = 0; j < n; j++) {
          a[i][j] = Math.max(0, own * coefficients[i * n + j]);
        }
      }
      return a;
    }

    private double[][] users(double[][] a, double[] output) {
      double[][] b = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          b[i][j] = output[i] <= 0 ? 0 : a[i][j] * Math.max(0, output[j]) / output[i];
        }
      }
      return b;
    }

    List<Text> levers(int sector) {
      return projection.start().levers().stream()
          .filter(lever -> acts(lever, sector))
          .map(Lever::name)
          .toList();
    }

    private boolean acts(Lever lever, int sector) {
      return !lever.group().equals("background")
          && projection.start().meets(lever)
          && lever.rows().stream()
              .anyMatch(row -> Start.sectorsOf(InventoryRow.all().get(row - 1)).contains(sector));
    }

    List<Link> links(Proofs proofs, int sector, boolean upstream) {
      double quantity = outputNow[sector];
      double threshold = projection.year(Start.NOWCAST).total() * 1e-6;
      StructuralPaths found =
          upstream
              ? StructuralPaths.upstream(
                  suppliersNow, intensityNow, sector, quantity, threshold, SEARCHED)
              : StructuralPaths.downstream(
                  usersNow, intensityNow, sector, quantity, threshold, SEARCHED);
      List<Link> links = new ArrayList<>();
      for (StructuralPaths.Path path : found.paths()) {
        int end = path.sectors().getLast();
        boolean self = path.sectors().stream().allMatch(each -> each == sector);
        boolean seen = links.stream().anyMatch(link -> Vintage.V2017.indexOf(link.sector) == end);
        if (!self && end != sector && !seen && links.size() < SHOWN) {
          links.add(link(proofs, path, upstream));
        }
      }
      return links;
    }

    private Link link(Proofs proofs, StructuralPaths.Path path, boolean upstream) {
      int end = path.sectors().getLast();
      double carried = outputLater[path.sectors().getFirst()];
      for (int i = 1; i < path.sectors().size(); i++) {
        int from = path.sectors().get(i - 1);
        int to = path.sectors().get(i);
        carried *= upstream ? suppliersLater[to][from] : usersLater[from][to];
      }
      carried *= intensityLater[end];
      Text name = Vintage.V2017.sector(end).name();
      Text chain =
          Text.of(
              String.join("→", path.sectors().stream().map(s -> name(s).zh()).toList()),
              String.join(" → ", path.sectors().stream().map(s -> name(s).en()).toList()));
      String equation = upstream ? "f_i … a_jk a_ks x_s" : "x_s b_sj … f_k";
      Text carriedBy =
          Text.of("（" + chain.zh() + "）承载的排放", " (" + chain.en() + "), emissions carried");
      return new Link(
          Vintage.V2017.sector(end).code(),
          name,
          chain,
          proofs.of(
              proofs.label(Start.NOWCAST, carriedBy), path.emissions(), Unit.MT_CO2, equation),
          proofs.of(proofs.label(later, carriedBy), carried, Unit.MT_CO2, equation),
          levers(end));
    }

    private static Text name(int sector) {
      return Objects.requireNonNull(Vintage.V2017.sector(sector)).name();
    }
  }
}
