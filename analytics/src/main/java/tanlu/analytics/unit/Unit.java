package tanlu.analytics.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A unit of measurement: the dimension, the factor to the dimension's base unit (yuan, tonne of
/// CO2, tonne of coal equivalent, person) and how it is written.
///
/// Units of different dimensions never add or convert; units of one dimension convert by the ratio
/// of their factors.
///
/// @param code what JSON carries, e.g. `Mt CO2`
/// @param zh how Chinese text writes it, e.g. `百万吨CO₂`
/// @param en how English text writes it, e.g. `Mt CO₂`
public record Unit(String code, Dimension dimension, double factor, String zh, String en) {
  private static final Dimension MONEY = new Dimension(1, 0, 0, 0);
  private static final Dimension CO2 = new Dimension(0, 1, 0, 0);
  private static final Dimension ENERGY = new Dimension(0, 0, 1, 0);
  private static final Dimension PEOPLE = new Dimension(0, 0, 0, 1);

  public static final Unit ONE = new Unit("1", Dimension.NONE, 1, "", "");
  public static final Unit PERCENT = new Unit("%", Dimension.NONE, 0.01, "%", "%");
  public static final Unit PERCENTAGE_POINT =
      new Unit("pp", Dimension.NONE, 0.01, "个百分点", "percentage points");

  /// A rate compounded yearly, e.g. a mean yearly change; a pure number.
  public static final Unit PERCENT_PER_YEAR = new Unit("%/yr", Dimension.NONE, 0.01, "%/年", "%/yr");

  public static final Unit YUAN = new Unit("yuan", MONEY, 1, "元", "yuan");
  public static final Unit WAN_YUAN = new Unit("10^4 yuan", MONEY, 1e4, "万元", "10,000 yuan");
  public static final Unit MILLION_YUAN = new Unit("10^6 yuan", MONEY, 1e6, "百万元", "million yuan");
  public static final Unit YI_YUAN = new Unit("10^8 yuan", MONEY, 1e8, "亿元", "100 million yuan");
  public static final Unit TRILLION_YUAN =
      new Unit("10^12 yuan", MONEY, 1e12, "万亿元", "trillion yuan");

  public static final Unit KG_CO2 = new Unit("kg CO2", CO2, 1e-3, "千克CO₂", "kg CO₂");
  public static final Unit T_CO2 = new Unit("t CO2", CO2, 1, "吨CO₂", "t CO₂");
  public static final Unit WAN_T_CO2 = new Unit("10^4 t CO2", CO2, 1e4, "万吨CO₂", "10,000 t CO₂");
  public static final Unit MT_CO2 = new Unit("Mt CO2", CO2, 1e6, "百万吨CO₂", "Mt CO₂");
  public static final Unit YI_T_CO2 = new Unit("10^8 t CO2", CO2, 1e8, "亿吨CO₂", "100 Mt CO₂");
  public static final Unit GT_CO2 = new Unit("Gt CO2", CO2, 1e9, "十亿吨CO₂", "Gt CO₂");

  public static final Unit TCE = new Unit("tce", ENERGY, 1, "吨标准煤", "tce");
  public static final Unit WAN_TCE = new Unit("10^4 tce", ENERGY, 1e4, "万吨标准煤", "10,000 tce");

  /// Of 1 kWh as 0.1229 kg of coal equivalent (GB/T 2589), the energy it is, not what made it.
  public static final Unit KG_PER_KWH =
      new Unit(
          "kg CO2/kWh", T_CO2.per(TCE).dimension, 1e-3 / 1.229e-4, "千克CO₂/千瓦时", "kg CO₂ per kWh");

  public static final Unit YUAN_PER_T =
      new Unit("yuan/t CO2", YUAN.per(T_CO2).dimension, 1, "元/吨CO₂", "yuan per t CO₂");

  public static final Unit PERSON = new Unit("person", PEOPLE, 1, "人", "people");
  public static final Unit WAN_PERSONS =
      new Unit("10^4 persons", PEOPLE, 1e4, "万人", "10,000 people");

  public static final Unit KG_PER_WAN_YUAN =
      new Unit(
          "kg CO2/10^4 yuan",
          KG_CO2.per(WAN_YUAN).dimension,
          1e-7,
          "千克CO₂/万元",
          "kg CO₂ per 10,000 yuan");
  public static final Unit T_PER_WAN_YUAN =
      new Unit(
          "t CO2/10^4 yuan",
          T_CO2.per(WAN_YUAN).dimension,
          1e-4,
          "吨CO₂/万元",
          "t CO₂ per 10,000 yuan");
  public static final Unit T_PER_PERSON =
      new Unit("t CO2/person", T_CO2.per(PERSON).dimension, 1, "吨CO₂/人", "t CO₂ per person");

  private static final List<Unit> ALL =
      List.of(
          ONE,
          PERCENT,
          PERCENTAGE_POINT,
          PERCENT_PER_YEAR,
          YUAN,
          WAN_YUAN,
          MILLION_YUAN,
          YI_YUAN,
          TRILLION_YUAN,
          KG_CO2,
          T_CO2,
          WAN_T_CO2,
          MT_CO2,
          YI_T_CO2,
          GT_CO2,
          TCE,
          WAN_TCE,
          KG_PER_KWH,
          YUAN_PER_T,
          PERSON,
          WAN_PERSONS,
          KG_PER_WAN_YUAN,
          T_PER_WAN_YUAN,
          T_PER_PERSON);

  private static final Map<String, Unit> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Unit::code, unit -> unit));

  /// Every unit that has a name of its own, always in the same order.
  public static List<Unit> all() {
    return ALL;
  }

  public static Optional<Unit> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /// The unit of a quotient, e.g. `t CO2` per `10^4 yuan`.
  public Unit per(Unit divisor) {
    return new Unit(
        code + "/" + divisor.code,
        dimension.plus(divisor.dimension, -1),
        factor / divisor.factor,
        zh + "/" + divisor.zh,
        en + " per " + divisor.en);
  }

  /// The unit of a product.
  public Unit times(Unit other) {
    return new Unit(
        code + "*" + other.code,
        dimension.plus(other.dimension, 1),
        factor * other.factor,
        zh + "·" + other.zh,
        en + "·" + other.en);
  }

  @Override
  public String toString() {
    return code;
  }
}
