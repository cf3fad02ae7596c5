package tanlu.web.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Debian's Chromium under Playwright; where it is not installed the test is skipped and says so.
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS));
  }

  static Chromium open() {
    if (!Files.isExecutable(PROGRAM)) {
      String missing =
          "SKIPPED: the page is not tested, there is no %s; install the package `chromium`."
              .formatted(PROGRAM);
      System.err.println(missing);
      Assumptions.abort(missing);
    }
    return new Chromium(Playwright.create());
  }

  /// A page in Chinese with nothing remembered.
  Page page() {
    return browser
        .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 900))
        .newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
