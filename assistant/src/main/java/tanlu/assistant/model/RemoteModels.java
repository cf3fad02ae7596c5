package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tanlu.assistant.Settings;

/// Makes the model of another company the settings name, with LangChain4j's module for its wire
/// format.
final class RemoteModels {
  private static final String NO_KEY = "none";

  private RemoteModels() {}

  /// A model that thinks aloud is heard to do so, lest it be taken for stalled.
  ///
  /// @param tools it is offered
  static StreamingChatModel of(Settings settings, List<ToolSpecification> tools) {
    return new ToolsOnce(
        tools,
        new ModelClient(settings.modelApi(), settings.patience()),
        client -> speaking(settings, new Connection(client)));
  }

  private static StreamingChatModel speaking(Settings settings, HttpClientBuilder http) {
    String address = settings.baseUrl().orElse(settings.modelApi().standard()).toString();
    return switch (settings.modelApi()) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(address)
              .apiKey(settings.apiKey().orElse(NO_KEY))
              .modelName(settings.model())
              .temperature(0.0)
              .returnThinking(true)
              .build();
      case MISTRAL ->
          MistralAiStreamingChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(address)
              .apiKey(settings.apiKey().orElse(NO_KEY))
              .modelName(settings.model())
              .temperature(0.0)
              .returnThinking(true)
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(address)
              .customHeaders(
                  settings
                      .apiKey()
                      .map(key -> Map.of("Authorization", "Bearer " + key))
                      .orElse(Map.of()))
              .modelName(settings.model())
              .temperature(0.0)
              // Its own standard holds not even the tools, and it cuts what is too long unasked.
              .numCtx(Tokens.WINDOW)
              .returnThinking(true)
              .build();
    };
  }

  /// LangChain4j wants to build its client and to set its timeouts, which `Patience` holds here.
  private record Connection(HttpClient client) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return Patience.STANDARD.silence();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return Patience.STANDARD.silence();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
