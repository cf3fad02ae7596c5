package tanlu.assistant.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tanlu.analytics.proof.Language;

/// Writes text from outlines: Mustache over what the tools returned. A variable that is not there
/// is an error, a section over it is left out.
final class Outlines {
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  String write(String outline, JsonNode context, Language language) {
    Template template =
        compiled.computeIfAbsent(
            outline, text -> Mustache.compiler().escapeHTML(false).compile(text));
    return template
        .execute(new View(context, "", language))
        .replaceAll("(?m)^[ \\t]+$", "")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
