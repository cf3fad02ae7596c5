package tanlu.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tanlu.evals.EvalRun;
import tanlu.evals.judge.Judge;
import tanlu.evals.judge.Judgement;

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
    return EvalCommands.told(
        () -> {
          List<Judgement.Answered> answers =
              EvalRun.answers(folder, each -> each.tags().contains("rubric-" + rubric));
          if (answers.isEmpty()) {
            throw new CommandException(
                "%s has no answer to a case tagged rubric-%s; the suite roadmap has."
                    .formatted(folder, rubric));
          }
          Judge judge =
              new Judge(EvalCommands.exchange(cassette, rubric, replay), endpoint, model, rubric);
          System.out.print(Judgement.of(judge, answers, said()).text());
          return 0;
        });
  }

  private Map<String, Boolean> said() {
    try {
      return labels == null ? Map.of() : Judgement.labels(labels);
    } catch (IOException e) {
      throw new CommandException(labels + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
