package tanlu.assistant;

/// A conversation the asker has no part in, or that is not there: the two are not told apart.
public final class UnknownConversationException extends RuntimeException {
  private final String id;

  UnknownConversationException(String id) {
    super("no conversation " + id);
    this.id = id;
  }

  public String id() {
    return id;
  }
}
