package tanlu.assistant.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  /// Rows of the table of RFC 8785, appendix B.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555555, 333333333.3333333",
    "becbf647612f3696, -0.0000033333333333333333",
  })
  void numbersAreWrittenAsTheStandardPrintsThem(String bits, String written) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.number(value)).isEqualTo(written);
  }

  @Test
  void keysAreSortedAndSpacesLeftOut() throws Exception {
    assertThat(canonical("{\"b\": [1.0, true, null, {}], \"a\": \"碳\\n\"}"))
        .isEqualTo("{\"a\":\"碳\\n\",\"b\":[1,true,null,{}]}");
  }

  /// RFC 8785, section 3.2.2.2: the string of its sample, and a control character with a digit that
  /// could stand in either case.
  @Test
  void stringsAreEscapedAsTheStandardPrintsThem() throws Exception {
    assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(canonical("\"\\u001B\\u0008\\t\\f\\r\\u007F\""))
        .isEqualTo("\"\\u001b\\b\\t\\f\\r" + (char) 0x7f + "\"");
  }

  private static String canonical(String json) throws Exception {
    return new String(
        CanonicalJson.bytes(new ObjectMapper().readTree(json)), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNoNumberOfJsonIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.number(Double.NaN)).hasMessageContaining("NaN");
  }
}
