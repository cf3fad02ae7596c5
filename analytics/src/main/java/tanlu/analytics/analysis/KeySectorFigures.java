package tanlu.analytics.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.Extraction;
import tanlu.analytics.engine.Linkages;
import tanlu.analytics.engine.LocalEconomy;
import tanlu.analytics.engine.Multipliers;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Computes and labels what [KeySectors] holds of the economy; [KeySectorEmissions] does the same
/// for emissions. Sectors are counted as in [LocalEconomy]: 0 to m − 1, those with output.
final class KeySectorFigures {
  static final String LEONTIEF = "L = (I − A)⁻¹, A = (1−μ̂) Z x̂⁻¹";
  static final String GHOSH = "G = (I − B)⁻¹, B = x̂⁻¹ (1−μ̂) Z";

  private final IoTable table;
  private final TableFigures figures;
  private final LocalEconomy economy;
  private final double[] backward;
  private final double[] forward;
  private final double[] sensitivity;
  private final double[] output;
  private final double[] valueAdded;
  private final Optional<double[]> income;
  private final Figure whole;
  private final Optional<KeySectorEmissions> emissions;

  KeySectorFigures(Dataset data, Region region, int year) {
    table = Held.table(data, region, year);
    economy = new LocalEconomy(table);
    figures = new TableFigures(table);
    double[][] inverse = economy.leontiefInverse();
    backward = Linkages.backward(inverse);
    forward = Linkages.forwardFromGhosh(economy.ghoshInverse());
    sensitivity = Linkages.forwardFromLeontief(inverse);
    output = Multipliers.output(inverse);
    valueAdded = Multipliers.simple(perOutput(table::valueAdded), inverse);
    income = labour(data).map(perOutput -> Multipliers.simple(perOutput, inverse));
    whole =
        figures.money(
            Text.of("总产出合计", "gross output of all sectors"), sum(economy.output()), "Σ_i x_i");
    emissions =
        data.inventory(region, year)
            .map(inventory -> new KeySectorEmissions(table, economy, inventory));
  }

  private Optional<double[]> labour(Dataset data) {
    double[] paid = new double[table.size()];
    for (int i = 0; i < paid.length; i++) {
      Optional<Figure> held = data.labour(table.region(), table.year(), table.vintage().sector(i));
      if (held.isEmpty()) {
        return Optional.empty();
      }
      paid[i] = held.get().quantity().to(Unit.YI_YUAN).value();
    }
    return Optional.of(perOutput(i -> paid[i]));
  }

  private double[] perOutput(IntToDoubleFunction bySector) {
    return IntStream.range(0, economy.size())
        .mapToDouble(k -> bySector.applyAsDouble(economy.sector(k)) / economy.output()[k])
        .toArray();
  }

  Kind kind() {
    return table.kind();
  }

  Figure grossOutput() {
    return whole;
  }

  Optional<Figure> co2() {
    return emissions.map(KeySectorEmissions::whole);
  }

  List<Text> notHeld() {
    return emissions.map(KeySectorEmissions::notHeld).orElse(List.of());
  }

  List<Text> withoutOutput() {
    return IntStream.range(0, table.size())
        .filter(sector -> economy.placeOf(sector).isEmpty())
        .mapToObj(figures::name)
        .toList();
  }

  List<Integer> mostAtStakeFirst() {
    return Totals.ranked(
        IntStream.range(0, economy.size()).boxed().toList(), k -> sum(lostInTotal(k)));
  }

  String code(int k) {
    return table.vintage().sector(economy.sector(k)).code();
  }

  KeySectors.Row row(int k) {
    int sector = economy.sector(k);
    return new KeySectors.Row(
        figures.name(sector),
        Linkages.quadrant(backward[k], forward[k]),
        ratio(
            k, "后向关联（影响力系数）", "backward linkage", backward[k], "m (1 L)_j / (1 L 1), " + LEONTIEF),
        ratio(
            k,
            "前向关联（供给侧，Ghosh）",
            "forward linkage (supply side, Ghosh)",
            forward[k],
            "m (G 1)_i / (1 G 1), " + GHOSH),
        ratio(
            k,
            "感应度系数（需求侧，Leontief）",
            "sensitivity of dispersion (demand side, Leontief)",
            sensitivity[k],
            "m (L 1)_i / (1 L 1), " + LEONTIEF),
        new KeySectors.Multiplier(
            ratio(k, "产出乘数", "output multiplier", output[k], "1 L, " + LEONTIEF),
            ratio(k, "增加值乘数", "value-added multiplier", valueAdded[k], "v L, " + LEONTIEF),
            income.map(each -> ratio(k, "收入乘数", "income multiplier", each[k], "w L, " + LEONTIEF))),
        loss(k, sector),
        emissions.map(side -> side.of(k)));
  }

  private KeySectors.Loss loss(int k, int sector) {
    Figure total =
        lost(
            k, "完全剔除", "taken out in total", sum(lostInTotal(k)), "1 L_·k x_k / l_kk, " + LEONTIEF);
    return new KeySectors.Loss(
        total,
        figures.share(
            sector, Text.of("完全剔除损失占总产出的比重", "share of gross output lost with it"), total, whole),
        lost(
            k,
            "后向剔除",
            "no longer buying",
            sum(Extraction.backward(economy.leontiefInverse(), economy.output(), k)),
            "1 (L_·k − e_k) x_k / l_kk, " + LEONTIEF),
        lost(
            k,
            "前向剔除",
            "no longer selling to sectors",
            sum(Extraction.forward(economy.ghoshInverse(), economy.output(), k)),
            "(G_k· − e_k) 1 x_k / g_kk, " + GHOSH));
  }

  private double[] lostInTotal(int k) {
    return Extraction.total(economy.leontiefInverse(), economy.output(), k);
  }

  private Figure lost(int k, String zh, String en, double value, String equation) {
    return figures.of(
        economy.sector(k),
        Text.of(zh + "的产出损失", "gross output lost if " + en),
        Quantity.of(value, Unit.YI_YUAN),
        equation);
  }

  private Figure ratio(int k, String zh, String en, double value, String equation) {
    return figures.of(economy.sector(k), Text.of(zh, en), Quantity.of(value, Unit.ONE), equation);
  }

  static double sum(double[] values) {
    return Arrays.stream(values).reduce(0, Double::sum);
  }
}
