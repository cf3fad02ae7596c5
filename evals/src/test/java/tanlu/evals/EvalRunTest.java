package tanlu.evals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Outcome;
import tanlu.assistant.answer.Question;
import tanlu.evals.Bench.Draft;

/// Forty cases that ask their own number; even ones expect an answer, odd ones a refusal.
class EvalRunTest {
  private static final int CASES = 40;
  private static final EvalRun.Setup SETUP = new EvalRun.Setup("scripted", "v1", 4);

  @TempDir Path temp;
  private Path suite;
  private Path out;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void write() throws IOException {
    suite = Files.createDirectory(temp.resolve("suite.d"));
    out = temp.resolve("run");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < CASES; i++) {
      lines.append(
          ("{'id':'c%02d','group':'g%d','lang':'zh','tags':['t'],'turns':['%02d'],"
                  + "'expect':{'behaviour':'%s'},'split':'dev','provenance':'test'}\n")
              .formatted(i, i / 2, i, i % 2 == 0 ? "answer" : "refuse")
              .replace('\'', '"'));
    }
    Files.writeString(suite.resolve("a.jsonl"), lines);
  }

  private Suite suite() {
    return Suite.load(suite.toString());
  }

  private Results run(Function<Question, Answer> answers) {
    return EvalRun.run(new Bench(answers), suite(), out, SETUP);
  }

  private Answer answered(Question question) {
    asked.add(question.message());
    return new Draft().text("好的").answer();
  }

  @Test
  void everyCaseIsAskedAndScoredInTheOrderOfTheSuite() {
    Results results = run(this::answered);
    assertThat(results.cases())
        .extracting(row -> row.asked().id())
        .isEqualTo(suite().cases().stream().map(EvalCase::id).toList());
    assertThat(results.summary().passed()).isEqualTo(new Rate(CASES / 2, CASES));
    assertThat(results.exitCode()).isZero();
    assertThat(out)
        .isDirectoryContaining("glob:**/manifest.json")
        .isDirectoryContaining("glob:**/journal.jsonl")
        .isDirectoryContaining("glob:**/results.json")
        .isDirectoryContaining("glob:**/junit.xml")
        .isDirectoryContaining("glob:**/report.html");
  }

  @Test
  void aRunKilledInTheMiddleOfALineGoesOnWithTheCasesLeft() throws IOException {
    Results whole = run(this::answered);
    Path journal = out.resolve(EvalRun.JOURNAL);
    List<String> lines = Files.readAllLines(journal);
    int kept = 17;
    String torn = lines.get(kept).substring(0, lines.get(kept).length() / 2);
    Files.writeString(journal, String.join("\n", lines.subList(0, kept)) + "\n" + torn);
    asked.clear();

    Results resumed = EvalRun.resume(new Bench(this::answered), out, SETUP);

    assertThat(asked).hasSize(CASES - kept);
    assertThat(Journal.read(journal)).hasSize(CASES);
    assertThat(resumed.summary().passed()).isEqualTo(whole.summary().passed());
    assertThat(resumed.cases()).extracting(row -> row.asked().id()).hasSize(CASES);
  }

  @Test
  void aLineBrokenInTheMiddleOfTheJournalIsNamed() throws IOException {
    run(this::answered);
    Path journal = out.resolve(EvalRun.JOURNAL);
    List<String> lines = Files.readAllLines(journal);
    Files.write(
        journal,
        IntStream.range(0, CASES).mapToObj(i -> i == 2 ? "{broken" : lines.get(i)).toList());
    assertThatThrownBy(() -> EvalRun.resume(new Bench(this::answered), out, SETUP))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("journal.jsonl:3:");
  }

  @Test
  void errorsAreNotScoredAndRunAgainOnResume() {
    Results first =
        run(
            question -> {
              if (question.message().equals("04")) {
                throw new ModelException(ModelFault.RATE_LIMITED);
              }
              return answered(question);
            });
    assertThat(first.summary().errors()).isEqualTo(1);
    assertThat(first.summary().passed()).isEqualTo(new Rate(CASES / 2 - 1, CASES - 1));
    assertThat(first.cases().get(4).result().error())
        .isEqualTo(ModelFault.RATE_LIMITED.sentence().en());
    assertThat(first.summary().inconclusive()).as("1 of 40 is over 2 %%").isTrue();
    assertThat(first.exitCode()).isEqualTo(2);
    asked.clear();

    Results second = EvalRun.resume(new Bench(this::answered), out, SETUP);

    assertThat(asked).containsExactly("04");
    assertThat(second.summary().errors()).isZero();
    assertThat(second.exitCode()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskStopsTheRunWithWhatToDoAndNothingIsLost() throws IOException {
    Files.createDirectory(out);
    Path journal = out.resolve(EvalRun.JOURNAL);
    Files.createSymbolicLink(journal, Path.of("/dev/full"));
    assertThatThrownBy(() -> run(this::answered))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("eval resume");
    assertThat(asked).as("the rest is not asked for nothing").hasSizeLessThan(CASES);
    Files.delete(journal);

    Results resumed = EvalRun.resume(new Bench(this::answered), out, SETUP);

    assertThat(resumed.summary().passed()).isEqualTo(new Rate(CASES / 2, CASES));
  }

  @Test
  void aFolderThatHoldsARunIsNotOverwritten() {
    run(this::answered);
    assertThatThrownBy(() -> run(this::answered))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("eval resume");
  }

  @Test
  void aRunGoesOnOnlyWithTheSuiteModelAndDataItBeganWith() throws IOException {
    run(this::answered);
    Bench bench = new Bench(this::answered);
    assertThatThrownBy(() -> EvalRun.resume(bench, out, new EvalRun.Setup("other", "v1", 1)))
        .hasMessageContaining("model scripted, now it is other");
    assertThatThrownBy(() -> EvalRun.resume(bench, out, new EvalRun.Setup("scripted", "v2", 1)))
        .hasMessageContaining("dataset v1, now it is v2");
    Files.writeString(suite.resolve("a.jsonl"), "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> EvalRun.resume(bench, out, SETUP)).hasMessageContaining("suite");
    assertThatThrownBy(() -> EvalRun.answers(out, _ -> true)).hasMessageContaining("suite");
  }

  @Test
  void aLaterTurnGoesOnWithTheConversation() {
    EvalCase two =
        Bench.parse(
            "{'id':'c','group':'g','lang':'zh','turns':['一','二'],"
                + "'expect':{'behaviour':'answer'},'split':'dev','provenance':'test'}");
    List<Question> questions = new java.util.ArrayList<>();
    new Examiner(
            new Bench(
                question -> {
                  questions.add(question);
                  return answered(question);
                }))
        .examine(two);
    assertThat(questions).extracting(Question::message).containsExactly("一", "二");
    assertThat(questions.get(0).conversationId()).isEmpty();
    assertThat(questions.get(1).conversationId()).contains("conversation");
  }

  @Test
  void junitXmlIsWellFormedWhateverTheCasesSay() throws Exception {
    String nasty = "a < b & \"c\" ]]> \u0000\u001b\uD800 碳";
    run(
        question ->
            switch (question.message()) {
              case "00" -> throw new IllegalStateException(nasty);
              case "01" -> new Draft().outcome(Outcome.REFUSED).answer();
              default -> answered(question);
            });
    byte[] xml = Files.readAllBytes(out.resolve("junit.xml"));
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuite");
    assertThat(root.getAttribute("tests")).isEqualTo("40");
    assertThat(root.getAttribute("errors")).isEqualTo("1");
    NodeList failures = root.getElementsByTagName("failure");
    assertThat(root.getAttribute("failures")).isEqualTo("19");
    assertThat(failures.getLength()).isEqualTo(19);
    assertThat(root.getElementsByTagName("error").item(0).getTextContent())
        .contains("a < b & \"c\" ]]>", "碳");
  }

  @Test
  void theReportEscapesWhatAnswersSay() throws IOException {
    run(_ -> new Draft().text("<script>alert(1)</script>").answer());
    String html = Files.readString(out.resolve("report.html"), StandardCharsets.UTF_8);
    assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
  }

  @Test
  void headsAndNotesOfTheReportStandInChineseToo() throws IOException {
    run(this::answered);
    Path other = temp.resolve("other");
    EvalRun.run(
        new Bench(
            question -> {
              if (question.message().equals("04")) {
                throw new ModelException(ModelFault.RATE_LIMITED);
              }
              return new Draft().text("好的").outcome(Outcome.REFUSED).answer();
            }),
        suite(),
        other,
        SETUP);
    EvalRun.report(other, Optional.of(out));
    String html = Files.readString(other.resolve("report.html"));
    List<String> words =
        Pattern.compile(
                "<th scope=\"col\">(.*?)</th>|<span class=\"soft\">(.*?)</section>|<p"
                    + " class=\"soft\">(.*?)</p>|<h3>(.*?)</h3>|<li>(<span"
                    + " class=\"worse\">.*?)</li>")
            .matcher(html)
            .results()
            .map(found -> found.group().replaceAll("<[^>]*>", ""))
            .filter(text -> text.matches("(?s).*[a-z]{4}.*"))
            .toList();
    assertThat(words).hasSizeGreaterThan(12);
    assertThat(words.stream().filter(text -> !text.contains("Holm")))
        .allMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
    assertThat(html).contains("无结论", "翻转");
  }

  @Test
  void variantsAgreeWhereTheyStateTheSameClaims() {
    String profile = "emissions_profile";
    String gd = "{'region':'GD','year':2017}";
    Results results =
        run(
            question ->
                new Draft()
                    .claim(profile, gd, "/total", question.message().equals("07") ? 2 : 1)
                    .answer());
    assertThat(results.summary().variantsAgree()).isEqualTo(new Rate(CASES / 2 - 1, CASES / 2));
  }
}
