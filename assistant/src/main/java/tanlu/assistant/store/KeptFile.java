package tanlu.assistant.store;

/// A file a user brought into a conversation, as it was sent.
public final class KeptFile {
  private final String id;
  private final String name;
  private final byte[] content;

  /// @param id of the document read from it
  /// @param content not copied: it may be 20 MB
  public KeptFile(String id, String name, byte[] content) {
    this.id = id;
    this.name = name;
    this.content = content;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public byte[] content() {
    return content;
  }
}
