package tanlu.assistant.model;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import tanlu.assistant.ModelException;

/// Says in one sentence why a language model failed.
final class ModelFailures {
  private ModelFailures() {}

  static RuntimeException explain(Throwable cause) {
    return switch (cause) {
      case CancellationException cancelled -> cancelled;
      case ModelException known -> known;
      case AuthenticationException _ ->
          new ModelException(
              "The language model's address refused the key: check TANLU_API_KEY.", cause);
      case RateLimitException _ ->
          new ModelException(
              "The language model's address limits the rate: wait a little and ask again.", cause);
      case ModelNotFoundException _ ->
          new ModelException(
              "The language model is not known at its address: check TANLU_MODEL.", cause);
      case TimeoutException _ ->
          new ModelException("The language model did not answer in time.", cause);
      case InvalidRequestException _ ->
          new ModelException(
              "The language model's address refused the request: check that the model takes tools.",
              cause);
      case RuntimeException bug when !ofService(bug) -> bug;
      default ->
          new ModelException(
              "The language model failed or could not be reached: check TANLU_BASE_URL and"
                  + " TANLU_MODEL, or set TANLU_MODEL=offline.",
              cause);
    };
  }

  /// Whether the service or the way to it failed, not this program.
  private static boolean ofService(Throwable cause) {
    return cause instanceof LangChain4jException
        || cause instanceof IOException
        || (cause.getCause() != null && ofService(cause.getCause()));
  }
}
