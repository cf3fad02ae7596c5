package tanlu.analytics.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;
import tanlu.analytics.proof.Verification;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How fast trade between provinces falls with distance, by group of sectors: the exponent β of
/// `d^(−β)`. Parameters somebody chose, not calibrated; each with its range.
public final class TradeDecay {
  static final String TABLE = "trade-decay";

  /// Which value of a parameter's range is used.
  public enum Bound {
    LOW(Group::low),
    CENTRAL(Group::central),
    HIGH(Group::high);

    private final ToDoubleFunction<Group> value;

    Bound(ToDoubleFunction<Group> value) {
      this.value = value;
    }
  }

  private record Group(
      String id,
      Text name,
      List<String> sectors2012,
      List<String> sectors2017,
      double low,
      double central,
      double high,
      Text basis) {
    List<String> sectors(Vintage vintage) {
      return vintage == Vintage.V2012 ? sectors2012 : sectors2017;
    }
  }

  private static final List<Group> GROUPS =
      DataTable.records(TABLE).stream().map(TradeDecay::group).toList();

  private TradeDecay() {}

  private static Group group(CSVRecord record) {
    return new Group(
        record.get("group"),
        Text.of(record.get("name_zh"), record.get("name_en")),
        List.of(record.get("sectors_2012").split(" ")),
        List.of(record.get("sectors_2017").split(" ")),
        Double.parseDouble(record.get("low")),
        Double.parseDouble(record.get("central")),
        Double.parseDouble(record.get("high")),
        Text.of(record.get("basis_zh"), record.get("basis_en")));
  }

  /// β by sector, in the order of the codes.
  static double[] exponents(Vintage vintage, Bound bound) {
    return vintage.sectors().stream()
        .mapToDouble(sector -> bound.value.applyAsDouble(of(vintage, sector)))
        .toArray();
  }

  private static Group of(Vintage vintage, Sector sector) {
    return GROUPS.stream()
        .filter(group -> group.sectors(vintage).contains(sector.code()))
        .findFirst()
        .orElseThrow(
            () -> new DatasetException(TABLE + ".csv has no group for sector " + sector.code()));
  }

  /// The parameters as they are shown beside a result, `trade.decay.bulk` and so on.
  public static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (Group group : GROUPS) {
      figures.add(
          Figure.assumed(
              Text.of(
                  "省际贸易的距离衰减指数：" + group.name.zh(),
                  "distance decay of trade between provinces: " + group.name.en()),
              Quantity.of(group.central, Unit.ONE),
              "trade.decay." + group.id,
              group.basis,
              Verification.UNVERIFIED,
              new Derivation.Range(group.low, group.high)));
    }
    return figures;
  }
}
