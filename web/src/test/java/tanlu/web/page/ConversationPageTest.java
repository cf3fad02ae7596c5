package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Conversations on the page: listed, found, renamed, deleted, opened again, shared, rated.
@ExtendWith(Site.Shared.class)
class ConversationPageTest {
  private static final String QUESTION = "广东2017年各部门排放是多少？";

  private final Site site;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  ConversationPageTest(Site site) {
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
  void a_conversation_is_found_renamed_opened_with_its_charts_and_its_claims_replay() {
    String id = asked(QUESTION);
    String title = "粤 " + id;
    open("/");
    assertThat(page.locator("dialog.history h3").first()).hasText("今天");
    search(QUESTION.substring(0, 6));
    row(id).hover();
    row(id).getByText("改名").click();
    page.locator("dialog.history input[name=title]").fill(title);
    page.keyboard().press("Enter");
    assertThat(row(id).locator("a")).hasText(title);
    assertThat(row(id).locator("a")).isFocused();
    search(id);
    assertThat(page.locator("dialog.history li")).hasCount(1);
    page.keyboard().press("Tab");
    assertThat(row(id).locator("a")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".talk h1")).hasText(title);
    assertThat(page).hasURL(Pattern.compile("\\?c=" + id + "$"));
    assertThat(page.locator(".chart .drawing canvas").first()).isVisible();
    page.locator(".answer button.claim").first().click();
    page.locator("dialog.panel")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重新计算"))
        .click();
    assertThat(page.locator(".replayed.same")).isVisible();
    page.keyboard().press("Escape");
    assertThat(Axe.violations(page)).isEmpty();
    page.reload();
    assertThat(page.locator(".foot")).isVisible();
    page.goBack();
    assertThat(page.locator(".welcome")).isVisible();
  }

  @Test
  void a_deleted_conversation_comes_back_when_that_is_undone_and_is_gone_when_the_page_is_left() {
    String id = asked(QUESTION);
    open("/?c=" + id);
    assertThat(page.locator(".foot")).isVisible();
    delete(id);
    assertThat(page.locator(".welcome")).isVisible();
    assertThat(row(id).getByText("撤销")).isFocused();
    page.keyboard().press("Enter");
    assertThat(row(id).locator("a")).isFocused();
    delete(id);
    open("/explore?view=regions");
    page.waitForCondition(() -> get("/api/conversations/" + id).status() == 404);
    open("/?c=" + id);
    assertThat(page.locator(".unopened")).containsText("没有编号为 " + id + " 的对话");
    complaints.clear(); // the browser's own of the 404
  }

  @Test
  void a_link_shows_a_conversation_to_be_read_only_until_it_is_revoked() {
    String id = asked(QUESTION);
    open("/?c=" + id);
    page.getByText("分享", new Page.GetByTextOptions().setExact(true)).click();
    Locator dialog = page.locator("dialog.share");
    assertThat(dialog).containsText("标题与全部 1 个问答");
    dialog.getByText("建立链接").click();
    String link = dialog.locator("input[name=link]").inputValue();
    assertThat(Axe.violations(page)).isEmpty();

    Page reader = site.page(complaints);
    reader.navigate(link);
    assertThat(reader.locator("h1")).hasText(QUESTION);
    assertThat(reader.locator(".chart .drawing canvas").first()).isVisible();
    assertThat(reader.locator("textarea, .actions, .follow-ups, nav")).hasCount(0);
    reader.locator(".answer button.claim").first().click();
    assertThat(reader.locator("dialog.panel .shown")).isVisible();
    assertThat(reader.locator("dialog.panel .replay")).hasCount(0);
    assertThat(Axe.violations(reader)).isEmpty();

    dialog.getByText("撤销链接").click();
    assertThat(dialog.getByText("建立链接")).isVisible();
    reader.reload();
    assertThat(reader.locator(".failure")).containsText("该链接不存在或已撤销");
    assertThat(Axe.violations(reader)).isEmpty();
    reader.context().close();
    complaints.clear(); // the browser's own of the 404
  }

  @Test
  void an_answer_is_rated_with_reasons_and_words_and_shows_them_when_opened_again() {
    String id = asked(QUESTION);
    open("/?c=" + id);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("有问题")).click();
    page.getByLabel("数据过旧").check();
    page.getByLabel("补充说明").fill("要2020年");
    assertThat(Axe.violations(page)).isEmpty();
    page.getByText("提交").click();
    assertThat(page.locator(".rated")).hasText("有问题 · 数据过旧、要2020年");
    page.reload();
    assertThat(page.locator(".rated")).hasText("有问题 · 数据过旧、要2020年");
    assertThat(page.locator(".thumbs .down")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void with_the_keyboard_alone_a_question_is_asked_answered_followed_and_its_number_explained() {
    open("/");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter"); // skips to the question box
    assertThat(page.locator("#question")).isFocused();
    page.keyboard().type(QUESTION);
    page.keyboard().press("Enter");
    assertThat(page.locator(".foot")).isVisible();
    assertThat(page.locator("[role=status]").last()).hasText("回答完成");
    tabTo("button.claim");
    page.keyboard().press("Enter");
    assertThat(page.locator("#panel-title")).isFocused();
    tabTo("button.replay");
    page.keyboard().press("Enter");
    assertThat(page.locator(".replayed.same")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("button.claim").first()).isFocused();
    tabTo(".follow-ups button");
    page.keyboard().press("Enter");
    assertThat(page.locator(".turn")).hasCount(2);
    assertThat(page.locator(".foot")).hasCount(2);
  }

  @Test
  void clarifying_and_refusing_answers_pass_axe() {
    open("/");
    for (String question : List.of("碳排放是多少？", "今天天气怎么样？")) {
      page.locator("#question").fill(question);
      page.locator("#question").press("Enter");
      assertThat(page.locator(".turn:last-child .foot")).isVisible();
    }
    assertThat(page.locator(".outcome").first()).isVisible();
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void at_360_pixels_dark_and_english_the_history_is_a_drawer_that_closes_when_one_is_chosen() {
    String id = asked("Which industries emit most of Jiangsu's carbon?");
    page.setViewportSize(360, 740);
    open("/");
    page.locator("header select[name=theme]").selectOption("dark");
    page.getByText("English").click();
    assertThat(page.locator("dialog.history")).isHidden();
    page.locator(".history-toggle").click();
    assertThat(page.locator("#history-title")).isFocused();
    assertThat(Axe.violations(page)).isEmpty();
    row(id).locator("a").click();
    assertThat(page.locator("dialog.history")).isHidden();
    assertThat(page.locator(".chart .drawing canvas").first()).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void without_network_the_question_stays_says_why_and_is_asked_again_when_it_is_back() {
    open("/");
    page.context().setOffline(true);
    page.locator("#question").fill(QUESTION);
    page.locator("#question").press("Enter");
    assertThat(page.locator(".failure").last()).containsText("网络未连接");
    assertThat(Axe.violations(page)).isEmpty();
    page.context().setOffline(false);
    page.reload();
    assertThat(page.locator(".question")).hasText(QUESTION);
    page.locator(".failure .retry").last().click();
    assertThat(page.locator(".foot")).isVisible();
    complaints.clear(); // the browser's own of the lost connection
  }

  /// Asks the server, past the page, in a conversation of its own.
  private String asked(String question) {
    String id = UUID.randomUUID().toString();
    APIResponse reply =
        page.request()
            .post(
                site.address() + "/api/chat",
                RequestOptions.create().setData(Map.of("message", question, "conversationId", id)));
    assertThat(reply.status()).isEqualTo(200);
    return id;
  }

  private APIResponse get(String path) {
    return page.request().get(site.address() + path);
  }

  private void open(String path) {
    page.navigate(site.address() + path);
  }

  private Locator row(String id) {
    return page.locator("[id='talk-" + id + "']");
  }

  private void search(String words) {
    page.locator("dialog.history input[type=search]").fill(words);
  }

  private void delete(String id) {
    row(id).hover();
    row(id).getByText("删除").click();
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 200; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("(it) => document.activeElement.matches(it)", selector)) {
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + selector);
  }
}
