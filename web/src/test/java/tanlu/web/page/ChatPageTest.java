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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The golden question, asked on the page as a user asks it.
@ExtendWith(Site.Shared.class)
class ChatPageTest {
  private static final double ANSWER_MILLIS = 60_000;

  private final Site site;

  ChatPageTest(Site site) {
    this.site = site;
  }

  /// What the page says in a language.
  private record Words(String policy, String number, String replay, String same, Pattern opening) {
    static Words in(String language) {
      return language.equals("zh")
          ? new Words("政策依据", "文号", "重新计算", "重算结果相同", Pattern.compile("广东[\\s\\S]*2060"))
          : new Words(
              "Policy source",
              "Document number",
              "Recompute",
              "Recomputed to the same value",
              Pattern.compile("Guangdong[\\s\\S]*2060"));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | light | 广东在2060年达成碳中和时间表及产业投入产出路线图应为何？",
        "en | dark  | What should be Guangdong's timetable for carbon neutrality by 2060 and its"
            + " industrial input-output roadmap?"
      })
  void the_golden_question_is_answered_with_charts_sources_and_numbers_that_replay(
      String language, String theme, String question) {
    List<String> complaints = new ArrayList<>();
    Page page = site.page(complaints);
    page.navigate(site.address() + "/");
    page.locator("header select[name=theme]").selectOption(theme);
    if (language.equals("en")) {
      page.getByText("English").click();
    }
    Words words = Words.in(language);

    page.locator("#question").fill(question);
    page.locator("#question").press("Enter");
    assertThat(page.locator(".foot"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(ANSWER_MILLIS));

    assertThat(page.locator(".answer")).containsText(words.opening());
    seesCharts(page);
    opensCitation(page, words);
    replaysClaim(page, words);
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture("claim", language, theme)));
    page.keyboard().press("Escape");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(picture("golden", language, theme)).setFullPage(true));
    assertThat(Axe.violations(page)).as("in the %s theme", theme).isEmpty();
    page.locator("header select[name=theme]").selectOption(theme.equals("dark") ? "light" : "dark");
    assertThat(Axe.violations(page)).as("in the other theme").isEmpty();
    assertThat(complaints).as("errors on the page's console").isEmpty();
    page.context().close();
  }

  /// `claim-zh-light.png` is the README's `docs/page.png`.
  private static Path picture(String what, String language, String theme) {
    return Path.of("target/screenshots/" + what + "-" + language + "-" + theme + ".png");
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

  private static void opensCitation(Page page, Words words) {
    Locator chip = page.locator(".answer button.citation").first();
    chip.click();
    Locator panel = page.locator("dialog.panel");
    assertThat(panel).containsText(words.policy() + " [" + chip.textContent() + "]");
    assertThat(panel).containsText(words.number());
    page.keyboard().press("Escape");
    assertThat(panel).isHidden();
    assertThat(chip).isFocused();
  }

  private static void replaysClaim(Page page, Words words) {
    Locator claim = page.locator(".answer button.claim").first();
    String shown = claim.textContent();
    claim.click();
    Locator panel = page.locator("dialog.panel");
    assertThat(panel.locator(".shown")).hasText(shown);
    panel
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.replay()))
        .click();
    assertThat(panel.locator(".replayed.same")).containsText(words.same());
  }
}
