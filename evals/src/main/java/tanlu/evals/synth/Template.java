package tanlu.evals.synth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing to ask, an entry of `templates.yaml`.
///
/// @param weight how many groups of a hundred are made of it
/// @param draw what is drawn for it: places, years, sectors
/// @param zh ways to ask it in Chinese; `{region}` and the like are filled in
/// @param en ways to ask it in English
/// @param tool the tool that must be called; null for questions without an answer
/// @param args its arguments; `{#year}` is a number
/// @param numbers what must be stated, by name: a path of the tool's result
/// @param chart what must be drawn
record Template(
    String id,
    int weight,
    List<String> draw,
    @Nullable List<String> tags,
    @Nullable String behaviour,
    List<String> zh,
    List<String> en,
    @Nullable String tool,
    @Nullable JsonNode args,
    @Nullable Map<String, String> numbers,
    @Nullable Plot chart) {

  record Plot(String kind, String path, String label, @JsonProperty("value") String value) {}

  static List<Template> all() {
    try (InputStream in =
        Objects.requireNonNull(
            Template.class.getResourceAsStream("/tanlu/evals/synth/templates.yaml"))) {
      return List.of(
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(in, Template[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
