package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The page's modules in a real browser, without a server behind them.
@ExtendWith(Site.Shared.class)
class PageModulesTest {
  private final Site site;

  private Page page;

  PageModulesTest(Site site) {
    this.site = site;
  }

  @BeforeEach
  void openPage() {
    page = PageFiles.openIn(site.chromium());
  }

  @Test
  void every_string_stands_in_both_languages_with_the_same_blanks() {
    assertThat(
            list(
                """
                const { words } = await import('/page/i18n.js');
                const blanks = (text) => [...text.matchAll(/\\{\\w+\\}/g)].map(String).sort().join();
                return Object.entries(words)
                  .filter(([, [zh, en, more]]) => !zh || !en || more !== undefined || blanks(zh) !== blanks(en))
                  .map(([key]) => key);
                """))
        .isEmpty();
  }

  @Test
  void markup_scripts_and_remote_pictures_in_an_answer_do_nothing() {
    String text =
        "<img src=x onerror=alert(1)> ![p](https://example.org/p.png) [x](javascript:alert(1))"
            + " <script>alert(1)</script>";
    assertThat(
            list(
                """
                const { blocks } = await import('/page/markdown.js');
                const place = document.createElement('div');
                place.innerHTML = blocks(%s).join('');
                return [...place.querySelectorAll('img, script, [href^=javascript], [onerror]')]
                  .map((found) => found.outerHTML);
                """
                    .formatted(quoted(text))))
        .isEmpty();
  }

  @Test
  void claims_and_citations_become_buttons_whichever_way_their_links_are_written() {
    assertThat(
            list(
                """
                const { blocks } = await import('/page/markdown.js');
                const place = document.createElement('div');
                place.innerHTML = blocks('[3 Mt](#claim-c7) [1](#citation-1) [[2]](#citation-2)').join('');
                return [...place.querySelectorAll('button')]
                  .map(({ dataset, textContent }) => `${dataset.claim ?? dataset.citation}:${textContent}`);
                """))
        .containsExactly("c7:3 Mt", "1:1", "2:2");
  }

  @Test
  void events_are_read_whatever_pieces_the_network_cuts_them_into() {
    String stream = "event: text\ndata: {\"delta\":\"碳\"}\n\n: ping\n\nevent: answer\ndata: {}\n\n";
    assertThat(
            list(
                """
                const { events } = await import('/page/chat/events.js');
                const bytes = new TextEncoder().encode(%s);
                const body = new ReadableStream({
                  start(controller) {
                    for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
                    controller.close();
                  },
                });
                const heard = [];
                for await (const { event, data } of events(body)) heard.push(event + JSON.stringify(data));
                return heard;
                """
                    .formatted(quoted(stream))))
        .containsExactly("text{\"delta\":\"碳\"}", "answer{}");
  }

  @Test
  void a_table_saved_as_csv_runs_no_formula_and_keeps_negative_numbers() {
    assertThat(
            list(
                """
                const { csv } = await import('/page/chart/csv.js');
                return [csv({ columns: ['a', 'b "c"'], rows: [['=1+1', -2.5], ['@x', null]] })];
                """))
        .containsExactly("\uFEFFa,\"b \"\"c\"\"\"\r\n'=1+1,-2.5\r\n'@x,\r\n");
  }

  @Test
  void a_chart_brings_no_links_markup_or_remote_pictures_along() {
    assertThat(
            list(
                """
                const { ready } = await import('/page/chart/spec.js');
                const option = ready({
                  title: { text: 't', link: 'https://example.org' },
                  toolbox: { feature: { dataView: {} } },
                  tooltip: { extraCssText: 'x', renderMode: 'html' },
                  series: [{ type: 'scatter', symbol: 'image://https://example.org/p.png' }],
                }, 800);
                return [JSON.stringify(option.toolbox), JSON.stringify(option.series),
                  option.tooltip.renderMode, String(option.tooltip.extraCssText), String(option.title)];
                """))
        .containsExactly(
            "{\"feature\":{}}", "[{\"type\":\"scatter\"}]", "richText", "undefined", "undefined");
  }

  @Test
  void enter_picks_a_word_while_an_input_method_composes_and_sends_otherwise() {
    page.locator("#question").fill("广东");
    page.locator("#question").dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));
    page.locator("#question").dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229));
    assertThat(page.locator(".turn")).hasCount(0);
    page.locator("#question").press("Enter");
    assertThat(page.locator(".turn")).hasCount(1);
  }

  @Test
  void a_server_that_is_gone_is_told_in_a_sentence_with_a_way_on() {
    page.locator(".examples button").first().click();
    Locator failure = page.locator(".failure");
    assertThat(failure).containsText("连不上碳路服务");
    assertThat(failure.getByRole(AriaRole.BUTTON)).hasText("重试");
    assertThat(page.locator(".spinner")).hasCount(0);
    assertThat(page.locator("[role=status]")).hasText("未能作答");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void language_theme_and_density_are_remembered() {
    page.getByText("English").click();
    page.locator("header select[name=theme]").selectOption("dark");
    page.locator("header select[name=density]").selectOption("compact");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.locator("html")).hasAttribute("data-density", "compact");
    assertThat(page.locator(".send")).hasText("Send");
  }

  private List<Object> list(String script) {
    return List.copyOf((List<?>) page.evaluate("async () => {" + script + "}"));
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
