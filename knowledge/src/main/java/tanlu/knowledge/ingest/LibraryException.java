package tanlu.knowledge.ingest;

/// The library of indexed documents cannot be read or written; the message is one sentence with the
/// way on.
public final class LibraryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
