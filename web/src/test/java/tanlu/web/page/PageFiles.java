package tanlu.web.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/// The page's own files without a server: what `/api` would answer cannot be reached.
final class PageFiles {
  static final String ADDRESS = "http://tanlu.test/";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

  private PageFiles() {}

  static Page openIn(Chromium chromium) {
    Page page = chromium.page();
    page.route("**/*", PageFiles::serve);
    page.navigate(ADDRESS);
    return page;
  }

  private static void serve(Route route) {
    String path = URI.create(route.request().url()).getPath();
    String file = path.equals("/") ? "index.html" : path.replaceFirst("^/page/", "");
    try (InputStream content = PageFiles.class.getResourceAsStream(file)) {
      if (content == null) {
        route.abort("connectionrefused");
        return;
      }
      String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType(type + "; charset=utf-8")
              .setBodyBytes(content.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
