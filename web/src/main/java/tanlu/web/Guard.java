package tanlu.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every request passes first: security headers go on the response, and a browser page from
/// elsewhere is turned away.
///
/// A page of another site cannot read answers, but could send questions (other origin), or reach a
/// loopback server under its own name (DNS rebinding); the Origin and Host headers give both away.
final class Guard implements Handler {
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
              + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Pattern KEPT_BY_NOBODY = Pattern.compile("^/(api|v1|mcp)");

  private final String host;

  private final boolean anyName;

  /// @param host the host the server was told to listen at
  /// @param anyName whether it may be reached by any name: with tokens, a page that reaches it
  ///   under a name of its own has neither token nor session
  Guard(String host, boolean anyName) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.anyName = anyName;
  }

  @Override
  public void handle(Context context) {
    HEADERS.forEach(context::header);
    context.header(
        "Cache-Control", KEPT_BY_NOBODY.matcher(context.path()).find() ? "no-store" : "no-cache");
    String asked = context.header("Host");
    String name = asked == null ? null : hostOf("http://" + asked);
    if (name == null || !(anyName || LOOPBACK.contains(name) || name.equals(host))) {
      throw new ApiException(
          403,
          "Host 须为本机地址，收到的是 " + asked + "。",
          "Host must be this machine's loopback name, not " + asked + ".");
    }
    String origin = context.header("Origin");
    // Behind a proxy that encrypts, the page's own origin is https.
    boolean own =
        origin == null
            || origin.equalsIgnoreCase(context.scheme() + "://" + asked)
            || (anyName && origin.equalsIgnoreCase("https://" + asked));
    if (!own && !READING.contains(context.req().getMethod())) {
      throw new ApiException(
          403,
          "不接受来自其他网站的请求：Origin " + origin + "。",
          "Requests from other sites are refused: Origin " + origin + ".");
    }
  }

  private static @Nullable String hostOf(String url) {
    try {
      String name = new URI(url).getHost();
      return name == null ? null : name.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
