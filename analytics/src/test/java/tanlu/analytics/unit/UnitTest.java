package tanlu.analytics.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void everyConversionBetweenNamedUnitsIsTheExactPowerOfTen() {
    for (Unit from : Unit.all()) {
      for (Unit to : Unit.all()) {
        if (from.dimension().equals(to.dimension())) {
          long zeros = Math.round(Math.log10(from.factor()) - Math.log10(to.factor()));
          double expected = Double.parseDouble("1e" + zeros);
          assertThat(Quantity.of(1, from).to(to).value())
              .as(from + " to " + to)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aMillionYuanIsAHundredTimesTenThousandYuan() {
    assertThat(Quantity.of(1, Unit.MILLION_YUAN).to(Unit.WAN_YUAN).value()).isEqualTo(100);
    assertThat(Quantity.of(1, Unit.YI_YUAN).to(Unit.MILLION_YUAN).value()).isEqualTo(100);
    assertThat(Quantity.of(3, Unit.WAN_YUAN).to(Unit.YUAN).value()).isEqualTo(30_000);
  }

  @Test
  void massesOfCarbonDioxideConvertAsTheirChineseNamesSay() {
    assertThat(Quantity.of(1, Unit.MT_CO2).to(Unit.WAN_T_CO2).value()).isEqualTo(100);
    assertThat(Quantity.of(1, Unit.YI_T_CO2).to(Unit.MT_CO2).value()).isEqualTo(100);
    assertThat(Quantity.of(556.86, Unit.MT_CO2).to(Unit.WAN_T_CO2).value()).isEqualTo(55_686);
    assertThat(Quantity.of(1, Unit.T_CO2).to(Unit.KG_CO2).value()).isEqualTo(1000);
    assertThat(Quantity.of(1, Unit.WAN_TCE).to(Unit.TCE).value()).isEqualTo(10_000);
  }

  @Test
  void anIntensityOfOneTonnePerTenThousandYuanIsAThousandKilograms() {
    assertThat(Quantity.of(1, Unit.T_PER_WAN_YUAN).to(Unit.KG_PER_WAN_YUAN).value())
        .isEqualTo(1000);
  }

  @Test
  void megatonnesPerHundredMillionYuanMakeAHundredTonnesPerTenThousandYuan() {
    Quantity intensity = Quantity.of(2, Unit.MT_CO2).per(Quantity.of(1, Unit.YI_YUAN));
    assertThat(intensity.to(Unit.T_PER_WAN_YUAN).value()).isEqualTo(200);
  }

  @Test
  void moneyAndCarbonDioxideNeitherAddNorConvert() {
    Quantity money = Quantity.of(1, Unit.YI_YUAN);
    Quantity carbon = Quantity.of(1, Unit.MT_CO2);
    assertThatThrownBy(() -> money.plus(carbon))
        .isInstanceOf(UnitMismatchException.class)
        .hasMessageContaining("10^8 yuan")
        .hasMessageContaining("Mt CO2");
    assertThatThrownBy(() -> money.to(Unit.MT_CO2)).isInstanceOf(UnitMismatchException.class);
  }

  @Test
  void differentUnitsOfOneDimensionDoNotAddUnconverted() {
    Quantity small = Quantity.of(1, Unit.WAN_YUAN);
    Quantity large = Quantity.of(1, Unit.YI_YUAN);
    assertThatThrownBy(() -> large.minus(small))
        .isInstanceOf(UnitMismatchException.class)
        .hasMessageContaining("convert first");
    assertThat(large.plus(small.to(Unit.YI_YUAN)).value()).isEqualTo(1.0001);
  }

  @Test
  void energyIsNotCarbonDioxide() {
    assertThatThrownBy(() -> Quantity.of(1, Unit.TCE).to(Unit.T_CO2))
        .isInstanceOf(UnitMismatchException.class);
  }

  @Test
  void everyNamedUnitIsFoundByItsCode() {
    assertThat(Unit.all()).allSatisfy(unit -> assertThat(Unit.ofCode(unit.code())).contains(unit));
    assertThat(Unit.ofCode("furlong")).isEmpty();
  }
}
