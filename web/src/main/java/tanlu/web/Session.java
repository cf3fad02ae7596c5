package tanlu.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tanlu.web.Tokens.Token;

/// A browser's session: `name.end.signature`, signed with the hash of the token. Any server with
/// the same tokens knows it, and it ends with its token.
final class Session {
  static final String COOKIE = "tanlu_session";
  static final Duration LENGTH = Duration.ofHours(12);

  private Session() {}

  static String of(Token token, Instant now) {
    String said = token.name() + "." + now.plus(LENGTH).getEpochSecond();
    return said + "." + signature(token, said);
  }

  static Optional<Token> read(String cookie, Tokens tokens, Instant now) {
    String[] parts = cookie.split("\\.", -1);
    if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
      return Optional.empty();
    }
    return tokens
        .named(parts[0], now)
        .filter(_ -> now.getEpochSecond() < Long.parseLong(parts[1]))
        .filter(
            token ->
                MessageDigest.isEqual(
                    signature(token, parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    parts[2].getBytes(StandardCharsets.UTF_8)));
  }

  private static String signature(Token token, String said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.hash().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
