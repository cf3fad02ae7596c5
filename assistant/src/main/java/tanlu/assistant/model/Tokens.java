package tanlu.assistant.model;

/// How much room a text takes of a language model, about: a token a Chinese character and one for
/// three other characters. Each model counts otherwise; this is rather too much than too little.
public final class Tokens {
  /// Of the smallest window a model is loaded with here.
  public static final int WINDOW = 32_768;

  private static final int OTHERS = 3;

  private Tokens() {}

  public static int in(String text) {
    int han = 0;
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isIdeographic(text.charAt(i))) {
        han++;
      } else {
        others++;
      }
    }
    return han + (others + OTHERS - 1) / OTHERS;
  }
}
