package tanlu.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads the files of this module.
final class PromptFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private PromptFile() {}

  static String text(String name) {
    try (InputStream in = PromptFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new PromptException("no prompt file " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (text.isBlank()) {
        throw new PromptException("the prompt file " + name + " is empty");
      }
      return text;
    } catch (IOException e) {
      throw new PromptException("the prompt file " + name + " cannot be read", e);
    }
  }

  static <T> T yaml(String name, TypeReference<T> type) {
    return yaml(name, text(name), type);
  }

  static <T> T yaml(String name, String text, TypeReference<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new PromptException("the prompt file " + name + ": " + e.getOriginalMessage(), e);
    }
  }
}
