package tanlu.assistant.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.Locale;

/// How a model's server is spoken to.
public enum WireFormat {
  /// `POST /chat/completions` with server-sent events: OpenAI, DeepSeek, Qwen, vLLM, llama.cpp …
  OPENAI("https://api.openai.com/v1"),
  /// Mistral's own `POST /chat/completions`, with server-sent events too.
  MISTRAL("https://api.mistral.ai/v1"),
  /// `POST /api/chat` with one JSON object a line.
  OLLAMA("http://127.0.0.1:11434");

  private final URI standard;

  WireFormat(String standard) {
    this.standard = URI.create(standard);
  }

  /// Where the server is when nothing else is set.
  public URI standard() {
    return standard;
  }

  /// Its name in the settings, e.g. `openai`.
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
