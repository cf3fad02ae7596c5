package tanlu.assistant.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// JSON in the one form that is hashed and signed, after RFC 8785 (JSON Canonicalization Scheme):
/// UTF-8, no spaces, keys in the order of their UTF-16 code units, numbers as ECMAScript writes
/// doubles.
final class CanonicalJson {
  private CanonicalJson() {}

  static byte[] bytes(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The SHA-256 of a node's canonical form, in hexadecimal digits.
  static String hash(JsonNode node) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(node)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        out.append('{');
        fields.forEach(
            (name, value) -> {
              separate(out, '{');
              text(name, out);
              out.append(':');
              write(value, out);
            });
        out.append('}');
      }
      case ARRAY -> {
        out.append('[');
        for (JsonNode item : node) {
          separate(out, '[');
          write(item, out);
        }
        out.append(']');
      }
      case STRING -> text(node.textValue(), out);
      case NUMBER -> out.append(number(node.doubleValue()));
      default -> out.append(node.asText());
    }
  }

  private static void separate(StringBuilder out, char opening) {
    if (out.charAt(out.length() - 1) != opening) {
      out.append(',');
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// @throws IllegalArgumentException where it is no finite number, which JSON cannot hold
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = shortest(Math.abs(value));
    String digits = decimal.unscaledValue().toString();
    int point = digits.length() - decimal.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 21 || point <= -6) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      String power = (point > 0 ? "+" : "") + (point - 1);
      return sign + digits.charAt(0) + fraction + "e" + power;
    }
    return sign + decimal.toPlainString();
  }

  /// Java never writes less than two digits, where one may do for the smallest numbers there are.
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal one = decimal.round(new MathContext(1));
    return one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
  }
}
