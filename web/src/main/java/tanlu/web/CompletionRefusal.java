package tanlu.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;

/// A chat completion that cannot be given as asked, with the parameter that is at fault.
final class CompletionRefusal extends RuntimeException {
  private final ApiException problem;
  private final String parameter;
  private final @Nullable String code;

  private CompletionRefusal(ApiException problem, String parameter, @Nullable String code) {
    super(problem);
    this.problem = problem;
    this.parameter = parameter;
    this.code = code;
  }

  static CompletionRefusal invalid(String parameter, String zh, String en) {
    return new CompletionRefusal(new ApiException(400, zh, en), parameter, null);
  }

  static CompletionRefusal unknown(String parameter) {
    return new CompletionRefusal(
        new ApiException(
            400, "未知参数 " + parameter + "。", "Unknown parameter " + parameter + ": leave it out."),
        parameter,
        "unknown_parameter");
  }

  static CompletionRefusal unsupported(String parameter, JsonNode value) {
    return new CompletionRefusal(
        new ApiException(
            400,
            "不支持参数 " + parameter + "（" + value + "）：碳路只以文字回答，并自行选用工具。",
            "The parameter "
                + parameter
                + " ("
                + value
                + ") is not supported: Tanlu answers in text and picks its own tools."),
        parameter,
        "unsupported_parameter");
  }

  static void requireModel(String model) {
    if (!model.equals(CompletionHandlers.MODEL)) {
      throw new CompletionRefusal(
          new ApiException(
              404,
              "没有模型“" + model + "”：只有 " + CompletionHandlers.MODEL + "。",
              "There is no model '"
                  + model
                  + "': the one there is is "
                  + CompletionHandlers.MODEL
                  + "."),
          "model",
          "model_not_found");
    }
  }

  OpenAiError in(Language language) {
    ApiException.Body body = problem.in(language);
    return OpenAiError.of(body, parameter, code);
  }

  int status(Language language) {
    return problem.in(language).status();
  }
}
