package tanlu.prompts;

/// A prompt file is missing or broken; the message names the file and what is wrong.
public final class PromptException extends RuntimeException {
  PromptException(String message) {
    super(message);
  }

  PromptException(String message, Throwable cause) {
    super(message, cause);
  }
}
