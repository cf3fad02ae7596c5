package tanlu.knowledge.ingest;

/// A file whose text cannot be had; the note says why and the way on.
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Note note;

  UnreadableException(String zh, String en) {
    super(en);
    note = new Note(zh, en);
  }

  UnreadableException(String zh, String en, Throwable cause) {
    super(en, cause);
    note = new Note(zh, en);
  }

  public Note note() {
    return note;
  }
}
