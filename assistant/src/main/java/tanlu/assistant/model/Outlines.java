package tanlu.assistant.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tanlu.analytics.proof.Language;
import tanlu.prompts.Prompts;

/// Writes text from outlines: Mustache over what the tools returned and `asked`, what the question
/// names. A variable that is not there is an error, a section over it is left out; a partial is one
/// of the messages.
public final class Outlines {
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();
  private final Map<Language, Mustache.Compiler> compilers = new EnumMap<>(Language.class);

  public Outlines() {
    for (Language language : Language.values()) {
      compilers.put(
          language,
          Mustache.compiler()
              .escapeHTML(false)
              .withLoader(name -> new StringReader(Prompts.message(name, language.code()))));
    }
  }

  public String write(String outline, JsonNode context, Language language) {
    Template template =
        compiled.computeIfAbsent(
            outline, text -> Objects.requireNonNull(compilers.get(language)).compile(text));
    return template
        .execute(View.of(context, language))
        .replaceAll("(?m)^[ \\t]+$", "")
        // A range of years that is one year.
        .replaceAll("(?<!\\d)(\\d{4})–\\1(?!\\d)", "$1")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
