package tanlu.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an OpenSearch cluster holds passages, written
/// `opensearch:http://[user:password@]host:port[,http://host:port…][/index]`. No other address is
/// ever called.
///
/// @param nodes one address or several of the same cluster, tried in turn; without user or password
/// @param credentials `user:password` for all of them; never shown
/// @param index the index's name
public record OpenSearchAddress(List<URI> nodes, Optional<String> credentials, String index) {
  public static final String SCHEME = "opensearch:";
  private static final String STANDARD_INDEX = "tanlu";
  private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");

  /// Whatever may hold a password in a text that is no address.
  private static final Pattern CREDENTIALS = Pattern.compile(":.*@", Pattern.DOTALL);

  /// @throws IllegalArgumentException where the text is no such address; the message shows no
  ///   password
  public static OpenSearchAddress of(String text) {
    List<URI> nodes = new ArrayList<>();
    Optional<String> credentials = Optional.empty();
    String index = STANDARD_INDEX;
    if (!text.startsWith(SCHEME)) {
      throw unfit(text);
    }
    for (String each : text.substring(SCHEME.length()).split(",", -1)) {
      URI address = uri(each, text);
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (!http
          || address.getHost() == null
          || address.getRawQuery() != null
          || address.getRawFragment() != null) {
        throw unfit(text);
      }
      String path = address.getPath().replaceFirst("^/", "");
      index = path.isEmpty() ? index : path;
      if (address.getUserInfo() != null) {
        credentials = Optional.of(address.getUserInfo());
      }
      nodes.add(uri(address.getScheme() + "://" + place(address), text));
    }
    if (!INDEX.matcher(index).matches()) {
      throw unfit(text);
    }
    return new OpenSearchAddress(List.copyOf(nodes), credentials, index);
  }

  private static String place(URI address) {
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  private static URI uri(String address, String text) {
    try {
      return new URI(address);
    } catch (URISyntaxException _) {
      throw unfit(text);
    }
  }

  private static IllegalArgumentException unfit(String text) {
    return new IllegalArgumentException(
        "opensearch:http://host:port[,http://host:port][/index] with a lower-case index name, not "
            + CREDENTIALS.matcher(text).replaceFirst(":…@"));
  }

  @Override
  public String toString() {
    return SCHEME + String.join(",", nodes.stream().map(URI::toString).toList()) + "/" + index;
  }
}
