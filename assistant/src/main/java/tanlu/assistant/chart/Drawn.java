package tanlu.assistant.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.unit.Unit;

/// How words and numbers are written in a picture.
final class Drawn {
  private static final MathContext PLOTTED = new MathContext(6);

  private Drawn() {}

  /// Words that come from data, safe in a picture. ECharts reads `{` as a template and a tooltip
  /// may read `<` as HTML, so both become look-alikes that mean nothing to either; so does what a
  /// browser could run.
  static String text(String words) {
    return plainDigits(words)
        .replace('{', '｛')
        .replace('}', '｝')
        .replace('<', '‹')
        .replace('>', '›')
        .replaceAll("(?i)(javascript):", "$1：")
        .replaceFirst("^(\\s*)function\\b", "$1Function");
  }

  /// Lines of a tooltip. ECharts does not wrap them, and a long English sector name is wider than a
  /// phone.
  static String hover(List<String> lines) {
    return lines.stream()
        .map(line -> WordUtils.wrap(text(line), 52, "\n", false))
        .collect(Collectors.joining("\n"));
  }

  /// CO2 instead of CO₂: the subscript is missing from the Chinese fonts pictures are drawn with.
  static String plainDigits(String words) {
    return words
        .codePoints()
        .map(c -> c >= '₀' && c <= '₉' ? c - '₀' + '0' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String unit(Unit unit, Language language) {
    return plainDigits(language == Language.ZH ? unit.zh() : unit.en());
  }

  /// A name with its unit, e.g. `排放（万吨CO2）`.
  static String measured(String name, Unit unit, Language language) {
    String written = unit(unit, language);
    if (written.isEmpty()) {
      return plainDigits(name);
    }
    return plainDigits(name)
        + (language == Language.ZH ? "（" + written + "）" : " (" + written + ")");
  }

  /// The number as plotted: six significant digits.
  static double number(double exact) {
    return new BigDecimal(exact).round(PLOTTED).doubleValue();
  }

  static @Nullable Double numberOrGap(@Nullable Double exact) {
    return exact == null ? null : (Double) number(exact);
  }

  /// The plotted number in words, e.g. `1,234.56`; a dash where there is none.
  static String shown(@Nullable Double exact) {
    return exact == null
        ? "—"
        : new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number(exact));
  }

  /// The number as a label beside its bar: three significant digits, all of the whole part.
  static String brief(double exact) {
    BigDecimal number = new BigDecimal(exact);
    int whole = number.precision() - number.scale();
    return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number.round(new MathContext(Math.max(3, whole))));
  }

  /// A number with its unit, e.g. `1,234.5 × 100 million yuan`; the cross keeps two numbers apart.
  static String amount(@Nullable Double exact, Unit unit, Language language) {
    String written = unit(unit, language);
    if (exact == null || written.isEmpty() || language == Language.ZH) {
      return shown(exact) + (exact == null ? "" : written);
    }
    return shown(exact) + (Character.isDigit(written.charAt(0)) ? " × " : " ") + written;
  }

  /// @throws ChartException where the number is NaN or infinite
  static void requireFinite(double value, String owner) {
    if (!Double.isFinite(value)) {
      throw new ChartException(
          owner + " holds " + value + "; expected a finite number, or null where none is known");
    }
  }
}
