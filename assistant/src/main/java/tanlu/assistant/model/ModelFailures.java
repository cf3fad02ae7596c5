package tanlu.assistant.model;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;

/// Names what LangChain4j throws.
final class ModelFailures {
  private ModelFailures() {}

  static RuntimeException explain(Throwable cause) {
    return switch (cause) {
      case CancellationException cancelled -> cancelled;
      case ModelException known -> known;
      case AuthenticationException _ -> new ModelException(ModelFault.KEY_REFUSED, cause);
      case RateLimitException _ -> new ModelException(ModelFault.RATE_LIMITED, cause);
      case ModelNotFoundException _ -> new ModelException(ModelFault.UNKNOWN_MODEL, cause);
      case TimeoutException _ -> new ModelException(ModelFault.SILENT, cause);
      case InvalidRequestException _ -> new ModelException(ModelFault.REQUEST_REFUSED, cause);
      case InternalServerException _ -> new ModelException(ModelFault.SERVER_FAILED, cause);
      case RuntimeException bug when !ofService(bug) -> bug;
      default -> new ModelException(ModelFault.UNREACHABLE, cause);
    };
  }

  /// Whether the service or the way to it failed, not this program.
  private static boolean ofService(Throwable cause) {
    return cause instanceof LangChain4jException
        || cause instanceof IOException
        || (cause.getCause() != null && ofService(cause.getCause()));
  }
}
