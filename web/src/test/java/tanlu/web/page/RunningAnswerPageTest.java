package tanlu.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tanlu.assistant.store.SqlStore;
import tanlu.web.ChatServer;

/// An answer that takes its time, of a model that waits to be let go on.
@ExtendWith(Site.Shared.class)
class RunningAnswerPageTest {
  @TempDir private Path home;

  private final Site site;
  private final List<String> complaints = new ArrayList<>();
  @AutoClose private final SlowModel model = new SlowModel();
  private SqlStore store;
  private ChatServer server;
  private Page page;

  RunningAnswerPageTest(Site site) {
    this.site = site;
  }

  @BeforeEach
  void ask() {
    store = SqlStore.sqlite(home.resolve("conversations.db"), Clock.systemUTC());
    server = ChatServer.start(model.assistant(home, store), "127.0.0.1", 0, home.resolve("runs"));
    page = site.page(complaints);
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    page.locator("#question").fill("为什么先达峰？");
    page.locator("#question").press("Enter");
    assertThat(page.locator(".answer")).containsText(SlowModel.FIRST);
  }

  @AfterEach
  void close() {
    page.context().close();
    server.close();
    store.close();
    assertThat(complaints).as("errors on the page's console").isEmpty();
  }

  @Test
  void a_reload_in_the_middle_of_an_answer_goes_on_with_it_and_loses_nothing() {
    page.reload();
    assertThat(page.locator(".question")).hasText("为什么先达峰？");
    assertThat(page.locator(".answer")).containsText(SlowModel.FIRST);
    assertThat(page.locator(".composer .stop")).isVisible();
    model.let();
    assertThat(page.locator(".foot")).isVisible();
    assertThat(page.locator(".answer")).containsText(SlowModel.FIRST);
    assertThat(page.locator(".answer")).containsText(SlowModel.SECOND);
    assertThat(page.locator(".turn")).hasCount(1);
  }

  @Test
  void stop_ends_the_answer_on_the_server_and_what_came_stays_after_a_reload() {
    page.locator(".composer .stop").click();
    assertThat(page.locator(".stopped-note")).isVisible();
    assertThat(page.locator("[role=status]").last()).hasText("已停止");
    page.reload();
    assertThat(page.locator(".stopped-note")).isVisible();
    assertThat(page.locator(".answer")).containsText(SlowModel.FIRST);
    assertThat(Axe.violations(page)).isEmpty();
    page.locator(".stopped-note").getByText("修改问题").click();
    assertThat(page.locator("#question")).hasValue("为什么先达峰？");
  }

  @Test
  void another_conversation_is_looked_at_meanwhile_and_the_answer_is_there_on_coming_back() {
    page.locator(".history-head, header").getByText("新对话").first().click();
    assertThat(page.locator(".welcome")).isVisible();
    assertThat(page.locator(".composer .send")).isVisible();
    page.goBack();
    assertThat(page.locator(".answer")).containsText(SlowModel.FIRST);
    model.let();
    assertThat(page.locator(".answer")).containsText(SlowModel.SECOND);
    assertThat(page.locator(".foot")).isVisible();
  }
}
