package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.analysis.SupplyChain.Direction;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Extraction;
import tanlu.analytics.engine.Leontief;
import tanlu.analytics.engine.LocalEconomy;
import tanlu.analytics.engine.ProductContent;
import tanlu.analytics.engine.StructuralPaths;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Computes and labels a [SupplyChain].
final class SupplyChainFigures {
  /// The share of the chain's emissions below which a branch is not followed.
  private static final double LEAST = 1e-6;

  private static final int LISTED = 10;

  private final IoTable table;
  private final LocalEconomy economy;
  private final TableFigures figures;
  private final EmissionIntensity known;
  private final double[] intensity;
  private final Optional<ProductContent> content;
  private final Direction direction;
  private final int sector;
  private final int place;
  private final double[] chain;
  private final TradePartners partners;

  SupplyChainFigures(Dataset data, Region region, int year, Sector asked, Direction direction) {
    table = Held.table(data, region, year);
    Inventory inventory = Held.inventory(data, region, year);
    this.direction = direction;
    economy = new LocalEconomy(table);
    known = EmissionIntensity.of(table, inventory);
    intensity = economy.of(known.values());
    content =
        upstream()
            ? Optional.of(
                new ProductContent(
                    table, known.values(), Footprint.nationalMultipliers(data, year)))
            : Optional.empty();
    List<Derivation.Table> beside = new ArrayList<>(List.of(inventory.origin()));
    if (upstream() && !region.isNation()) {
      beside.add(Held.inventory(data, data.nation(), year).origin());
    }
    figures = new TableFigures(table, beside);
    sector = table.vintage().indexOf(asked.code());
    partners = new TradePartners(table, figures, known, sector);
    place = economy.placeOf(sector).orElseThrow(() -> withoutOutput(asked));
    chain =
        upstream()
            ? Extraction.total(economy.leontiefInverse(), economy.output(), place)
            : Extraction.total(
                Leontief.transposed(economy.ghoshInverse()), economy.output(), place);
    chain[place] = 0;
  }

  private boolean upstream() {
    return direction == Direction.UPSTREAM;
  }

  private NoDataException withoutOutput(Sector asked) {
    List<Integer> largest =
        Totals.ranked(IntStream.range(0, table.size()).boxed().toList(), i -> table.grossOutput(i));
    return new NoDataException(
        Held.label(
            table.region(),
            table.year(),
            Text.of(
                "投入产出表中" + asked.name().zh() + "没有产出，没有产业链可追",
                "the input-output table gives "
                    + asked.name().en()
                    + " no output, so there is no chain to follow")),
        largest.stream().limit(3).map(figures::name).toList());
  }

  SupplyChain of(int top) {
    double all = Leontief.dot(intensity, chain);
    StructuralPaths found = search(all, top);
    Figure total =
        co2(
            Text.of(side("上游供应链", "下游产业链") + "排放", side("upstream", "downstream") + " emissions"),
            all,
            upstream()
                ? "Σ_{i≠s} f_i l_is x_s / l_ss, " + KeySectorFigures.LEONTIEF
                : "Σ_{i≠s} f_i g_si x_s / g_ss, " + KeySectorFigures.GHOSH);
    List<SupplyChain.Path> paths = found.paths().stream().map(path -> path(path, total)).toList();
    Optional<Figure> covered =
        paths.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Figure.sum(
                    label(Text.of("所列路径合计", "paths listed, together")),
                    Unit.MT_CO2,
                    paths.stream().map(SupplyChain.Path::co2).toList()));
    return new SupplyChain(
        table.region(),
        table.year(),
        table.kind(),
        direction,
        table.vintage().sector(sector).code(),
        figures.name(sector),
        figures.grossOutput(sector),
        own(sector),
        total,
        covered,
        covered.map(
            sum ->
                Totals.share(
                    label(Text.of("所列路径覆盖率", "coverage by the paths listed")), sum, total)),
        co2(
            Text.of("其余路径排放", "emissions in all other paths"),
            found.remainder(),
            "Σ q t over the branches cut, t = total multiplier"),
        content.map(this::outside),
        emitters(total),
        paths,
        content.map(partners::suppliers).orElseGet(partners::users),
        known.notHeld().stream().map(Sector::name).toList());
  }

  /// The sector itself neither emits nor is reached again, so each path ends before it. What any
  /// other takes of its own product is summed up in the step to it, `1 / (1 − a_kk)`.
  private StructuralPaths search(double all, int top) {
    double[][] coefficients = new double[economy.size()][economy.size()];
    for (int i = 0; i < economy.size(); i++) {
      for (int j = 0; j < economy.size(); j++) {
        boolean step = i != j && (upstream() ? i : j) != place;
        coefficients[i][j] = step ? coefficient(i, j) : 0;
      }
    }
    double[] others = intensity.clone();
    others[place] = 0;
    double output = economy.output()[place];
    double threshold = Math.max(all * LEAST, Double.MIN_NORMAL);
    return upstream()
        ? StructuralPaths.upstream(coefficients, others, place, output, threshold, top)
        : StructuralPaths.downstream(coefficients, others, place, output, threshold, top);
  }

  private double coefficient(int i, int j) {
    return upstream()
        ? economy.a()[i][j] / (1 - economy.a()[i][i])
        : economy.b()[i][j] / (1 - economy.b()[j][j]);
  }

  private SupplyChain.Path path(StructuralPaths.Path path, Figure total) {
    List<SupplyChain.Step> steps =
        path.sectors().stream().skip(1).map(k -> step(economy.sector(k))).toList();
    String arrow = upstream() ? "←" : "→";
    Text route =
        Text.of(
            figures.name(sector).zh() + arrow + joined(steps, arrow, true),
            figures.name(sector).en()
                + " "
                + arrow
                + " "
                + joined(steps, " " + arrow + " ", false));
    Figure co2 =
        figures.of(
            Text.of("路径" + route.zh() + "的排放", "emissions along " + route.en()),
            Quantity.of(path.emissions(), Unit.MT_CO2),
            upstream()
                ? "x_s a_is / (1 − a_ii) … f, A = (1−μ̂) Z x̂⁻¹"
                : "x_s b_si / (1 − b_ii) … f, B = x̂⁻¹ (1−μ̂) Z");
    return new SupplyChain.Path(
        steps,
        co2,
        Totals.share(
            Held.label(
                table.region(),
                table.year(),
                Text.of("路径" + route.zh() + "的占比", "share of " + route.en())),
            co2,
            total));
  }

  private static String joined(List<SupplyChain.Step> steps, String arrow, boolean zh) {
    return String.join(
        arrow, steps.stream().map(step -> zh ? step.name().zh() : step.name().en()).toList());
  }

  private SupplyChain.Step step(int other) {
    return new SupplyChain.Step(table.vintage().sector(other).code(), figures.name(other));
  }

  private Optional<Figure> own(int of) {
    return known.known(table.vintage().sector(of))
        ? Optional.of(
            figures.of(
                of,
                Text.of("自身CO₂排放", "its own CO₂ emissions"),
                Quantity.of(known.emissions(of), Unit.MT_CO2),
                "E_i: inventory rows of the sector; rows of several sectors by gross output"))
        : Optional.empty();
  }

  private List<SupplyChain.Emitter> emitters(Figure total) {
    return Totals.ranked(
            IntStream.range(0, economy.size()).boxed().toList(), k -> intensity[k] * chain[k])
        .stream()
        .limit(LISTED)
        .filter(k -> intensity[k] * chain[k] > 0)
        .map(
            k -> {
              int other = economy.sector(k);
              Text name = figures.name(other);
              Figure co2 =
                  co2(
                      Text.of(
                          side("上游", "下游") + name.zh() + "排放",
                          side("upstream", "downstream") + " emissions of " + name.en()),
                      intensity[k] * chain[k],
                      upstream() ? "f_i l_is x_s / l_ss" : "f_i g_si x_s / g_ss");
              return new SupplyChain.Emitter(
                  table.vintage().sector(other).code(),
                  name,
                  co2,
                  figures.share(
                      sector,
                      Text.of(
                          side("上游", "下游") + "排放中" + name.zh() + "的比重",
                          "share of "
                              + name.en()
                              + " in "
                              + side("upstream", "downstream")
                              + " emissions"),
                      co2,
                      total));
            })
        .toList();
  }

  /// Inputs from outside that the sector and its suppliers buy, along the whole chain.
  private Figure outside(ProductContent content) {
    double sum = content.boughtIn(sector) * table.grossOutput(sector);
    for (int k = 0; k < chain.length; k++) {
      sum += content.boughtIn(economy.sector(k)) * chain[k];
    }
    return co2(
        Text.of("供应链从区外购入的隐含排放", "emissions embodied in what the chain buys outside the region"),
        sum,
        "Σ_j g_j u_j, g = q μ̂ A, u outputs along the chain, q national multipliers");
  }

  private Figure co2(Text what, double value, String equation) {
    return figures.of(sector, what, Quantity.of(value, Unit.MT_CO2), equation);
  }

  private Text label(Text what) {
    return Held.label(table.region(), table.year(), figures.owned(sector, what));
  }

  private String side(String up, String down) {
    return upstream() ? up : down;
  }
}
