package tanlu.knowledge.ingest;

/// What a user is told, in both languages.
public record Note(String zh, String en) {
  /// @param language `zh` or `en`
  public String in(String language) {
    return language.equals("en") ? en : zh;
  }
}
