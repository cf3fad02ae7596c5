package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.assistant.chart.ChartSchema;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// The offline model through the whole assistant, on the embedded data.
class OfflineAnswersTest {
  private static final Assistant ASSISTANT =
      Assistant.open(Settings.read(Map.of("TANLU_HOME", Path.of("target/home").toString())));

  private static final Map<Language, List<String>> MAIN =
      Map.of(
          Language.ZH,
          List.of(
              "%s2060年碳中和路线图",
              "%s2017年碳排放是多少？",
              "%s近十年碳排放怎么变化？",
              "%s的产业网络",
              "%s2017年消费侧排放是多少？",
              "%s要减多少碳？",
              "%s2017年投入产出表",
              "%s哪些是关键部门？",
              "%s电力上游供应链排放路径"),
          Language.EN,
          List.of(
              "Carbon neutrality roadmap for %s to 2060",
              "How much CO2 did %s emit in 2017?",
              "How did emissions of %s change over the last ten years?",
              "Industry network of %s",
              "Consumption-based emissions of %s in 2017",
              "How much must %s cut by 2030 under Science Based Targets?",
              "Input-output table of %s for 2017",
              "Which are the key sectors of %s?",
              "Upstream supply-chain emissions of power in %s"));

  private static final List<String> TOOLS =
      List.of(
          "roadmap",
          "emissions_profile",
          "emissions_trend",
          "industry_network",
          "footprint",
          "reduction_targets",
          "io_table",
          "key_sectors",
          "supply_chain_paths");

  /// Several provinces' roadmaps together take seconds each: some of them are answered in full.
  private static final String SLOW = "joint";

  private static final int SOME = 8;

  /// What needs no emission inventory.
  private static final List<String> WITHOUT_INVENTORY =
      List.of("industry_network", "io_table", "key_sectors");

  @Test
  void aFootprintIsFollowedToTheProvincesItComesFrom() {
    SoftAssertions softly = new SoftAssertions();
    Map<String, String> questions =
        Map.of(
            "广东的碳足迹来自哪些省份？",
            "内蒙古",
            "From which provinces does Guangdong's footprint come?",
            "Inner Mongolia");
    questions.forEach(
        (question, largest) -> {
          Answer answer = ask(question);
          sound(answer, softly, question);
          softly.assertThat(tools(answer)).as(question).containsExactly("footprint");
          softly.assertThat(answer.text()).as(question).contains(largest);
          softly.assertThat(answer.claims()).as(question).hasSizeGreaterThan(20);
          softly.assertThat(answer.charts()).as(question).hasSize(1);
        });
    softly.assertAll();
  }

  private static Answer ask(String question) {
    return ASSISTANT.ask(Question.of(question), AnswerListener.NONE);
  }

  private static Answer ask(String question, String conversation) {
    return ASSISTANT.ask(
        new Question(question, Optional.of(conversation), Optional.empty()), AnswerListener.NONE);
  }

  private static List<String> tools(Answer answer) {
    return answer.steps().stream().map(Step::tool).toList();
  }

  /// What holds for every answer.
  private static void sound(Answer answer, SoftAssertions softly, String question) {
    softly
        .assertThat(answer.text())
        .as(question)
        .isNotBlank()
        .doesNotContain("〔未证实〕", "[unproved]", "[[", "{{", "]]", "}}", "null", "NaN");
    boolean chinese = answer.language().equals("zh");
    softly
        .assertThat(answer.warnings())
        .as(question)
        .allMatch(warning -> han(warning) == chinese)
        .noneMatch(warning -> warning.contains("移除") || warning.contains("removed"));
    Function<Claim, Assistant.Replayed> replaying = ASSISTANT.replaying();
    softly
        .assertThat(answer.claims())
        .as(question)
        .allMatch(claim -> replays(claim, replaying))
        .allMatch(claim -> answer.text().contains("(#claim-" + claim.id() + ")"));
    for (Chart chart : answer.charts()) {
      softly
          .assertThat(ChartSchema.problems(chart.kind(), chart.spec()))
          .as("%s: %s", question, chart.title())
          .isEmpty();
    }
  }

  /// The same value of the same call is run again once, in whatever language it was claimed.
  private record Place(String tool, JsonNode arguments, String path, double value, String unit) {}

  private static final Map<Place, Boolean> REPLAYED = new ConcurrentHashMap<>();

  private static boolean replays(Claim claim, Function<Claim, Assistant.Replayed> replaying) {
    Claim.Proof proof = claim.derivation();
    Place place =
        new Place(proof.tool(), proof.arguments(), proof.path(), claim.value(), claim.unit());
    // No computeIfAbsent: it would hold up other cases for as long as the replay takes.
    Boolean known = REPLAYED.get(place);
    if (known == null) {
      known = replaying.apply(claim).same();
      REPLAYED.put(place, known);
    }
    return known;
  }

  private static boolean han(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }

  static Stream<Arguments> provinces() {
    return RemoteModel.TOOLS.knowledge().dataset().provinces().stream()
        .flatMap(
            region ->
                Stream.of(
                    Arguments.of(region.name().zh(), Language.ZH, region),
                    Arguments.of(region.name().en(), Language.EN, region)));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0}")
  @MethodSource("provinces")
  void everyMainQuestionIsAnsweredForEveryProvinceWithAnInventory(
      String name, Language language, Region region) {
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < TOOLS.size(); i++) {
      String question = MAIN.getOrDefault(language, List.of()).get(i).formatted(name);
      Answer answer = ask(question);
      String tool = TOOLS.get(i);
      boolean held = !region.abbr().equals("XZ") || WITHOUT_INVENTORY.contains(tool);
      softly
          .assertThat(answer.outcome())
          .as(question)
          .isEqualTo(held ? Outcome.ANSWERED : Outcome.REFUSED);
      softly.assertThat(answer.language()).as(question).isEqualTo(language.code());
      softly.assertThat(answer.steps()).as(question).isNotEmpty();
      softly.assertThat(tools(answer).getFirst()).as(question).isEqualTo(tool);
      softly
          .assertThat(answer.steps().getFirst().arguments().toString())
          .as(question)
          .contains("\"" + region.abbr() + "\"");
      softly.assertThat(answer.claims().isEmpty()).as(question).isEqualTo(!held);
      sound(answer, softly, question);
    }
    softly.assertAll();
  }

  static Stream<Arguments> examples() {
    return Prompts.intents().stream().map(intent -> Arguments.of(intent.id(), intent));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void everyExampleOfAnIntentIsTakenForItAndAnsweredSoundly(String id, Intent intent) {
    SoftAssertions softly = new SoftAssertions();
    List<String> called = intent.calls().stream().map(Intent.Call::tool).toList();
    for (int i = 0; i < intent.examples().size(); i++) {
      String example = intent.examples().get(i);
      if (intent.id().equals(SLOW) && i % SOME != 0) {
        softly.assertThat(firstCall(example)).as(example).isEqualTo(called.getFirst());
        continue;
      }
      Answer answer = ask(example);
      sound(answer, softly, example);
      if (intent.id().equals("chart-code")) {
        continue; // Its tools are those of the chart it asks for.
      }
      if (called.isEmpty()) {
        softly.assertThat(answer.steps()).as(example).isEmpty();
      } else if (answer.outcome() == Outcome.ANSWERED && standsAlone(intent, example)) {
        softly.assertThat(tools(answer)).as(example).isEqualTo(called);
      }
    }
    softly.assertAll();
  }

  /// What the offline model would call, without calling it.
  private static String firstCall(String question) {
    AiMessage message =
        RemoteModel.OFFLINE
            .doChat(ChatRequest.builder().messages(UserMessage.from(question)).build())
            .aiMessage();
    return message.hasToolExecutionRequests()
        ? message.toolExecutionRequests().getFirst().name()
        : "";
  }

  /// A comparison that names one region goes on from what was asked before.
  private static boolean standsAlone(Intent intent, String example) {
    return !intent.needs().contains("others")
        || RemoteModel.TOOLS.knowledge().linker().mentions(example).distinctRegions().size() > 1;
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({
    "广东在2060年达成碳中和时间表及产业投入产出路线图应为何？, GD, 2060",
    "What should Guangdong's timetable and input-output roadmap to carbon neutrality in 2060 be?,"
        + " GD, 2060",
    "江苏在2060年达成碳中和时间表及产业投入产出路线图应为何？, JS, 2060",
    "What should Jiangsu's timetable and input-output roadmap to carbon neutrality in 2060 be?, JS,"
        + " 2060",
    "内蒙古在2060年达成碳中和时间表及产业投入产出路线图应为何？, NM, 2060",
    "What should Inner Mongolia's timetable and input-output roadmap to carbon neutrality in 2060"
        + " be?, NM, 2060",
    "广东在2055年达成碳中和时间表及产业投入产出路线图应为何？, GD, 2055",
    "What should Guangdong's timetable and input-output roadmap to carbon neutrality in 2055 be?,"
        + " GD, 2055"
  })
  void theGoldenQuestionGetsATimetableAndARoadmapThatProveThemselves(
      String question, String region, int neutral) {
    Answer answer = ask(question);

    SoftAssertions softly = new SoftAssertions();
    sound(answer, softly, question);
    softly.assertAll();
    assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(answer.claims()).hasSizeGreaterThanOrEqualTo(10);
    List<String> kinds = answer.charts().stream().map(Chart::kind).toList();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(3).contains("line", "network");
    Chart network =
        answer.charts().stream().filter(c -> c.kind().equals("network")).findFirst().orElseThrow();
    assertThat(network.spec().at("/series/0/links")).hasSize(88);
    assertThat(
            answer.citations().stream()
                .filter(citation -> citation.documentNumber() != null)
                .toList())
        .hasSizeGreaterThanOrEqualTo(3);
    List<String> paths = answer.claims().stream().map(claim -> claim.derivation().path()).toList();
    assertThat(paths).contains("/peak", "/residual", "/cut");
    assertThat(answer.text()).contains("2030", Integer.toString(neutral));
    List<Integer> milestones =
        Stream.of(2025, 2030, 2035, 2040, 2050, 2060).filter(year -> year <= neutral).toList();
    for (int year : milestones) {
      assertThat(answer.text()).containsPattern("(?m)^\\| " + year + " \\| \\[");
      assertThat(paths).contains("/milestones/" + year + "/co2");
    }
  }

  @Test
  void theSameQuestionTwiceGivesTheSameAnswer() {
    String question = "广东2060年碳中和路线图";

    assertThat(substance(ask(question))).isEqualTo(substance(ask(question)));
  }

  @Test
  void aFollowUpKeepsWhatItDoesNotName() {
    Answer first = ask("广东2017年碳排放是多少？", "follow-zh");
    Answer region = ask("那江苏呢？", "follow-zh");
    Answer year = ask("换成2012年", "follow-zh");

    assertThat(tools(first)).containsExactly("emissions_profile");
    assertThat(region.steps().getFirst().arguments().toString())
        .contains("JS")
        .contains("2017")
        .doesNotContain("GD");
    assertThat(year.steps().getFirst().arguments().toString()).contains("JS").contains("2012");
    assertThat(substance(region)).isEqualTo(substance(ask("江苏2017年碳排放是多少？")));
    assertThat(substance(year)).isEqualTo(substance(ask("江苏2012年碳排放是多少？")));
  }

  @Test
  void anotherQuestionOfTheSamePlaceKeepsTheYearThatIsSurelyHeld() {
    ask("广东2012年消费侧碳足迹多大", "time");
    Answer origin = ask("这里面有哪些是从别的省来的？按来源省拆开", "time");
    ask("广东2011年碳排放是多少？", "time");
    Answer network = ask("画一下它的产业网络", "time");

    assertThat(origin.steps().getFirst().arguments().toString()).contains("GD", "2012", "origin");
    assertThat(tools(network)).containsExactly("industry_network");
    assertThat(network.steps().getFirst().arguments().toString()).doesNotContain("2011");
  }

  @Test
  void aChangeOfNoSectorIsAskedAbout() {
    assertThat(ask("要是产量降20%，湖北的排放会怎么变？").outcome()).isEqualTo(Outcome.CLARIFY);
  }

  @Test
  void anEnglishFollowUpKeepsTheIntent() {
    ask("Carbon neutrality roadmap for Guangdong to 2055", "follow-en");
    Answer next = ask("And Zhejiang?", "follow-en");

    assertThat(tools(next).getFirst()).isEqualTo("roadmap");
    assertThat(next.steps().getFirst().arguments().toString()).contains("ZJ").contains("2055");
  }

  @Test
  void oneMoreDraftPlanIsThatOfTheProvinceNamedNow() {
    ask("Draft the carbon peaking plan for Gansu.", "plans");
    Answer next = ask("now add Anhui", "plans");

    assertThat(tools(next)).containsExactly("draft_plan");
    assertThat(next.steps().getFirst().arguments().toString()).contains("AH").doesNotContain("GS");
  }

  @Test
  void conversationsDoNotMix() {
    ask("广东2017年碳排放是多少？", "one");
    ask("四川的产业网络", "two");

    Answer one = ask("那江苏呢？", "one");
    Answer two = ask("那江苏呢？", "two");
    Answer three = ask("那江苏呢？", "three");

    assertThat(tools(one)).containsExactly("emissions_profile");
    assertThat(tools(two)).containsExactly("industry_network");
    assertThat(three.steps()).isEmpty();
  }

  @Test
  void fiftyAtOnceAreAnsweredLikeOneAfterTheOther() throws Exception {
    List<String> questions = new ArrayList<>();
    for (Region region : RemoteModel.TOOLS.knowledge().dataset().provinces().subList(0, 25)) {
      questions.add(region.name().zh() + "2017年碳排放是多少？");
      questions.add("Consumption-based emissions of " + region.name().en() + " in 2017");
    }
    List<Object> alone = questions.stream().map(question -> substance(ask(question))).toList();
    List<Callable<Object>> tasks =
        questions.stream().<Callable<Object>>map(each -> () -> substance(ask(each))).toList();

    List<Object> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> done : threads.invokeAll(tasks)) {
        together.add(done.get());
      }
    }

    assertThat(together).isEqualTo(alone);
  }

  /// An answer without its ids and times.
  private static Object substance(Answer answer) {
    return List.of(
        answer.outcome(),
        answer.text(),
        answer.claims(),
        answer.charts(),
        answer.citations(),
        answer.warnings(),
        answer.followUps());
  }
}
