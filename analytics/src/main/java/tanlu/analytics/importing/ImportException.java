package tanlu.analytics.importing;

import tanlu.analytics.proof.Text;

/// A file cannot be imported. Says where, what stands there and what was expected; nothing has been
/// changed when it is thrown.
public final class ImportException extends RuntimeException {
  private final Fault fault;
  private final Place place;
  private final String value;
  private final Text expected;

  ImportException(Fault fault, Place place, String value, Text expected) {
    super(english(fault, place, value, expected));
    this.fault = fault;
    this.place = place;
    this.value = value;
    this.expected = expected;
  }

  ImportException(Fault fault, Place place, String value, Text expected, Throwable cause) {
    this(fault, place, value, expected);
    initCause(cause);
  }

  public Fault fault() {
    return fault;
  }

  public Place place() {
    return place;
  }

  /// What stands at the place, empty where the whole file is meant.
  public String value() {
    return value;
  }

  public Text expected() {
    return expected;
  }

  /// The whole sentence in both languages.
  public Text text() {
    String found = value.isEmpty() ? "" : "（" + value + "）";
    return Text.of(
        place + "：" + fault.label().zh() + found + "；应为：" + expected.zh() + "。",
        english(fault, place, value, expected));
  }

  private static String english(Fault fault, Place place, String value, Text expected) {
    String found = value.isEmpty() ? "" : " (" + value + ")";
    return place + ": " + fault.label().en() + found + "; expected " + expected.en() + ".";
  }
}
