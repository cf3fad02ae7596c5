package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import tanlu.assistant.chart.ChartSpec;

/// One answer with a chart of every kind, as the tools draw them.
@ExtendWith(Site.Shared.class)
class ChartKindsPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> CALLS =
      Map.of(
          "roadmap", "{'region':'GD'}",
          "decompose_change", "{'region':'GD','from':2012,'to':2017}",
          "key_sectors", "{'region':'GD','year':2017}",
          "io_table", "{'region':'GD','year':2017}",
          "flow_sankey", "{'region':'GD','year':2017}",
          "industry_network", "{'region':'GD','year':2017}",
          "compare_regions", "{'regions':['all'],'indicator':'co2','year':2019}",
          "emissions_trend", "{'regions':['GD']}");

  private final Site site;
  private final List<String> complaints = new ArrayList<>();

  ChartKindsPageTest(Site site) {
    this.site = site;
  }

  @Test
  void each_kind_is_drawn_turned_into_its_table_and_saved() throws Exception {
    Page page = site.page(complaints);
    page.navigate(site.address() + "/");
    Map<String, JsonNode> charts = charts(page);
    // An IndicatorChart is a network too.
    assertThat(charts).hasSize(ChartSpec.class.getPermittedSubclasses().length - 1);
    answered(page, charts);
    assertThat(page.locator(".foot")).isVisible();
    Locator cards = page.locator("tanlu-chart");
    assertThat(cards).hasCount(charts.size());
    int i = 0;
    for (Map.Entry<String, JsonNode> each : charts.entrySet()) {
      Locator card = cards.nth(i++);
      card.scrollIntoViewIfNeeded();
      assertThat(card.locator(".drawing canvas").first()).isVisible();
      JsonNode table = each.getValue().path("table");
      isSaved(page, card, each.getKey(), table);
      card.locator(".tools button").first().click();
      assertThat(card.locator(".drawing")).isHidden();
      assertThat(card.locator(".values tbody tr")).hasCount(table.path("rows").size());
      assertThat(card.locator(".values thead th")).hasCount(table.path("columns").size());
      card.locator(".tools button").first().click();
      assertThat(card.locator(".drawing canvas").first()).isVisible();
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/chart-kinds.png"))
            .setFullPage(true));
    page.context().close();
    assertThat(complaints).as("errors on the page's console").isEmpty();
  }

  private static void isSaved(Page page, Locator card, String kind, JsonNode table)
      throws Exception {
    try (CSVParser csv =
        CSVFormat.DEFAULT.parse(Files.newBufferedReader(saved(page, card, "CSV")))) {
      assertThat(csv.getRecords()).as(kind).hasSize(1 + table.path("rows").size());
    }
    BufferedImage picture = ImageIO.read(saved(page, card, "PNG").toFile());
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertThat(Arrays.stream(pixels).distinct().count())
        .as("colours of the %s", kind)
        .isGreaterThan(9);
    Document drawing =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(saved(page, card, "SVG").toFile());
    assertThat(drawing.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(drawing.getElementsByTagName("path").getLength()).as(kind).isPositive();
  }

  private static Path saved(Page page, Locator card, String as) {
    return page.waitForDownload(
            () -> card.getByText(as, new Locator.GetByTextOptions().setExact(true)).click())
        .path();
  }

  /// The first chart of each kind.
  private Map<String, JsonNode> charts(Page page) throws IOException {
    Map<String, JsonNode> charts = new LinkedHashMap<>();
    for (Map.Entry<String, String> call :
        CALLS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      APIResponse reply =
          page.request()
              .post(
                  site.address() + "/api/tools/" + call.getKey(),
                  RequestOptions.create()
                      .setHeader("Content-Type", "application/json")
                      .setData(call.getValue().replace('\'', '"')));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      for (JsonNode chart : JSON.readTree(reply.body()).path("charts")) {
        charts.putIfAbsent(chart.path("kind").asText(), chart);
      }
    }
    return charts;
  }

  private static void answered(Page page, Map<String, JsonNode> charts) {
    ObjectNode answer = JSON.createObjectNode().put("id", "a").put("conversationId", "c");
    String text =
        charts.values().stream()
            .map(chart -> chart.path("title").asText())
            .collect(Collectors.joining("\n\n"));
    answer.put("text", text).put("language", "zh").put("outcome", "answered");
    for (String list : List.of("claims", "citations", "warnings", "followUps", "steps")) {
      answer.putArray(list);
    }
    answer.putArray("charts").addAll(charts.values());
    String events =
        "event: start\ndata: {\"answerId\":\"a\",\"conversationId\":\"c\"}\n\n"
            + "event: answer\ndata: "
            + answer
            + "\n\n";
    page.route(
        "**/api/chat",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/event-stream").setBody(events)));
    page.locator("#question").fill("各种图");
    page.locator("#question").press("Enter");
  }
}
