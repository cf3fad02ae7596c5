package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the chat fetches before it draws a chart.
@ExtendWith(Site.Shared.class)
class PageWeightTest {
  private static final int MOST = 250_000;

  private final Site site;

  PageWeightTest(Site site) {
    this.site = site;
  }

  @Test
  void the_first_load_is_light_and_leaves_the_charts_for_later() {
    Page page = site.page(new ArrayList<>());
    List<Request> loaded = new ArrayList<>();
    page.onRequestFinished(loaded::add);
    page.navigate(site.address() + "/");
    assertThat(page.locator(".examples button").first()).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    int bytes =
        loaded.stream()
            .map(Request::sizes)
            .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
            .sum();
    System.out.printf("first load: %d requests, %d bytes%n", loaded.size(), bytes);
    assertThat(loaded).noneMatch(request -> request.url().contains("echarts-"));
    assertThat(bytes).isLessThanOrEqualTo(MOST).isGreaterThan(MOST / 10);
    page.context().close();
  }
}
