package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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

  /// The oracle is the engine's figures, as the tool gives them beside the chart.
  @Test
  void pointing_at_an_industry_of_the_network_shows_its_nine_facts() {
    look("");
    drawn("#network");
    Map<String, String> facts =
        Map.of(
            "co2", "CO2排放",
            "intensity", "CO2强度",
            "gross_output", "总产出",
            "value_added", "增加值",
            "imports", "进口",
            "exports", "出口",
            "final_use", "最终使用",
            "output_sum", "流出合计",
            "input_sum", "流入合计");
    JsonObject figures =
        JsonParser.parseString(
                page.request()
                    .post(
                        site.address() + "/api/tools/industry_network",
                        RequestOptions.create()
                            .setData(
                                Map.of("region", "GD", "year", 2017, "indicators", facts.keySet())))
                    .text())
            .getAsJsonObject()
            .getAsJsonObject("result")
            .getAsJsonObject("indicators");
    double co2 = fact(figures, "co2");
    List<String> lines = List.of();
    // The nodes still settle: the pointer may rest on another one first.
    for (int i = 0; i < 20 && !states(lines, "CO2排放", co2); i++) {
      lines = hovered("#network", "电力、热力的生产和供应");
    }
    List<String> told = lines;
    facts.forEach(
        (code, label) ->
            assertThat(states(told, label, fact(figures, code)))
                .as("%s is %s in %s", code, fact(figures, code), told)
                .isTrue());
  }

  private static double fact(JsonObject figures, String code) {
    return figures
        .getAsJsonObject(code)
        .getAsJsonObject("sectors")
        .getAsJsonObject("24")
        .getAsJsonObject("value")
        .get("value")
        .getAsDouble();
  }

  /// Within a thousandth, for what is shown is rounded.
  private static boolean states(List<String> lines, String label, double value) {
    Pattern form = Pattern.compile("^" + label + "：([-\\d,.]+)");
    return lines.stream()
        .map(form::matcher)
        .filter(Matcher::find)
        .map(found -> Double.parseDouble(found.group(1).replace(",", "")))
        .anyMatch(shown -> Math.abs(shown - value) <= 0.001 * Math.abs(value));
  }

  /// What the chart's tooltip says once the pointer rests on a node; the nodes still settle.
  private List<String> hovered(String card, String node) {
    Object place =
        page.locator(card + " .drawing")
            .evaluate(
                """
                (drawing, node) => {
                  const chart = echarts.getInstanceByDom(drawing);
                  const data = chart.getModel().getSeriesByIndex(0).getData();
                  const [x, y] = data.getItemGraphicEl(data.indexOfName(node)).transformCoordToGlobal(0, 0);
                  drawing.scrollIntoView({ block: 'center' });
                  const { left, top } = drawing.getBoundingClientRect();
                  return [left + x, top + y];
                }
                """,
                node);
    List<?> at = (List<?>) place;
    page.mouse().move(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
    page.waitForTimeout(300);
    Object texts =
        page.locator(card + " .drawing")
            .evaluate(
                """
                (drawing) => echarts.getInstanceByDom(drawing).getZr().storage.getDisplayList(true)
                  .map(({ style }) => style?.text).filter((text) => typeof text === 'string')
                """);
    return ((List<?>) texts)
        .stream().map(String::valueOf).filter(text -> text.contains("：")).toList();
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
  void a_held_slider_asks_for_the_timetable_alone_and_for_the_whole_once_it_is_let_go() {
    look("?view=roadmap");
    drawn(".outcome-side");
    List<String> asked = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/tools/roadmap")) {
            asked.add(request.postData());
          }
        });
    Locator peak = page.locator(".headline dd").first();
    Locator slider = page.locator("#slide-peak");
    slider.evaluate("(it) => { it.value = 2032; it.dispatchEvent(new Event('input')); }");
    assertThat(peak).hasText("2032");
    assertThat(page.locator(".outcome-side [aria-busy=true]")).hasCount(2);
    assertThat(asked).hasSize(1).allMatch(body -> body.contains("timetable"));
    assertThat(page).not().hasURL(Pattern.compile("peak="));
    slider.evaluate("(it) => it.dispatchEvent(new Event('change'))");
    assertThat(page.locator(".outcome-side [aria-busy=true]")).hasCount(0);
    assertThat(peak).hasText("2032");
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).doesNotContain("timetable");
    assertThat(page).hasURL(Pattern.compile("peak=2032"));
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
