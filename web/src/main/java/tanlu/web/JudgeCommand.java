package tanlu.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tanlu.evals.EvalRun;
import tanlu.evals.RunException;
import tanlu.evals.SuiteException;
import tanlu.evals.judge.Judge;
import tanlu.evals.judge.Judgement;
import tanlu.evals.subject.Cassette;
import tanlu.evals.subject.Exchange;
import tanlu.evals.subject.HttpExchange;
import tanlu.evals.subject.TargetException;
import tanlu.prompts.PromptException;

@Command(
    name = "judge",
    description =
        "Let a model judge a run's answers after a rubric. Advice: no gate asks it, and it says how"
            + " far people's labels agree with it.",
    mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the run folder")
  private Path folder = Path.of("");

  @Option(
      names = "--rubric",
      required = true,
      description = "officials or consultants; cases tagged rubric-NAME are judged")
  private String rubric = "";

  @Option(
      names = "--endpoint",
      required = true,
      description = "the judge's OpenAI-compatible endpoint")
  private String endpoint = "";

  @Option(names = "--model", required = true, description = "the judge's model")
  private String model = "";

  @Option(
      names = "--labels",
      description = "JSONL of {\"id\": \"…\", \"pass\": true|false}: what people said")
  private @Nullable Path labels;

  @Option(
      names = "--cassette",
      description = "file of recorded traffic, replayed where it holds it")
  private @Nullable Path cassette;

  @Option(names = "--replay", description = "ask the cassette alone; no network, no key")
  private boolean replay;

  @Override
  public Integer call() {
    try {
      List<Judgement.Answered> answers =
          EvalRun.answers(folder, each -> each.tags().contains("rubric-" + rubric));
      if (answers.isEmpty()) {
        throw new CommandException(
            "%s has no answer to a case tagged rubric-%s; the suite roadmap has."
                .formatted(folder, rubric));
      }
      Judge judge = new Judge(exchange(), endpoint, model, rubric);
      System.out.print(
          Judgement.of(judge, answers, labels == null ? Map.of() : Judgement.labels(labels))
              .text());
      return 0;
    } catch (IOException e) {
      throw new CommandException(labels + " cannot be read: " + e.getMessage() + ".", e);
    } catch (RunException | SuiteException | TargetException | PromptException e) {
      throw new CommandException(e.getMessage() + ".", e);
    }
  }

  private Exchange exchange() {
    Exchange live =
        new HttpExchange(
            Optional.ofNullable(System.getenv("TANLU_API_KEY")), Duration.ofSeconds(2));
    return cassette == null
        ? live
        : new Cassette(cassette, rubric, replay ? Optional.empty() : Optional.of(live));
  }
}
