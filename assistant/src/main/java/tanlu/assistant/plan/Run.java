package tanlu.assistant.plan;

/// A stretch of text of one kind.
public sealed interface Run {
  /// Words as they stand, numbers of years, places in an order and quoted documents included.
  record Words(String text, boolean strong) implements Run {}

  /// A number: what is shown of a claim.
  record Claimed(String claim, String shown) implements Run {}

  /// A reference to a cited document.
  ///
  /// @param n its number, from 1
  record Cited(int n) implements Run {}

  /// What is not held and has to be filled in by whoever is responsible, brackets included.
  record Blank(String text) implements Run {}

  /// The text as a reader sees it.
  default String text() {
    return switch (this) {
      case Words(String text, boolean _) -> text;
      case Claimed(String _, String shown) -> shown;
      case Cited(int n) -> "[" + n + "]";
      case Blank(String text) -> text;
    };
  }
}
