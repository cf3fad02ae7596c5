package tanlu.analytics.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Kind;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Sector;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Model;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How changes in some sectors travel along the chain: `Δx` and `Δe` of every sector, all else
/// equal, on local-share coefficients: what is bought outside the region changes nothing inside it.
///
/// @param emissions production-based, before
/// @param own what the changed sectors themselves emit less or more
/// @param suppliers the same for all other sectors, upstream; with `own` it is the whole change
/// @param ownProducts the change embodied in the final products of the changed sectors
/// @param customers the change embodied in the final products of all other sectors, downstream;
///   with `ownProducts` it is the whole change again
/// @param sectors every sector that changes, largest change of emissions first whatever its sign,
///   then of output
/// @param products the same change by final product, largest first
public record Propagation(
    Region region,
    int year,
    Kind kind,
    List<Asked> changes,
    Figure output,
    Figure outputChange,
    Figure outputRelative,
    Figure emissions,
    Figure emissionsChange,
    Figure emissionsRelative,
    Figure own,
    Figure suppliers,
    Figure ownProducts,
    Figure customers,
    Map<String, Row> sectors,
    Map<String, Product> products) {

  /// @param of the supplier of an input where it is one
  public record Asked(
      String code,
      Text name,
      Lever lever,
      Text quantity,
      Text meaning,
      Optional<Text> of,
      Figure change) {}

  /// @param outputRelative empty without output
  public record Row(
      Text name,
      Figure outputChange,
      Optional<Figure> outputRelative,
      Figure emissionsChange,
      boolean changed) {}

  public record Product(Text name, Figure emissionsChange, boolean changed) {}

  /// @param changes none contradicting another
  /// @throws NoDataException where the table or the inventory is missing, a changed sector has no
  ///   output, or its emissions are not held and its intensity is to change
  /// @throws tanlu.analytics.engine.UnproductiveEconomyException where the changed economy cannot
  ///   meet its final demand
  public static Propagation of(Dataset data, Region region, int year, List<SectorChange> changes) {
    IoTable table = Held.table(data, region, year);
    Inventory inventory = Held.inventory(data, region, year);
    EmissionIntensity intensity = EmissionIntensity.of(table, inventory);
    changes.forEach(change -> require(table, intensity, change));
    Model model = table.model(Model.Coefficients.LOCAL_SHARE);
    return new Writer(table, inventory, changes)
        .write(new Shock(table, model, intensity.values(), changes));
  }

  private static void require(IoTable table, EmissionIntensity intensity, SectorChange change) {
    for (Sector sector : change.sectors()) {
      int i = table.vintage().indexOf(sector.code());
      boolean output = table.grossOutput(i) != 0;
      boolean emitting = change.lever() != Lever.INTENSITY || intensity.known(sector);
      if (!output || !emitting) {
        throw new NoDataException(
            Held.label(
                table.region(),
                table.year(),
                output
                    ? Text.of(
                        "“" + sector.name().zh() + "”没有排放数据，碳强度无从改变",
                        "the emissions of “"
                            + sector.name().en()
                            + "” are not held, so its intensity cannot change")
                    : Text.of(
                        "“" + sector.name().zh() + "”没有产出，无从改变",
                        "“" + sector.name().en() + "” has no output to change")),
            List.of(
                Text.of(
                    table.region().name().zh() + table.year() + "年的产业网络",
                    "Industry network of " + table.region().name().en() + " " + table.year())));
      }
    }
  }

  /// Figures of one shock.
  private static final class Writer {
    private static final String EQUATION =
        "Δx = L (Δy + U z), Δe = f′x′ − f x; L = (I − (1 − μ̂) A)⁻¹, local-share coefficients";

    private final IoTable table;
    private final List<SectorChange> changes;
    private final List<Derivation.Table> tables = new ArrayList<>();
    private final Set<Integer> changed = new LinkedHashSet<>();

    Writer(IoTable table, Inventory inventory, List<SectorChange> changes) {
      this.table = table;
      this.changes = changes;
      tables.addAll(table.origin());
      tables.add(inventory.origin());
      changes.forEach(change -> changed.add(table.vintage().indexOf(change.sector().code())));
    }

    Propagation write(Shock shock) {
      double[] dx = shock.outputChange();
      double[] de = shock.emissionsChange();
      double[] products = shock.products();
      Figure output = figure(Text.of("总产出", "gross output"), sum(shock.output()), Unit.YI_YUAN);
      Figure outputChange =
          figure(Text.of("总产出变化", "change of gross output"), sum(dx), Unit.YI_YUAN);
      Figure emissions =
          figure(Text.of("生产侧CO₂排放", "production-based CO₂"), sum(shock.emissions()), Unit.MT_CO2);
      Figure emissionsChange = figure(Text.of("CO₂排放变化", "change of CO₂"), sum(de), Unit.MT_CO2);
      Figure suppliers =
          figure(Text.of("上游部门的CO₂排放变化", "change of CO₂ upstream"), sumOfOthers(de), Unit.MT_CO2);
      Figure customers =
          figure(
              Text.of("下游产品隐含的变化", "change embodied downstream"),
              sumOfOthers(products),
              Unit.MT_CO2);
      return new Propagation(
          table.region(),
          table.year(),
          table.kind(),
          changes.stream().map(this::asked).toList(),
          output,
          outputChange,
          relative(outputChange, output),
          emissions,
          emissionsChange,
          relative(emissionsChange, emissions),
          less(
              Text.of("变动部门自身的CO₂排放变化", "change of CO₂ of the changed sectors"),
              emissionsChange,
              suppliers),
          suppliers,
          less(
              Text.of("变动部门最终产品隐含的变化", "change embodied in the changed sectors' products"),
              emissionsChange,
              customers),
          customers,
          sectors(shock, dx, de),
          products(products));
    }

    private Asked asked(SectorChange change) {
      Text quantity = change.quantity();
      return new Asked(
          change.sector().code(),
          change.sector().name(),
          change.lever(),
          quantity,
          change.meaning(),
          change.of().map(Sector::name),
          Figure.assumed(
              Text.of(
                  change.sector().name().zh() + quantity.zh() + "的变化",
                  change.sector().name().en() + ", change of " + quantity.en()),
              Quantity.of(change.fraction(), Unit.ONE).to(Unit.PERCENT),
              "what_if." + change.sector().code() + "." + change.lever().code(),
              Text.of("提问中的假设", "the question's supposition"),
              Verification.UNVERIFIED));
    }

    private Map<String, Row> sectors(Shock shock, double[] dx, double[] de) {
      Map<String, Row> rows = new LinkedHashMap<>();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < dx.length; i++) {
        if (dx[i] != 0 || de[i] != 0 || changed.contains(i)) {
          order.add(i);
        }
      }
      List<Integer> byOutput = Totals.ranked(order, i -> Math.abs(dx[i]));
      for (int i : Totals.ranked(byOutput, i -> Math.abs(de[i]))) {
        Sector sector = table.vintage().sector(i);
        Figure change =
            figure(of(sector, Text.of("总产出变化", "change of output")), dx[i], Unit.YI_YUAN);
        Figure before =
            figure(of(sector, Text.of("总产出", "gross output")), shock.output()[i], Unit.YI_YUAN);
        rows.put(
            sector.code(),
            new Row(
                sector.name(),
                change,
                before.value() == 0 ? Optional.empty() : Optional.of(relative(change, before)),
                figure(of(sector, Text.of("CO₂排放变化", "change of CO₂")), de[i], Unit.MT_CO2),
                changed.contains(i)));
      }
      return rows;
    }

    private Map<String, Product> products(double[] products) {
      Map<String, Product> found = new LinkedHashMap<>();
      List<Integer> order = new ArrayList<>();
      for (int j = 0; j < products.length; j++) {
        if (products[j] != 0) {
          order.add(j);
        }
      }
      for (int j : Totals.ranked(order, i -> Math.abs(products[i]))) {
        Sector sector = table.vintage().sector(j);
        found.put(
            sector.code(),
            new Product(
                sector.name(),
                figure(
                    of(sector, Text.of("产品隐含CO₂变化", "change of CO₂ embodied in its products")),
                    products[j],
                    Unit.MT_CO2),
                changed.contains(j)));
      }
      return found;
    }

    private static double sum(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }

    /// Over the sectors nobody changed: exactly 0 where nothing reaches them.
    private double sumOfOthers(double[] values) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += changed.contains(i) ? 0 : values[i];
      }
      return sum;
    }

    private static Text of(Sector sector, Text what) {
      return Text.of(sector.name().zh() + what.zh(), sector.name().en() + ", " + what.en());
    }

    private Figure figure(Text what, double value, Unit unit) {
      return Figure.analysed(
          Held.label(table.region(), table.year(), what),
          Quantity.of(value, unit),
          EQUATION,
          tables);
    }

    private Figure relative(Figure change, Figure before) {
      return Figure.computed(
          Text.of(change.label().zh() + "率", change.label().en() + ", relative"),
          Unit.PERCENT,
          "change / before",
          "change",
          change,
          "before",
          before);
    }

    private Figure less(Text what, Figure whole, Figure part) {
      return Figure.computed(
          Held.label(table.region(), table.year(), what),
          Unit.MT_CO2,
          "whole - part",
          "whole",
          whole,
          "part",
          part);
    }
  }
}
