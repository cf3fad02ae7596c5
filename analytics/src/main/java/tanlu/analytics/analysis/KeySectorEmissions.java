package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Sector;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Extraction;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.Linkages;
import tanlu.analytics.engine.LocalEconomy;
import tanlu.analytics.engine.Model;
import tanlu.analytics.engine.Multipliers;
import tanlu.analytics.engine.Scopes;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// The emissions' part of [KeySectors].
final class KeySectorEmissions {
  private final LocalEconomy economy;
  private final TableFigures figures;
  private final EmissionIntensity known;
  private final double[] intensity;
  private final double[] multiplier;
  private final double[] backward;
  private final double[] forward;
  private final Scopes scopes;
  private final Figure whole;

  KeySectorEmissions(IoTable table, LocalEconomy economy, Inventory inventory) {
    this.economy = economy;
    figures = new TableFigures(table, List.of(inventory.origin()));
    known = EmissionIntensity.of(table, inventory);
    intensity = economy.of(known.values());
    multiplier = Multipliers.simple(intensity, economy.leontiefInverse());
    backward = Linkages.emissionBackward(intensity, economy.leontiefInverse());
    forward = Linkages.emissionForward(intensity, economy.ghoshInverse());
    scopes =
        new Scopes(
            known.values(),
            totalUse(table),
            table.vintage().indexOf(table.vintage() == Vintage.V2012 ? "25" : "24"));
    whole =
        figures.of(
            Text.of("生产侧排放（有产出部门）", "production-based emissions (sectors with output)"),
            Quantity.of(Leontief.dot(intensity, economy.output()), Unit.MT_CO2),
            "f x");
  }

  private static double[][] totalUse(IoTable table) {
    Model model = table.model(Model.Coefficients.TOTAL_USE);
    return IntStream.range(0, table.size())
        .mapToObj(
            i ->
                IntStream.range(0, table.size())
                    .mapToDouble(j -> model.coefficient(i, j))
                    .toArray())
        .toArray(double[][]::new);
  }

  Figure whole() {
    return whole;
  }

  List<Text> notHeld() {
    return known.notHeld().stream().map(Sector::name).toList();
  }

  KeySectors.Emission of(int k) {
    int sector = economy.sector(k);
    boolean held = !notHeld().contains(figures.name(sector));
    return new KeySectors.Emission(
        held ? Optional.of(co2(sector)) : Optional.empty(),
        perOutput(
            sector,
            Text.of("本地排放乘数", "local emission multiplier"),
            multiplier[k],
            "f L, " + KeySectorFigures.LEONTIEF),
        figures.of(
            sector,
            Text.of("排放加权后向关联", "emission-weighted backward linkage"),
            Quantity.of(backward[k], Unit.ONE),
            "m (f L)_j / (f L 1), " + KeySectorFigures.LEONTIEF),
        figures.of(
            sector,
            Text.of("排放加权前向关联", "emission-weighted forward linkage"),
            Quantity.of(forward[k], Unit.ONE),
            "m (G f)_i / (1 G f), " + KeySectorFigures.GHOSH),
        Linkages.quadrant(backward[k], forward[k]),
        loss(k, sector),
        held ? Optional.of(scopes(sector)) : Optional.empty());
  }

  private Figure co2(int sector) {
    return figures.of(
        sector,
        Text.of("CO₂排放", "CO₂ emissions"),
        Quantity.of(known.emissions(sector), Unit.MT_CO2),
        "E_i: inventory rows of the sector; rows of several sectors by gross output");
  }

  private KeySectors.Loss loss(int k, int sector) {
    double[][] inverse = economy.leontiefInverse();
    Figure total =
        lost(
            sector,
            Text.of("完全剔除减少的排放", "emissions gone if taken out in total"),
            Extraction.total(inverse, economy.output(), k),
            "f L_·k x_k / l_kk, " + KeySectorFigures.LEONTIEF);
    return new KeySectors.Loss(
        total,
        figures.share(
            sector, Text.of("完全剔除减少的排放占比", "share of emissions gone with it"), total, whole),
        lost(
            sector,
            Text.of("后向剔除减少的排放", "emissions gone if no longer buying"),
            Extraction.backward(inverse, economy.output(), k),
            "f (L_·k − e_k) x_k / l_kk, " + KeySectorFigures.LEONTIEF),
        lost(
            sector,
            Text.of("前向剔除减少的排放", "emissions gone if no longer selling to sectors"),
            Extraction.forward(economy.ghoshInverse(), economy.output(), k),
            "(G_k· − e_k) f x_k / g_kk, " + KeySectorFigures.GHOSH));
  }

  private Figure lost(int sector, Text what, double[] loss, String equation) {
    return figures.of(
        sector, what, Quantity.of(Leontief.dot(intensity, loss), Unit.MT_CO2), equation);
  }

  private KeySectors.Scope scopes(int sector) {
    return new KeySectors.Scope(
        perOutput(sector, Text.of("范围一排放强度", "scope 1 intensity"), scopes.one(sector), "f_j"),
        perOutput(
            sector,
            Text.of("范围二排放强度", "scope 2 intensity"),
            scopes.two(sector),
            "Σ_e f_e a_ej, e electricity and heat, A total-use"),
        perOutput(
            sector,
            Text.of("范围三上游排放强度", "scope 3 upstream intensity"),
            scopes.threeUpstream(sector),
            "(f L)_j − f_j − scope 2, A total-use"));
  }

  private Figure perOutput(int sector, Text what, double value, String equation) {
    return figures.of(
        sector,
        what,
        Quantity.of(value, Unit.MT_CO2.per(Unit.YI_YUAN)).to(Unit.T_PER_WAN_YUAN),
        equation);
  }
}
