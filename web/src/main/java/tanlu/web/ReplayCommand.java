package tanlu.web;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Claim;

@Command(
    name = "replay",
    description = "Recompute every number of a saved answer. Exit code 1 where any differs.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final String SAME = "same";

  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "FILE", description = "an answer as `ask --json` prints it")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Answer answer = SavedAnswer.read(file);
    Function<Claim, Assistant.Replayed> replaying = main.assistant().replaying();
    int same = 0;
    for (Claim claim : answer.claims()) {
      String verdict = replay(replaying, claim);
      same += verdict.equals(SAME) ? 1 : 0;
      System.out.printf("%-5s %s  %s: %s%n", claim.id(), claim.shown(), claim.label(), verdict);
    }
    int all = answer.claims().size();
    System.out.printf("%d of %d claims came out the same%n", same, all);
    return same == all ? 0 : 1;
  }

  private static String replay(Function<Claim, Assistant.Replayed> replaying, Claim claim) {
    try {
      Assistant.Replayed again = replaying.apply(claim);
      return again.same()
          ? SAME
          : "DIFFERS, the file says %s %s, it comes out as %s %s"
              .formatted(claim.value(), claim.unit(), again.value(), again.unit());
    } catch (IllegalArgumentException e) {
      return "CANNOT BE REPLAYED, " + e.getMessage();
    }
  }
}
