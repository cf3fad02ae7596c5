package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever an answer holds, in any of its fields: nothing in it runs, nothing is sent elsewhere.
@ExtendWith(Site.Shared.class)
class HostileAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARKUP =
      "<script>window.ran=1</script><img src=https://evil.test/i onerror=window.ran=1>"
          + "<svg onload=window.ran=1></svg><a href='javascript:window.ran=1'>go</a>";
  private static final String MARKDOWN =
      MARKUP
          + "\n\n[go](javascript:window.ran=1) [go](data:text/html,<script>window.ran=1</script>)"
          + " ![p](https://evil.test/p.png) <style>@import 'https://evil.test/s'</style>"
          + " <form action=https://evil.test/f><input name=a></form>\n\n";

  private final Site site;

  private final List<String> elsewhere = new ArrayList<>();
  private Page page;

  HostileAnswerTest(Site site) {
    this.site = site;
  }

  @BeforeEach
  void openPage() {
    page = PageFiles.openIn(site.chromium());
    page.onRequest(
        request -> {
          String host = URI.create(request.url()).getHost();
          if (host != null && !host.equals("tanlu.test")) {
            elsewhere.add(request.url());
          }
        });
  }

  @Test
  void scripts_handlers_links_and_pictures_in_any_field_of_an_answer_do_nothing()
      throws IOException {
    ObjectNode answer = answer(MARKDOWN + "[1](#claim-c1) [1](#citation-1)");
    ask(answer);
    Locator turn = page.locator(".turn");
    assertThat(turn.locator(".chart canvas").first()).isVisible();
    for (Locator link : turn.locator(".answer a").all()) {
      assertThat(link.getAttribute("href")).startsWith("http");
    }
    turn.locator("button.claim").click();
    turn.locator("button.citation").click();
    assertThat(page.locator("dialog.panel a")).hasCount(0);
    page.keyboard().press("Escape");
    Locator chart = turn.locator(".chart canvas").first();
    chart.hover();
    chart.click();
    turn.locator(".tools button").first().click();
    nothingRan();
  }

  @Test
  void ten_megabytes_of_markdown_do_not_hold_the_page_up() throws IOException {
    ask(
        answer(
            (MARKDOWN + "[".repeat(500) + "*".repeat(500) + "\n\n| a | b |\n|---|---|\n")
                .repeat(7500)));
    assertThat(page.locator(".stopped-note")).containsText("只显示前");
    page.locator("#question").fill("还能提问");
    assertThat(page.locator("#question")).hasValue("还能提问");
    nothingRan();
  }

  private void nothingRan() {
    assertThat(page.evaluate("window.ran")).isNull();
    assertThat(elsewhere).isEmpty();
    assertThat(page.url()).isEqualTo(PageFiles.ADDRESS + "?c=c"); // its conversation
  }

  private void ask(ObjectNode answer) throws IOException {
    ObjectNode start = JSON.createObjectNode().put("answerId", MARKUP).put("conversationId", "c");
    ObjectNode delta = JSON.createObjectNode().put("delta", answer.get("text").asText());
    String events = event("start", start) + event("text", delta) + event("answer", answer);
    page.route(
        "**/api/chat",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/event-stream").setBody(events)));
    page.locator("#question").fill("广东");
    page.locator("#question").press("Enter");
    assertThat(page.locator(".foot")).isVisible();
  }

  private static String event(String name, ObjectNode data) throws IOException {
    return "event: %s\ndata: %s\n\n".formatted(name, JSON.writeValueAsString(data));
  }

  private static ObjectNode answer(String text) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", MARKUP).put("conversationId", "c").put("text", text);
    answer.put("language", "zh").put("outcome", "answered").put("boundary", MARKUP);
    ObjectNode claim = answer.putArray("claims").addObject().put("id", "c1").put("shown", MARKUP);
    claim.put("label", MARKUP).put("value", 1).put("unit", MARKUP);
    ObjectNode derivation = claim.putObject("derivation").put("kind", MARKUP);
    derivation.put("formula", MARKUP).put("tool", MARKUP).putObject("arguments").put("a", MARKUP);
    ObjectNode citation = answer.putArray("citations").addObject().put("n", 1);
    citation.put("documentTitle", MARKUP).put("documentNumber", MARKUP).put("quote", MARKUP);
    citation.put("status", MARKUP).put("verification", MARKUP).put("quoteOf", "original");
    citation.put("url", "javascript:window.ran=1");
    answer.putArray("warnings").add(MARKUP);
    answer.putArray("followUps").add(MARKUP);
    answer.putArray("steps").addObject().put("tool", MARKUP).putObject("arguments");
    ObjectNode chart = answer.putArray("charts").addObject().put("id", "a").put("kind", "bar");
    chart.put("title", MARKUP).put("unit", MARKUP).put("source", MARKUP);
    ObjectNode table = chart.putObject("table");
    table.putArray("columns").add(MARKUP);
    table.putArray("rows").addArray().add("=cmd|'/c calc'!A0");
    ObjectNode spec = chart.putObject("spec");
    spec.putObject("title").put("link", "javascript:window.ran=1").put("subtext", MARKUP);
    ObjectNode tooltip = spec.putObject("tooltip").put("renderMode", "html");
    tooltip.put("formatter", MARKUP).put("extraCssText", "background:url(https://evil.test/c)");
    spec.putObject("toolbox").putObject("feature").putObject("dataView").put("show", true);
    spec.putObject("graphic")
        .put("type", "image")
        .putObject("style")
        .put("image", "https://evil.test/g");
    spec.putObject("xAxis").put("type", "category").putArray("data").add(MARKUP);
    spec.putObject("yAxis").put("type", "value");
    ObjectNode series = spec.putArray("series").addObject().put("type", "bar");
    series.put("name", MARKUP).putObject("label").put("show", true).put("formatter", MARKUP);
    series.putObject("itemStyle").putObject("color").put("image", "https://evil.test/t");
    series.putArray("data").add(1);
    return answer;
  }
}
