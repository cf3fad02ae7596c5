package tanlu.evals;

/// The engine holds no truth at the place a case names: the case is wrong, not the answer.
public final class OracleException extends RuntimeException {
  OracleException(EvalCase.Oracle oracle, String why) {
    super("the oracle " + oracle + " gives no truth: " + why);
  }
}
