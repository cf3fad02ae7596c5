package tanlu.knowledge;

/// A digest that cannot be read: the message names the file, the field and what was expected.
public final class DigestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DigestException(String file, String field, String problem) {
    super(file + ": " + field + " " + problem);
  }
}
