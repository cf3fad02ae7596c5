package tanlu.web;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What is logged, and how: to standard error. Loggers are held here, as those nobody holds lose
/// their level.
final class Log {
  /// Lucene, Jetty and the rest.
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger TANLU = Logger.getLogger("tanlu");

  /// Who logged in and who was refused a role is for whoever runs the server.
  private static final Logger AUDIT = Logger.getLogger("tanlu.audit");

  /// What keeps the server from starting is told in one sentence instead.
  private static final Logger JAVALIN = Logger.getLogger("io.javalin");

  /// It logs what clients send wrong, which they are told; failures of the tools are logged here.
  private static final Logger MCP = Logger.getLogger("io.modelcontextprotocol");

  private Log() {}

  /// @param json one JSON object a line, each request and answer too
  /// @param verbose what others log too
  static void set(boolean json, boolean verbose) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    Handler handler = new ConsoleHandler();
    handler.setFormatter(new LogFormatter(json));
    handler.setLevel(Level.ALL);
    try {
      handler.setEncoding("UTF-8");
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
    ROOT.addHandler(handler);
    ROOT.setLevel(verbose ? Level.INFO : Level.SEVERE);
    TANLU.setLevel(json || verbose ? Level.INFO : Level.SEVERE);
    AUDIT.setLevel(json || verbose ? Level.INFO : Level.WARNING);
    JAVALIN.setLevel(verbose ? Level.INFO : Level.OFF);
    MCP.setLevel(verbose ? Level.INFO : Level.OFF);
  }
}
