package tanlu.web.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tanlu.assistant.Assistant;
import tanlu.assistant.Settings;
import tanlu.web.ChatServer;

/// One browser, and one server with nothing set, for all tests of the page; they end with the last.
final class Site implements AutoCloseable {
  private static final double MILLIS = 30_000;

  private final Chromium chromium = Chromium.open();
  private @Nullable ChatServer server;

  private Site() {
    PlaywrightAssertions.setDefaultAssertionTimeout(MILLIS);
  }

  Chromium chromium() {
    return chromium;
  }

  /// The server's address, without a path.
  String address() {
    if (server == null) {
      server =
          ChatServer.start(
              Assistant.open(Settings.read(Map.of())), "127.0.0.1", 0, Path.of("target/no-runs"));
    }
    return "http://127.0.0.1:" + server.port();
  }

  /// A page in Chinese with nothing remembered.
  ///
  /// @param complaints takes what the page's console calls errors
  Page page(List<String> complaints) {
    Page page = chromium.page();
    page.setDefaultTimeout(MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  @Override
  public void close() {
    chromium.close();
    if (server != null) {
      server.close();
    }
  }

  /// Hands the site to the constructors of tests.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Site.class, _ -> new Site(), Site.class);
    }
  }
}
