package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.tool.Problem;

/// A request that cannot be served, with the one sentence that says why and the way on.
final class ApiException extends RuntimeException {
  static final String PROBLEM_JSON = "application/problem+json";

  private final int status;
  private final Text detail;
  private final List<Text> candidates;

  private ApiException(int status, Text detail, List<Text> candidates) {
    super(detail.en());
    this.status = status;
    this.detail = detail;
    this.candidates = candidates;
  }

  ApiException(int status, String zh, String en) {
    this(status, Text.of(zh, en), List.of());
  }

  /// What was told of a failure already.
  ApiException(Body told) {
    this(
        told.status(),
        Text.of(told.detail(), told.detail()),
        told.candidates().stream().map(name -> Text.of(name, name)).toList());
  }

  ApiException(Problem problem) {
    this(problem.kind().status(), problem.detail(), problem.candidates());
  }

  /// A name that is not known, with those that are.
  static ApiException unknown(String zh, String en, List<String> known) {
    return new ApiException(
        404, Text.of(zh, en), known.stream().map(name -> Text.of(name, name)).toList());
  }

  Body in(Language language) {
    return Body.of(
        status, detail.in(language), candidates.stream().map(c -> c.in(language)).toList());
  }

  /// Problem details as RFC 9457 has them; `about:blank` says the status tells the kind.
  record Body(
      String type,
      String title,
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> candidates) {

    static Body of(int status, String detail, List<String> candidates) {
      String title = HttpStatus.forStatus(status).getMessage();
      return new Body("about:blank", title, status, detail, candidates);
    }
  }
}
