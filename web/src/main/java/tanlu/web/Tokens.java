package tanlu.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The access tokens, written `name:role:secret[:last-day]`, one or several with commas or spaces
/// between. Only their hashes are held, and compared in constant time. A secret may be given as
/// `sha256=HEX`, so that the environment does not hold it.
final class Tokens {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<name>[A-Za-z0-9_-]{1,40}):(?<role>viewer|analyst|admin):"
              + "(?:sha256=(?<hash>[0-9a-f]{64})|(?<secret>[A-Za-z0-9_.~+/-]{24,200}))"
              + "(?::(?<last>\\d{4}-\\d\\d-\\d\\d))?");

  /// What a token may do; each may do what those before it may.
  enum Role {
    /// Asks, reads, drafts plans.
    VIEWER,
    /// Also brings files and shares conversations.
    ANALYST,
    /// Also reads metrics and feedback.
    ADMIN
  }

  /// @param name the owner of conversations
  /// @param until when it ends
  record Token(String name, Role role, String hash, Instant until) {
    boolean valid(Instant now) {
      return now.isBefore(until);
    }

    @Override
    public String toString() {
      return "Token[" + name + ", " + role + "]";
    }
  }

  private final List<Token> all;

  private Tokens(List<Token> all) {
    this.all = all;
  }

  /// @throws CommandException where the text is no list of tokens; the message shows no secret
  static Tokens read(Optional<String> setting) {
    List<Token> all = new ArrayList<>();
    for (String each : setting.orElse("").split("[,\\s]+", -1)) {
      if (each.isEmpty()) {
        continue;
      }
      Token token = token(each, all.size() + 1);
      if (all.stream().anyMatch(other -> other.name().equals(token.name()))) {
        throw new CommandException("TANLU_TOKENS names " + token.name() + " twice.");
      }
      all.add(token);
    }
    return new Tokens(List.copyOf(all));
  }

  private static Token token(String text, int place) {
    Matcher matcher = ENTRY.matcher(text);
    if (matcher.matches()) {
      try {
        String last = matcher.group("last");
        String hash = matcher.group("hash");
        return new Token(
            matcher.group("name"),
            Role.valueOf(matcher.group("role").toUpperCase(java.util.Locale.ROOT)),
            hash == null ? sha256(matcher.group("secret")) : hash,
            last == null
                ? Instant.MAX
                : LocalDate.parse(last).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      } catch (DateTimeException _) {
        // Told below, as any other entry that is none.
      }
    }
    throw new CommandException(
        "TANLU_TOKENS, entry %d: must be name:role:secret[:last-day] with the role viewer, analyst or admin and a secret of at least 24 letters and digits (openssl rand -hex 24 makes one)."
            .formatted(place));
  }

  boolean none() {
    return all.isEmpty();
  }

  /// The valid token of that secret. All are compared, so that time tells nothing.
  Optional<Token> find(String secret, Instant now) {
    byte[] given = sha256(secret).getBytes(StandardCharsets.US_ASCII);
    Optional<Token> found = Optional.empty();
    for (Token each : all) {
      if (MessageDigest.isEqual(given, each.hash().getBytes(StandardCharsets.US_ASCII))
          && each.valid(now)) {
        found = Optional.of(each);
      }
    }
    return found;
  }

  Optional<Token> named(String name, Instant now) {
    return all.stream().filter(token -> token.name().equals(name) && token.valid(now)).findFirst();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
