package tanlu.assistant.tool;

/// Carries a [Problem] from deep inside a tool to the toolbox.
final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail().en());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
