package tanlu.web;

import java.lang.reflect.Proxy;
import java.util.List;

/// Answers the signals that end a process before Java's shutdown hooks run. The hooks all run at
/// once, that of the embedding model's native library among them, which takes the process down
/// where somebody loads the model or embeds a text at that moment.
final class Signals {
  /// As a shell tells them: 128 and the signal's number.
  private static final int SIGNALLED = 128;

  private Signals() {}

  /// @param act runs before the process ends
  @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself alone.
  static void beforeTheEnd(Runnable act) {
    try {
      // By reflection, because the compiler warns of every other use.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object own =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                      end(act, SIGNALLED + number);
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "ends the process";
                  });
      for (String name : List.of("TERM", "INT")) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
      }
    } catch (ReflectiveOperationException _) {
      // A Java without this class ends by its hooks alone.
    }
  }

  /// Whatever befalls the act: who asked for the end gets it.
  private static void end(Runnable act, int exit) {
    try {
      act.run();
    } catch (RuntimeException e) {
      System.err.println("tanlu: closing failed: " + e);
    } finally {
      System.exit(exit);
    }
  }
}
