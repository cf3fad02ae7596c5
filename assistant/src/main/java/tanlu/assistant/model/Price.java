package tanlu.assistant.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a model's tokens cost, as the user says: this program holds no price list.
///
/// @param input of a million tokens sent
/// @param output of a million tokens received
/// @param currency three letters, e.g. `CNY`
public record Price(BigDecimal input, BigDecimal output, String currency) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)/(\\d{1,9}(?:\\.\\d{1,9})?) ([A-Z]{3})");
  private static final int MILLION = 6;

  /// Reads e.g. `2/8 CNY`.
  public static Optional<Price> read(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Price(
                new BigDecimal(matcher.group(1)),
                new BigDecimal(matcher.group(2)),
                matcher.group(3)))
        : Optional.empty();
  }

  /// cost = (inputTokens · input + outputTokens · output) / 10⁶, exactly.
  public BigDecimal of(long inputTokens, long outputTokens) {
    BigDecimal cost =
        input
            .multiply(BigDecimal.valueOf(inputTokens))
            .add(output.multiply(BigDecimal.valueOf(outputTokens)))
            .movePointLeft(MILLION)
            .stripTrailingZeros();
    return cost.scale() < 0 ? cost.setScale(0) : cost;
  }
}
