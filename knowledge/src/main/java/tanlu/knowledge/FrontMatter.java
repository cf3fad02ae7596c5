package tanlu.knowledge;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of a digest: flat YAML, `field: value` lines whose values are null, true, false, bare
/// or quoted text or a list in brackets. A YAML library would take most of the corpus's start.
record FrontMatter(String file, Map<String, String> fields) {
  private static final Pattern LINE = Pattern.compile("(\\w+): (\\S|\\S.*\\S)");

  static FrontMatter read(String file, String yaml, Set<String> names) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : yaml.lines().toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new DigestException(file, "'" + line + "'", "does not fit; expected 'field: value'");
      }
      String name = parts.group(1);
      if (!names.contains(name)) {
        throw new DigestException(file, name, "is not a field; expected one of " + names);
      }
      if (fields.put(name, parts.group(2)) != null) {
        throw new DigestException(file, name, "stands twice; expected once");
      }
    }
    for (String name : names) {
      if (!fields.containsKey(name)) {
        throw new DigestException(file, name, "is missing; write null where it is not held");
      }
    }
    return new FrontMatter(file, fields);
  }

  String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw new DigestException(file, name, "is null; expected text");
    }
    return text;
  }

  @Nullable String optional(String name) {
    String value = fields.get(name);
    if (value == null || value.equals("null")) {
      return null;
    }
    boolean quoted = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
    String text = quoted ? value.substring(1, value.length() - 1) : value;
    if (text.isBlank() || text.contains("\"") || text.contains("\\")) {
      throw new DigestException(file, name, "is " + value + "; expected text or \"text\"");
    }
    return text;
  }

  boolean flag(String name) {
    return switch (text(name)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new DigestException(file, name, "is " + text(name) + "; expected true or false");
    };
  }

  List<String> list(String name) {
    String value = text(name);
    if (!value.startsWith("[") || !value.endsWith("]")) {
      throw new DigestException(file, name, "is " + value + "; expected a list such as [power]");
    }
    String inner = value.substring(1, value.length() - 1);
    return Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
  }
}
