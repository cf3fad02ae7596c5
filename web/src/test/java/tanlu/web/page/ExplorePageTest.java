package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The dashboard in a real browser before a real server.
@ExtendWith(Site.Shared.class)
class ExplorePageTest {
  private static final double MILLIS = 30_000;
  private static final Path PICTURE = Path.of("target/screenshots/explore.png");

  private final Site site;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  ExplorePageTest(Site site) {
    this.site = site;
  }

  @BeforeEach
  void openPage() {
    page = site.page(complaints);
  }

  @AfterEach
  void hearsNoComplaint() {
    page.context().close();
    assertThat(complaints).as("errors on the page's console").isEmpty();
  }

  @Test
  void a_province_and_year_show_network_flows_sectors_and_table_together() {
    look("");
    for (String card : List.of("network", "industry", "energy", "table")) {
      drawn("#" + card);
    }
    assertThat(page.locator("#sectors tbody tr")).hasCount(42);
    assertThat(page.locator("#network input[name=gravity]")).hasValue("0.7");
    assertThat(page.locator("#network input[name=repulsion]")).hasValue("1700");
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
    page.locator("#network .tools button").first().click();
    // 88 edges and 42 nodes with nine facts each.
    assertThat(page.locator("#network .values tbody tr")).hasCount(88 + 42);
    assertThat(page.locator("#network .values th")).hasCount(3 + 9);
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void what_is_looked_at_stands_in_the_address_and_comes_back_with_it() {
    look("?region=JS&year=2012&indicator=gross_output&measures=centrality&sort=-centrality.rank");
    assertThat(page.locator("#network figcaption")).containsText("江苏2012年");
    assertThat(page.locator("#sectors thead th")).hasCount(1 + 2 * 4);
    page.locator("select[name=region]").selectOption("ZJ");
    assertThat(page.locator("#network figcaption")).containsText("浙江2012年");
    assertThat(page).hasURL(Pattern.compile("region=ZJ&year=2012"));
    page.reload();
    assertThat(page.locator("#network figcaption")).containsText("浙江2012年");
  }

  @Test
  void the_sector_table_sorts_filters_and_selects() {
    look("");
    Locator rows = page.locator("#sectors tbody tr");
    assertThat(rows.first()).containsText("电力、热力的生产和供应");
    page.locator("#sectors thead button").nth(4).click();
    assertThat(page.locator("#sectors th[aria-sort=descending]")).containsText("增加值");
    List<Double> added = new ArrayList<>();
    for (String text : rows.locator("td:nth-child(6)").allTextContents()) {
      added.add(Double.valueOf(text.replace(",", "")));
    }
    assertThat(added).hasSize(42).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    page.locator("input[name=min]").fill("3000");
    page.locator("input[name=min]").press("Enter");
    assertThat(rows).hasCount((int) added.stream().filter(value -> value >= 3000).count());
    rows.nth(1).locator("input").check();
    rows.nth(2).locator("input").check();
    page.locator("input[name=only]").check();
    assertThat(rows).hasCount(2);
  }

  @Test
  void regions_are_followed_compared_and_mapped() {
    look("?view=regions&by=intensity&with=JS");
    for (String card : List.of("trend", "trendSectors", "compare", "map")) {
      drawn("#" + card);
    }
    page.locator("#compare .tools button").first().click();
    assertThat(page.locator("#compare .values tbody tr")).hasCount(2);
    page.locator(".controls .measures summary").click();
    page.locator(".controls .measures").getByLabel("浙江").check();
    assertThat(page.locator("#compare .values tbody tr")).hasCount(3);
    page.locator(".controls .measures summary").click();
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void the_studio_follows_its_sliders_and_shows_one_roadmap_three_ways() {
    look("?view=roadmap");
    drawn(".outcome-side");
    Locator headline = page.locator(".headline div");
    String peaked = headline.nth(0).textContent();
    page.locator("#slide-peak").fill("2032");
    assertThat(headline.nth(0)).not().hasText(peaked);
    page.locator("#slide-sink").fill("0");
    // Without a land sink all that is left after removals is uncovered.
    assertThat(headline.nth(5).locator("dd")).hasText("0吨CO₂");
    assertThat(page).hasURL(Pattern.compile("peak=2032&sink=0"));
    assertThat(page.locator("#plan tbody tr")).hasCount(6);
    page.locator("#plan button").nth(1).click();
    assertThat(page.locator("#plan thead")).containsText("占减排量");
    page.locator("#plan button").nth(2).click();
    assertThat(page.locator("#plan thead")).containsText("上游");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void asking_about_a_view_brings_the_question_into_the_chat_without_sending_it() {
    look("?region=JS");
    page.locator("#network .ask").click();
    assertThat(page.locator("#question")).hasValue("江苏2017年的产业网络");
    assertThat(page.locator(".turn")).hasCount(0);
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void a_plan_is_drafted_from_the_studio_and_its_files_are_fetched() {
    look("?view=roadmap&region=HN");
    page.locator(".plan-draft button").click();
    Locator files = page.locator(".plan-draft .file");
    files.nth(2).waitFor(new Locator.WaitForOptions().setTimeout(4 * MILLIS));
    assertThat(files).hasText(new String[] {"docx", "pdf", "xlsx"});
    String address = page.url().replaceFirst("/explore.*", "") + files.nth(0).getAttribute("href");
    assertThat(page.request().get(address).body()).startsWith('P', 'K');
  }

  @Test
  void a_file_of_ones_own_is_read_into_the_conversation_and_a_bad_one_says_why() {
    page.navigate(site.address() + "/");
    Locator chooser = page.locator(".upload input");
    chooser.setInputFiles(file("用电.csv", "年份,用电\n2020,12\n"));
    assertThat(page.locator(".files .done")).containsText("用电.csv：已读入 1 段");
    chooser.setInputFiles(file("x.exe", "MZ"));
    assertThat(page.locator(".files .failed")).containsText("不支持的文件类型");
    complaints.clear(); // the browser's own of the refused file
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_view_that_fails_says_why_and_tries_again() {
    page.route("**/api/tools/flow_sankey", route -> route.abort("connectionrefused"));
    look("");
    Locator failure = page.locator("#energy .failure");
    assertThat(failure).containsText("连不上碳路服务");
    assertThat(page.locator("#network .drawing")).isVisible();
    page.unroute("**/api/tools/flow_sankey");
    complaints.clear(); // the browser's own of the refused connection
    failure.locator("button").click();
    drawn("#energy");
  }

  @Test
  void narrow_dark_and_english_it_stands_within_the_screen_and_axe_finds_nothing() {
    page.setViewportSize(360, 740);
    look("");
    page.locator("header select[name=theme]").selectOption("dark");
    page.getByText("English").click();
    assertThat(page.locator("#network h2")).hasText("Industry network");
    drawn("#network");
    drawn("#table");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private void look(String query) {
    page.navigate(site.address() + "/explore" + query);
  }

  private void drawn(String card) {
    page.locator(card + " .drawing canvas")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
  }
}
