package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Writes what is logged, one line a record: plain, or as a JSON object for programs. Whatever a
/// client sent, it cannot begin a line of its own or steer a terminal: control characters are
/// written out.
final class LogFormatter extends Formatter {
  /// The answer the thread works on.
  static final String ANSWER = "answer";

  private final boolean json;

  LogFormatter(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord record) {
    return (json ? object(record) : line(record)) + "\n";
  }

  private String object(LogRecord record) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    object.put("time", record.getInstant().toString());
    object.put("level", record.getLevel().getName());
    object.put("logger", record.getLoggerName());
    object.put("message", formatMessage(record));
    String answer = MDC.get(ANSWER);
    if (answer != null) {
      object.put(ANSWER, answer);
    }
    fields(record).forEach((name, value) -> object.putPOJO(String.valueOf(name), value));
    if (record.getThrown() != null) {
      object.put("trace", trace(record.getThrown()));
    }
    try {
      return visible(Json.MAPPER.writeValueAsString(object), false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always written", e);
    }
  }

  private String line(LogRecord record) {
    StringBuilder line = new StringBuilder();
    line.append(record.getInstant()).append(' ').append(record.getLevel().getName()).append(' ');
    line.append(record.getLoggerName()).append(' ').append(formatMessage(record));
    fields(record)
        .forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    String answer = MDC.get(ANSWER);
    if (answer != null) {
      line.append(" answer=").append(answer);
    }
    String first = visible(line.toString(), false);
    return record.getThrown() == null
        ? first
        : first + "\n\t" + visible(trace(record.getThrown()).strip(), true).replace("\n", "\n\t");
  }

  /// What was logged beside the message, by name.
  private static Map<?, ?> fields(LogRecord record) {
    Object @Nullable [] parameters = record.getParameters();
    return parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> map
        ? map
        : Map.of();
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /// @param lines whether line feeds stay
  private static String visible(String text, boolean lines) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean hidden =
                  Character.isISOControl(c)
                      || Character.getType(c) == Character.FORMAT
                      || Character.getType(c) == Character.LINE_SEPARATOR
                      || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
              if (hidden && !(lines && (c == '\n' || c == '\t'))) {
                for (char unit : Character.toChars(c)) {
                  visible.append("\\u%04x".formatted((int) unit));
                }
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }
}
