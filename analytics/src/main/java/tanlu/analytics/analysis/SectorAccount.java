package tanlu.analytics.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// One sector's column and row of an input-output table: what it needs of whom, and who takes what
/// it makes. Inputs and supply count what comes from outside the region too.
///
/// @param inputRate intermediate inputs per gross output; empty without output
/// @param supply gross output with imports and inflow of the product
/// @param within what the sector takes of its own product; empty where nothing
/// @param suppliers the other sectors, largest flow first
/// @param users the other sectors, largest flow first
/// @param finalShare the share of supply that goes to final demand, exports and outflow
public record SectorAccount(
    Text name,
    Figure grossOutput,
    Figure valueAdded,
    Figure inputs,
    Optional<Figure> inputRate,
    Figure supply,
    Figure imports,
    Figure exports,
    Figure finalDemand,
    Optional<Supplier> within,
    List<Supplier> suppliers,
    List<User> users,
    Optional<Figure> finalShare) {
  private static final int PARTNERS = 10;

  /// @param share of the sector's intermediate inputs
  /// @param coefficient `a_ij = z_ij / x_j`, 直接消耗系数; empty without output
  /// @param total `l_ij − δ_ij`, 完全消耗系数, total-use; empty without output
  public record Supplier(
      String code,
      Text name,
      Figure flow,
      Figure share,
      Optional<Figure> coefficient,
      Optional<Figure> total) {}

  /// @param share of the sector's supply that this user takes, its allocation coefficient
  public record User(String code, Text name, Figure flow, Figure share) {}

  public static SectorAccount of(Dataset data, Region region, int year, Sector sector) {
    IoTable table = Held.table(data, region, year);
    return new Reading(table, table.vintage().indexOf(sector.code())).account();
  }

  /// One reading of a table for one sector.
  private static final class Reading {
    private final IoTable table;
    private final TableFigures figures;
    private final int sector;
    private final Figure output;
    private final Figure inputs;
    private final Figure supply;
    private final double[] requirements;

    Reading(IoTable table, int sector) {
      this.table = table;
      this.sector = sector;
      figures = new TableFigures(table);
      output = figures.grossOutput(sector);
      inputs = figures.inputSum(sector);
      supply = figures.supply(sector);
      double[] one = new double[table.size()];
      one[sector] = 1;
      requirements = table.model(Model.Coefficients.TOTAL_USE).output(one);
    }

    SectorAccount account() {
      List<Integer> others =
          IntStream.range(0, table.size()).filter(i -> i != sector).boxed().toList();
      return new SectorAccount(
          figures.name(sector),
          output,
          figures.valueAdded(sector),
          inputs,
          output.value() > 0
              ? Optional.of(figures.share(sector, Text.of("中间投入率", "input rate"), inputs, output))
              : Optional.empty(),
          supply,
          figures.imports(sector),
          figures.exports(sector),
          figures.finalDemand(sector),
          table.flow(sector, sector) > 0 ? Optional.of(supplier(sector)) : Optional.empty(),
          Totals.ranked(others, i -> table.flow(i, sector)).stream()
              .limit(PARTNERS)
              .filter(i -> table.flow(i, sector) > 0)
              .map(this::supplier)
              .toList(),
          Totals.ranked(others, j -> table.flow(sector, j)).stream()
              .limit(PARTNERS)
              .filter(j -> table.flow(sector, j) > 0)
              .map(this::user)
              .toList(),
          supply.value() > 0 ? Optional.of(finalShare()) : Optional.empty());
    }

    private Supplier supplier(int i) {
      Figure flow = figures.flow(i, sector);
      Text name = figures.name(i);
      boolean made = output.value() > 0;
      return new Supplier(
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
          made ? Optional.of(coefficient(table, figures, i, sector)) : Optional.empty(),
          made ? Optional.of(requirement(i, name)) : Optional.empty());
    }

    private Figure requirement(int i, Text name) {
      return figures.of(
          sector,
          Text.of("对" + name.zh() + "的完全消耗系数", "total requirement of " + name.en() + " per unit"),
          Quantity.of(requirements[i] - (i == sector ? 1 : 0), Unit.ONE),
          "l_ij − δ_ij, L = (I − A)⁻¹, A total-use");
    }

    private User user(int j) {
      Figure flow = figures.flow(sector, j);
      Text name = figures.name(j);
      return new User(
          table.vintage().sector(j).code(),
          name,
          flow,
          figures.share(
              sector,
              Text.of("供给中" + name.zh() + "所用的比重", "share of its supply used by " + name.en()),
              flow,
              supply));
    }

    private Figure finalShare() {
      return figures.share(
          sector,
          Text.of("供给中最终使用、出口和流出的比重", "share of its supply for final demand, exports and outflow"),
          Figure.computed(
              Text.of("最终使用、出口和流出", "final demand, exports and outflow"),
              Unit.YI_YUAN,
              "final + exports",
              "final",
              figures.finalDemand(sector),
              "exports",
              figures.exports(sector)),
          supply);
    }
  }

  /// `a_ij = z_ij / x_j`, 0 without output.
  static double coefficient(IoTable table, int supplier, int user) {
    return table.grossOutput(user) == 0 ? 0 : table.flow(supplier, user) / table.grossOutput(user);
  }

  static Figure coefficient(IoTable table, TableFigures figures, int supplier, int user) {
    Text name = figures.name(supplier);
    return Figure.computed(
        Held.label(
            table.region(),
            table.year(),
            Text.of(
                figures.name(user).zh() + "对" + name.zh() + "的直接消耗系数",
                figures.name(user).en() + ", direct input coefficient of " + name.en())),
        Unit.ONE,
        "flow / output",
        "flow",
        figures.flow(supplier, user),
        "output",
        figures.grossOutput(user));
  }
}
