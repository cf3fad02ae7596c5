package tanlu.assistant.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import tanlu.assistant.Settings;
import tanlu.assistant.tool.Toolbox;

/// Makes the language model the settings name.
public final class Models {
  private Models() {}

  public static StreamingChatModel of(Settings settings, Toolbox toolbox) {
    if (settings.model().equals(Settings.OFFLINE)) {
      return OfflineModel.of(toolbox.knowledge().linker());
    }
    var model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(PatientClient.patient())
            .modelName(settings.model())
            .apiKey(settings.apiKey().orElse("none"))
            .temperature(0.0)
            .timeout(Duration.ofSeconds(60));
    settings.baseUrl().ifPresent(url -> model.baseUrl(url.toString()));
    return model.build();
  }
}
