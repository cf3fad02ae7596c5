package tanlu.web;

import io.javalin.http.Context;
import tanlu.assistant.Assistant;

/// Whose conversations a request is about. On a loopback server all are one person's.
final class Owner {
  private static final String ATTRIBUTE = "tanlu.owner";

  private Owner() {}

  static String of(Context context) {
    String named = context.attribute(ATTRIBUTE);
    // Set by Access from the token.
    return named == null ? Assistant.ANYBODY : named;
  }

  static void set(Context context, String name) {
    context.attribute(ATTRIBUTE, name);
  }
}
