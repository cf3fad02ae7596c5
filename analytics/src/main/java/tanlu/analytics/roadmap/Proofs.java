package tanlu.analytics.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Source;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// Figures of a projection: what they are called, and the equation and tables behind them.
final class Proofs {
  static final String EMISSIONS = "E_rf,t = E_rf,2019 n_2024 (x_t / x_2024) Π_k ℓ_k,t";
  private static final Source PROJECT =
      new Source(
          Text.of("本项目情景假设（roadmap.yaml）", "this project's scenario assumptions (roadmap.yaml)"),
          Verification.UNVERIFIED);

  private static final Source USER =
      new Source(Text.of("使用者自己的参数文件", "the user's own parameter file"), Verification.UNVERIFIED);

  private final Text name;
  private final List<Derivation.Table> tables = new ArrayList<>();

  Proofs(Projection projection) {
    Region region = projection.ask().region();
    Dataset data = projection.start().data();
    name = region.name();
    tables.add(data.inventory(region, Start.INVENTORY).orElseThrow().origin());
    tables.addAll(projection.start().economy().table().origin());
    assumed(projection.ask().scenario(), projection.own());
  }

  /// Of several provinces together, on the multi-regional table and the inventories of all.
  Proofs(Dataset data, JointProjection projection) {
    name = projection.group().name();
    for (Region province : data.provinces()) {
      data.inventory(province, Start.INVENTORY).ifPresent(held -> named(held.origin()));
    }
    tables.addAll(projection.table().origin());
    assumed(projection.ask().scenario(), projection.members().getFirst().own());
  }

  /// A table that several provinces have a part of stands once.
  private void named(Derivation.Table origin) {
    if (tables.stream().noneMatch(each -> each.name().equals(origin.name()))) {
      tables.add(
          new Derivation.Table(origin.name(), Integer.toString(Start.INVENTORY), origin.source()));
    }
  }

  private void assumed(Scenario scenario, List<String> own) {
    tables.add(
        new Derivation.Table("roadmap.yaml", scenario.name().toLowerCase(Locale.ROOT), PROJECT));
    if (!own.isEmpty()) {
      tables.add(new Derivation.Table("TANLU_HOME/roadmap.yaml", String.join(", ", own), USER));
    }
  }

  Figure co2(Text label, double value, String equation) {
    return of(label, value, Unit.MT_CO2, equation);
  }

  Figure of(Text label, double value, Unit unit, String equation) {
    return Figure.analysed(label, Quantity.of(value, unit), equation, tables);
  }

  Text label(int year, Text what) {
    return Text.of(name.zh() + year + "年" + what.zh(), name.en() + " " + year + ", " + what.en());
  }

  Text label(Text sector, int year, Text what) {
    return label(year, Text.of(sector.zh() + what.zh(), sector.en() + ", " + what.en()));
  }
}
