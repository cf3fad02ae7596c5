package tanlu.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// A failure in the shape clients of OpenAI's API read, on its paths.
record OpenAiError(Failure error) {
  static final String PATH = "/v1/";

  /// @param param the parameter at fault
  record Failure(String message, String type, @Nullable String param, @Nullable String code) {}

  static boolean isReadBy(Context context) {
    return context.path().startsWith(PATH);
  }

  static OpenAiError of(ApiException.Body body) {
    return of(body, null, null);
  }

  static OpenAiError of(ApiException.Body body, @Nullable String parameter, @Nullable String code) {
    String type =
        switch (body.status()) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 429 -> "rate_limit_error";
          default -> body.status() < 500 ? "invalid_request_error" : "server_error";
        };
    String known =
        switch (body.status()) {
          case 401 -> "invalid_api_key";
          case 429 -> "rate_limit_exceeded";
          default -> code;
        };
    return new OpenAiError(new Failure(body.detail(), type, parameter, known));
  }
}
