package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The golden question, asked on the page as a user asks it.
@ExtendWith(Site.Shared.class)
class ChatPageTest {
  private static final String GOLDEN = "广东在2060年达成碳中和时间表及产业投入产出路线图应为何？";
  private static final Path PICTURE = Path.of("target/screenshots/golden.png");
  private static final double ANSWER_MILLIS = 60_000;

  private final Site site;

  ChatPageTest(Site site) {
    this.site = site;
  }

  @Test
  void the_golden_question_is_answered_with_charts_sources_and_numbers_that_replay() {
    List<String> complaints = new ArrayList<>();
    Page page = site.page(complaints);
    page.navigate(site.address() + "/");

    page.locator("#question").fill(GOLDEN);
    page.locator("#question").press("Enter");
    assertThat(page.locator(".foot"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(ANSWER_MILLIS));

    assertThat(page.locator(".answer")).containsText(Pattern.compile("广东[\\s\\S]*2060"));
    seesCharts(page);
    opensCitation(page);
    replaysClaim(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE).setFullPage(true));
    assertThat(complaints).as("errors on the page's console").isEmpty();
    page.context().close();
  }

  private static void seesCharts(Page page) {
    Locator drawings = page.locator(".drawing canvas, .drawing svg");
    assertThat(drawings.nth(1)).isVisible();
    for (Locator drawing : drawings.all()) {
      BoundingBox box = drawing.boundingBox();
      assertThat(box.width).isGreaterThan(200);
      assertThat(box.height).isGreaterThan(200);
      assertThat(hasInk(drawing)).as("something is drawn on %s", drawing).isTrue();
    }
  }

  /// An empty canvas has a size too: some pixel must be opaque.
  private static boolean hasInk(Locator drawing) {
    return (boolean)
        drawing.evaluate(
            """
            (drawn) => drawn.tagName !== 'CANVAS' || drawn.getContext('2d')
              .getImageData(0, 0, drawn.width, drawn.height).data.some((byte, i) => i % 4 === 3 && byte > 0)
            """);
  }

  private static void opensCitation(Page page) {
    Locator chip = page.locator(".answer button.citation").first();
    chip.click();
    Locator panel = page.locator("dialog.panel");
    assertThat(panel).containsText("政策依据 [" + chip.textContent() + "]");
    assertThat(panel).containsText("文号");
    page.keyboard().press("Escape");
    assertThat(panel).isHidden();
    assertThat(chip).isFocused();
  }

  private static void replaysClaim(Page page) {
    Locator claim = page.locator(".answer button.claim").first();
    String shown = claim.textContent();
    claim.click();
    Locator panel = page.locator("dialog.panel");
    assertThat(panel.locator(".shown")).hasText(shown);
    panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重新计算")).click();
    assertThat(panel.locator(".replayed.same")).containsText("重算结果相同");
  }
}
