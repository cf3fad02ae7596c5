package tanlu.prompts;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A prompt file with YAML front matter and named sections below headings of the first level.
record Outlined(String file, String yaml, Map<String, String> sections) {

  /// @param names the sections there may be
  static Outlined read(String file, List<String> names) {
    String[] parts = PromptFile.text(file).split("(?m)^---$", 3);
    if (parts.length < 3 || !parts[0].isBlank()) {
      throw new PromptException(
          file + " does not begin with front matter between two lines of ---");
    }
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : parts[2].split("(?m)^# ", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int end = part.indexOf('\n');
      String name = (end < 0 ? part : part.substring(0, end)).strip();
      if (!names.contains(name)) {
        throw new PromptException(
            file + ": unknown section '" + name + "'; expected " + String.join(", ", names));
      }
      sections.put(name, end < 0 ? "" : part.substring(end + 1).strip());
    }
    return new Outlined(file, parts[1], sections);
  }

  <T> T front(TypeReference<T> type) {
    return PromptFile.yaml(file, yaml, type);
  }

  String section(String name) {
    String text = sections.getOrDefault(name, "");
    if (text.isBlank()) {
      throw new PromptException(file + ": the section '" + name + "' is missing or empty");
    }
    return text;
  }
}
