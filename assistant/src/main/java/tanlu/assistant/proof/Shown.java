package tanlu.assistant.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.analytics.unit.Dimension;
import tanlu.analytics.unit.Quantity;
import tanlu.analytics.unit.Unit;

/// How a quantity is written for readers: 5.569亿吨CO₂, 556.9 Mt CO₂, 12.3%, 0.523吨CO₂/万元.
///
/// Rounding is half-up at the last digit shown, so that the shown number never lies further from
/// the value than half of that digit. Trailing zeros are shown only where something was rounded
/// away: 0.52 is exact, 0.5200 was rounded.
public final class Shown {
  /// A unit to write in, from a certain size on.
  private record Scale(double from, double factor, String name, int digits) {}

  private static final List<Scale> CO2_ZH =
      List.of(
          new Scale(1e8, 1e8, "亿吨CO₂", 4),
          new Scale(1e4, 1e4, "万吨CO₂", 4),
          new Scale(0, 1, "吨CO₂", 4));
  private static final List<Scale> CO2_EN =
      List.of(new Scale(1e4, 1e6, " Mt CO₂", 4), new Scale(0, 1, " t CO₂", 4));
  private static final List<Scale> MONEY_ZH =
      List.of(
          new Scale(1e12, 1e12, "万亿元", 4),
          new Scale(1e8, 1e8, "亿元", 4),
          new Scale(1e4, 1e4, "万元", 4),
          new Scale(0, 1, "元", 4));
  private static final List<Scale> MONEY_EN =
      List.of(
          new Scale(1e12, 1e12, " trillion yuan", 4),
          new Scale(1e9, 1e9, " billion yuan", 4),
          new Scale(1e6, 1e6, " million yuan", 4),
          new Scale(0, 1, " yuan", 4));
  private static final List<Scale> ENERGY_ZH =
      List.of(
          new Scale(1e8, 1e8, "亿吨标准煤", 4),
          new Scale(1e4, 1e4, "万吨标准煤", 4),
          new Scale(0, 1, "吨标准煤", 4));
  private static final List<Scale> ENERGY_EN =
      List.of(new Scale(1e4, 1e6, " Mtce", 4), new Scale(0, 1, " tce", 4));
  private static final List<Scale> PEOPLE_ZH =
      List.of(new Scale(1e8, 1e8, "亿人", 4), new Scale(1e4, 1e4, "万人", 4), new Scale(0, 1, "人", 4));
  private static final List<Scale> PEOPLE_EN =
      List.of(new Scale(1e6, 1e6, " million people", 4), new Scale(0, 1, " people", 4));
  private static final List<Scale> INTENSITY_ZH =
      List.of(new Scale(1e-6, 1e-4, "吨CO₂/万元", 3), new Scale(0, 1e-7, "千克CO₂/万元", 3));
  private static final List<Scale> INTENSITY_EN =
      List.of(
          new Scale(1e-6, 1e-4, " t CO₂ per 10,000 yuan", 3),
          new Scale(0, 1e-7, " kg CO₂ per 10,000 yuan", 3));
  private static final List<Scale> PER_PERSON_ZH = List.of(new Scale(0, 1, "吨CO₂/人", 3));
  private static final List<Scale> PER_PERSON_EN = List.of(new Scale(0, 1, " t CO₂ per person", 3));

  private Shown() {}

  /// In the unit a reader of the language expects for this size.
  public static String of(Quantity quantity, Language language) {
    Unit unit = quantity.unit();
    boolean zh = language == Language.ZH;
    if (unit.equals(Unit.PERCENT) || unit.equals(Unit.PERCENT_PER_YEAR)) {
      // Chinese says 年均 before the number.
      return percent(quantity.value()) + (zh ? "%" : " " + unit.en());
    }
    if (unit.equals(Unit.PERCENTAGE_POINT)) {
      return percent(quantity.value()) + (zh ? unit.zh() : " " + unit.en());
    }
    List<Scale> scales = scales(unit.dimension(), zh);
    if (scales.isEmpty()) {
      return in(quantity, language);
    }
    double base = quantity.value() * unit.factor();
    Scale scale =
        scales.stream().filter(s -> Math.abs(base) >= s.from).findFirst().orElse(scales.getLast());
    double value =
        unit.factor() >= scale.factor
            ? quantity.value() * (unit.factor() / scale.factor)
            : quantity.value() / (scale.factor / unit.factor());
    return number(value, scale.digits) + scale.name;
  }

  /// In a unit somebody chose; in the usual one where it measures something else, or where its
  /// English name begins with a number of its own (100 million yuan).
  public static String of(Quantity quantity, Optional<Unit> chosen, Language language) {
    if (chosen.isEmpty() || !chosen.get().dimension().equals(quantity.unit().dimension())) {
      return of(quantity, language);
    }
    boolean awkward = language == Language.EN && chosen.get().en().matches("[0-9].*");
    return awkward ? of(quantity, language) : in(quantity.to(chosen.get()), language);
  }

  private static String in(Quantity quantity, Language language) {
    Unit unit = quantity.unit();
    double value = quantity.value();
    boolean calendar = value == Math.rint(value) && value >= 1900 && value <= 2100;
    if (unit.equals(Unit.ONE)) {
      return calendar ? Long.toString((long) value) : number(value, 4);
    }
    if (unit.equals(Unit.PERCENT)
        || unit.equals(Unit.PERCENTAGE_POINT)
        || unit.equals(Unit.PERCENT_PER_YEAR)) {
      return of(quantity, language);
    }
    int digits = unit.dimension().co2() == 1 && unit.dimension().money() == -1 ? 3 : 4;
    String name = language == Language.ZH ? unit.zh() : " " + unit.en();
    return number(value, digits) + name;
  }

  private static List<Scale> scales(Dimension dimension, boolean zh) {
    if (dimension.equals(Unit.T_CO2.dimension())) {
      return zh ? CO2_ZH : CO2_EN;
    } else if (dimension.equals(Unit.YUAN.dimension())) {
      return zh ? MONEY_ZH : MONEY_EN;
    } else if (dimension.equals(Unit.TCE.dimension())) {
      return zh ? ENERGY_ZH : ENERGY_EN;
    } else if (dimension.equals(Unit.PERSON.dimension())) {
      return zh ? PEOPLE_ZH : PEOPLE_EN;
    } else if (dimension.equals(Unit.T_PER_WAN_YUAN.dimension())) {
      return zh ? INTENSITY_ZH : INTENSITY_EN;
    } else if (dimension.equals(Unit.T_PER_PERSON.dimension())) {
      return zh ? PER_PERSON_ZH : PER_PERSON_EN;
    }
    return List.of();
  }

  /// One decimal; more where one would show a part as nothing, or as the whole. What nine decimals
  /// show as nothing is.
  private static String percent(double value) {
    BigDecimal exact = exact(value);
    int decimals = 1;
    if (exact.setScale(9, RoundingMode.HALF_UP).signum() == 0) {
      return written(exact, decimals);
    }
    while (decimals < 9 && exact.signum() != 0 && hides(exact, decimals)) {
      decimals++;
    }
    return written(exact, decimals);
  }

  private static boolean hides(BigDecimal exact, int decimals) {
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.compareTo(exact) == 0) {
      return false;
    }
    BigDecimal hundred = BigDecimal.valueOf(100);
    return rounded.abs().compareTo(hundred) == 0
        || (exact.abs().compareTo(BigDecimal.ONE) < 0
            && rounded.unscaledValue().abs().bitLength() < 4);
  }

  /// @param digits significant digits, all of the whole part kept
  private static String number(double value, int digits) {
    BigDecimal exact = exact(value);
    if (exact.signum() == 0) {
      return "0";
    }
    int whole = exact.precision() - exact.scale();
    return written(exact, Math.max(0, digits - whole));
  }

  private static String written(BigDecimal exact, int decimals) {
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
    boolean isExact = rounded.compareTo(exact) == 0;
    BigDecimal shown = isExact ? rounded.stripTrailingZeros() : rounded;
    StringBuilder written = new StringBuilder(shown.abs().toPlainString());
    int point = written.indexOf(".");
    for (int at = (point < 0 ? written.length() : point) - 3; at > 0; at -= 3) {
      written.insert(at, ',');
    }
    return (shown.signum() < 0 ? "−" : "") + written;
  }

  /// The value without the noise of the 16th digit that conversions leave.
  private static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).round(new java.math.MathContext(13, RoundingMode.HALF_UP));
  }
}
