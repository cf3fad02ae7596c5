package tanlu.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import tanlu.assistant.Assistant;

/// Whose conversations a request is about. On a loopback server all are one person's.
final class Owner {
  private static final String ATTRIBUTE = "tanlu.owner";

  private Owner() {}

  static String of(Context context) {
    return of(context.req());
  }

  static String of(HttpServletRequest request) {
    // Set by Access from the token.
    return request.getAttribute(ATTRIBUTE) instanceof String named ? named : Assistant.ANYBODY;
  }

  static void set(Context context, String name) {
    context.attribute(ATTRIBUTE, name);
  }
}
