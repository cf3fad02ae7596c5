package tanlu.analytics.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.InventoryRow;
import tanlu.analytics.data.Region;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

class ReplayTest {
  private final Dataset data = Dataset.embedded();
  private final Region guangdong = data.region("GD").orElseThrow();
  private final List<Figure> rows =
      InventoryRow.all().stream().map(row -> data.co2(guangdong, 2017, row)).toList();
  private final Text label = Text.of("合计", "total");

  private boolean holds(Figure figure) {
    return new Replay(data::read).holds(figure);
  }

  private static Figure tampered(Figure figure, double value) {
    return new Figure(figure.label(), Quantity.of(value, figure.unit()), figure.derivation());
  }

  @Test
  void anHonestSumHolds() {
    assertThat(holds(Figure.sum(label, Unit.MT_CO2, rows))).isTrue();
  }

  @Test
  void aResultOffByTheLastBitDoesNotHold() {
    Figure total = Figure.sum(label, Unit.MT_CO2, rows);
    assertThat(holds(tampered(total, Math.nextUp(total.value())))).isFalse();
  }

  @Test
  void aPublishedValueThatDiffersFromItsCellDoesNotHold() {
    assertThat(holds(rows.get(38))).isTrue();
    assertThat(holds(tampered(rows.get(38), rows.get(38).value() + 0.001))).isFalse();
  }

  @Test
  void aResultBuiltOnATamperedInputDoesNotHold() {
    Figure forged = tampered(rows.get(38), 1);
    assertThat(holds(Figure.sum(label, Unit.MT_CO2, List.of(rows.get(0), forged)))).isFalse();
  }

  @Test
  void theSameNumberInAnotherUnitDoesNotHold() {
    Figure row = rows.get(38);
    Figure relabelled =
        new Figure(row.label(), Quantity.of(row.value(), Unit.WAN_T_CO2), row.derivation());
    assertThat(holds(relabelled)).isFalse();
  }

  @Test
  void aConvertedFigureReplaysThroughTheConversion() {
    Figure row = rows.get(38);
    Figure converted = new Figure(row.label(), row.quantity().to(Unit.WAN_T_CO2), row.derivation());
    assertThat(holds(converted)).isTrue();
  }
}
