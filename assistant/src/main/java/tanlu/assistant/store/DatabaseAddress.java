package tanlu.assistant.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A PostgreSQL database, written `postgresql://[user:password@]host[:port]/name`.
///
/// @param host with its port, where it has one
/// @param user empty takes the system user's name
/// @param password never shown
/// @param query options of the driver, such as `sslmode=require`
public record DatabaseAddress(
    String host,
    String name,
    Optional<String> user,
    Optional<String> password,
    Optional<String> query) {
  /// Whatever may hold a password in a text that is no address.
  private static final Pattern CREDENTIALS = Pattern.compile(":.*@", Pattern.DOTALL);

  private static final Pattern SECRET_OPTION = Pattern.compile("(?i)password");

  /// @throws IllegalArgumentException where the text is no such address; the message shows no
  ///   password
  public static DatabaseAddress of(String text) {
    try {
      URI address = new URI(text);
      String path = address.getPath() == null ? "" : address.getPath().replaceFirst("^/", "");
      String query = address.getRawQuery();
      if ("postgresql".equals(address.getScheme())
          && address.getHost() != null
          && path.matches("[A-Za-z0-9_-]{1,63}")
          && address.getRawFragment() == null
          && (query == null || !SECRET_OPTION.matcher(query).find())) {
        String[] who =
            address.getUserInfo() == null ? new String[0] : address.getUserInfo().split(":", 2);
        return new DatabaseAddress(
            address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort(),
            path,
            who.length > 0 && !who[0].isEmpty() ? Optional.of(who[0]) : Optional.empty(),
            who.length > 1 ? Optional.of(who[1]) : Optional.empty(),
            Optional.ofNullable(query));
      }
    } catch (URISyntaxException _) {
      // Told below, without what may be a password in it.
    }
    throw new IllegalArgumentException(
        "sqlite, or postgresql://user:password@host:port/name, not "
            + CREDENTIALS.matcher(text).replaceFirst(":…@").replaceFirst("\\?.*", "?…"));
  }

  String jdbc() {
    return "jdbc:postgresql://" + host + "/" + name + query.map(q -> "?" + q).orElse("");
  }

  @Override
  public String toString() {
    return "postgresql://" + host + "/" + name;
  }
}
