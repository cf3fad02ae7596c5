package tanlu.evals;

import java.io.PrintStream;
import java.time.Duration;

/// How far a run is, told on one line: cases done, failed and in error, the rate, the time left.
public final class Progress {
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final PrintStream out;
  private final int cases;
  private final long start = System.nanoTime();
  private long told = start;
  private int done;
  private int failed;
  private int errors;

  /// @param cases how many there are to ask
  public Progress(PrintStream out, int cases) {
    this.out = out;
    this.cases = cases;
  }

  synchronized void done(CaseResult result) {
    done++;
    failed += result.outcome() == CaseResult.Outcome.FAIL ? 1 : 0;
    errors += result.outcome() == CaseResult.Outcome.ERROR ? 1 : 0;
    long now = System.nanoTime();
    if (now - told >= PAUSE || done == cases) {
      told = now;
      out.print("\r" + line(Duration.ofNanos(now - start)) + (done == cases ? "\n" : ""));
      out.flush();
    }
  }

  String line(Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis() / 1000.0, 1e-3);
    Duration left = Duration.ofSeconds(Math.round((cases - done) / (done / seconds)));
    return "%d/%d cases, %d failed, %d errors, %.1f/s, %d:%02d left "
        .formatted(
            done, cases, failed, errors, done / seconds, left.toMinutes(), left.toSecondsPart());
  }
}
