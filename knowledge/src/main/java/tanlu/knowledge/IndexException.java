package tanlu.knowledge;

/// An index that cannot be opened, read or written: the message names the index, what is wrong and
/// the way on.
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1;

  IndexException(String index, String problem, Throwable cause) {
    super(index + " " + problem, cause);
  }

  IndexException(String index, String problem) {
    super(index + " " + problem);
  }
}
