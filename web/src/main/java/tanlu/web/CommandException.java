package tanlu.web;

import org.jspecify.annotations.Nullable;

/// A command that cannot be carried out; the message is one sentence for the user.
final class CommandException extends RuntimeException {
  CommandException(String message) {
    super(message);
  }

  CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
