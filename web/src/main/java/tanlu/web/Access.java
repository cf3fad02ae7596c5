package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tanlu.web.Tokens.Role;
import tanlu.web.Tokens.Token;

/// Who may do what. Without tokens, which only a loopback server may be, everything; with tokens
/// nothing but what stands in [#OPEN] without one, as bearer or as a session begun at `/login`.
final class Access implements Handler {
  private static final Logger AUDIT = LoggerFactory.getLogger("tanlu.audit");

  /// Questions, uploads and the rest, a minute and token.
  static final int PER_TOKEN = 300;

  /// Wrong or missing tokens, a minute and address.
  static final int REFUSED_PER_ADDRESS = 30;

  private static final Pattern OPEN =
      Pattern.compile("/login|/health/(live|ready)|/openapi\\.json|/page/.*|/(api/)?shared/[^/]*");

  /// The first that fits says who may; what fits none is for everybody with a token.
  private static final List<Rule> RULES =
      List.of(
          new Rule("GET /(metrics|api/feedback)", Role.ADMIN),
          new Rule("GET /evaluations(/.*)?", Role.ANALYST),
          new Rule("POST /api/conversations/[^/]+/files", Role.ANALYST),
          new Rule("(POST|DELETE) /api/conversations/[^/]+/share", Role.ANALYST));

  private record Rule(Pattern what, Role role) {
    Rule(String what, Role role) {
      this(Pattern.compile(what), role);
    }
  }

  private final Tokens tokens;
  private final Clock clock;
  private final RateLimit requests;
  private final RateLimit refused;

  Access(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
    this.requests = new RateLimit(PER_TOKEN, clock);
    this.refused = new RateLimit(REFUSED_PER_ADDRESS, clock);
  }

  void handle(RoutesConfig routes) {
    routes.before(this);
    routes.get("/login", context -> context.html(PAGE));
    routes.post("/login", this::login);
    routes.post("/logout", this::logout);
  }

  /// Whether tokens are asked for.
  boolean guarded() {
    return !tokens.none();
  }

  static Role needed(String method, String path) {
    String what = method.toUpperCase(Locale.ROOT) + " " + path;
    return RULES.stream()
        .filter(rule -> rule.what().matcher(what).matches())
        .map(Rule::role)
        .findFirst()
        .orElse(Role.VIEWER);
  }

  @Override
  public void handle(Context context) {
    if (tokens.none() || OPEN.matcher(context.path()).matches()) {
      return;
    }
    Optional<Token> token = token(context);
    if (token.isEmpty()) {
      limit(context, refused, context.ip());
      if (context.path().equals("/") && context.req().getMethod().equals("GET")) {
        context.redirect("/login");
        context.skipRemainingHandlers();
        return;
      }
      context.header("WWW-Authenticate", "Bearer realm=\"tanlu\"");
      throw new ApiException(
          401,
          "需要有效的访问令牌：请在 /login 登录，或发送 Authorization: Bearer 令牌。",
          "A valid access token is needed: log in at /login, or send Authorization: Bearer TOKEN.");
    }
    Token known = token.get();
    limit(context, requests, known.name());
    Role needed = needed(context.req().getMethod(), context.path());
    if (known.role().compareTo(needed) < 0) {
      AUDIT.warn("refused name={} role={} needs={}", known.name(), known.role(), needed);
      throw new ApiException(
          403,
          "令牌 " + known.name() + " 的角色是 " + known.role() + "，此处需要 " + needed + "。",
          "The token " + known.name() + " is " + known.role() + "; this needs " + needed + ".");
    }
    // Metrics are read every few seconds, and change nothing.
    if (needed == Role.ADMIN && !context.path().equals("/metrics")) {
      AUDIT.warn("admin name={} method={} path={}", known.name(), context.method(), context.path());
    }
    Owner.set(context, known.name());
  }

  private static void limit(Context context, RateLimit limit, String key) {
    long wait = limit.take(key);
    if (wait > 0) {
      context.header("Retry-After", Long.toString(wait));
      throw new ApiException(
          429,
          "请求过于频繁：请 " + wait + " 秒后再试。",
          "Too many requests: try again in " + wait + " seconds.");
    }
  }

  private Optional<Token> token(Context context) {
    String header = context.header("Authorization");
    if (header != null) {
      return header.startsWith("Bearer ")
          ? tokens.find(header.substring("Bearer ".length()).strip(), clock.instant())
          : Optional.empty();
    }
    String cookie = context.cookie(Session.COOKIE);
    return cookie == null ? Optional.empty() : Session.read(cookie, tokens, clock.instant());
  }

  private void login(Context context) {
    String secret = context.formParam("token");
    Optional<Token> token =
        secret == null ? Optional.empty() : tokens.find(secret.strip(), clock.instant());
    if (token.isEmpty()) {
      AUDIT.warn("login refused address={}", context.ip());
      limit(context, refused, context.ip());
      throw new ApiException(401, "令牌无效或已过期。", "The token is wrong or has expired.");
    }
    AUDIT.warn("login name={} role={}", token.get().name(), token.get().role());
    context.cookie(
        cookie(
            context, Session.of(token.get(), clock.instant()), (int) Session.LENGTH.toSeconds()));
    context.redirect("/");
  }

  private void logout(Context context) {
    context.cookie(cookie(context, "", 0));
    context.redirect("/login");
  }

  /// Behind a proxy that encrypts, only over encrypted connections.
  private static Cookie cookie(Context context, String value, int seconds) {
    boolean secure =
        context.scheme().equals("https") || "https".equals(context.header("X-Forwarded-Proto"));
    return new Cookie(Session.COOKIE, value, "/", seconds, secure, true, null, SameSite.STRICT);
  }

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh"><head><meta charset="utf-8"><title>碳路 Tanlu</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"></head>
      <body><main><h1>碳路 Tanlu</h1>
      <form method="post" action="/login">
      <label for="token">访问令牌 <span lang="en">Access token</span></label>
      <input id="token" name="token" type="password" autocomplete="current-password" required>
      <button>登录 <span lang="en">Log in</span></button>
      </form></main></body></html>
      """;
}
