package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.ProductContent;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Direct suppliers and users of one sector with their intensities: what a buyer chooses by.
final class TradePartners {
  private static final int LISTED = 10;

  private final IoTable table;
  private final TableFigures figures;
  private final EmissionIntensity known;
  private final int sector;

  TradePartners(IoTable table, TableFigures figures, EmissionIntensity known, int sector) {
    this.table = table;
    this.figures = figures;
    this.known = known;
    this.sector = sector;
  }

  /// Most embodied emissions first.
  List<SupplyChain.Partner> suppliers(ProductContent content) {
    Figure inputs = figures.inputSum(sector);
    return Totals.ranked(
            others(i -> table.flow(i, sector)), i -> table.flow(i, sector) * content.bought(i))
        .stream()
        .limit(LISTED)
        .map(
            i -> {
              Text name = figures.name(i);
              Figure flow = figures.flow(i, sector);
              Figure intensity =
                  figures.of(
                      i,
                      Text.of("产品全链条隐含强度", "emissions embodied per unit bought"),
                      perOutput(content.bought(i)),
                      "(1−μ)(f L + g L) + μ q");
              return new SupplyChain.Partner(
                  table.vintage().sector(i).code(),
                  name,
                  flow,
                  figures.share(
                      sector,
                      Text.of(
                          "中间投入中" + name.zh() + "的比重",
                          "share of " + name.en() + " in its intermediate inputs"),
                      flow,
                      inputs),
                  Optional.of(intensity),
                  Optional.of(
                      Figure.computed(
                          label(
                              Text.of(
                                  "采购" + name.zh() + "的隐含排放",
                                  "emissions embodied in its purchases of " + name.en())),
                          Unit.MT_CO2,
                          "flow * intensity",
                          "flow",
                          flow,
                          "intensity",
                          intensity)));
            })
        .toList();
  }

  /// Largest flow first.
  List<SupplyChain.Partner> users() {
    Figure supply = figures.supply(sector);
    return Totals.ranked(others(j -> table.flow(sector, j)), j -> table.flow(sector, j)).stream()
        .limit(LISTED)
        .map(
            j -> {
              Text name = figures.name(j);
              Figure flow = figures.flow(sector, j);
              return new SupplyChain.Partner(
                  table.vintage().sector(j).code(),
                  name,
                  flow,
                  figures.share(
                      sector,
                      Text.of(
                          "供给中" + name.zh() + "所用的比重", "share of its supply used by " + name.en()),
                      flow,
                      supply),
                  known.known(table.vintage().sector(j))
                      ? Optional.of(
                          figures.of(
                              j,
                              Text.of("单位总产出碳排放", "CO₂ per unit of gross output"),
                              perOutput(known.values()[j]),
                              "f_j = E_j / x_j"))
                      : Optional.empty(),
                  Optional.empty());
            })
        .toList();
  }

  private List<Integer> others(IntToDoubleFunction flow) {
    return IntStream.range(0, table.size())
        .filter(i -> i != sector && flow.applyAsDouble(i) > 0)
        .boxed()
        .toList();
  }

  private Text label(Text what) {
    return Held.label(table.region(), table.year(), figures.owned(sector, what));
  }

  private static Quantity perOutput(double value) {
    return Quantity.of(value, Unit.MT_CO2.per(Unit.YI_YUAN)).to(Unit.T_PER_WAN_YUAN);
  }
}
