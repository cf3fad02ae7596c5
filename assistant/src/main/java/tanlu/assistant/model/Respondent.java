package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tanlu.analytics.proof.Language;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.tool.Toolbox;

/// Who answers: the model the settings name and, where they say so, the offline model when that one
/// fails.
public final class Respondent {
  private final String name;
  private final Optional<Price> price;
  private final ModelLoop model;
  private final Optional<ModelLoop> fallback;

  private Respondent(
      String name, Optional<Price> price, ModelLoop model, Optional<ModelLoop> fallback) {
    this.name = name;
    this.price = price;
    this.model = model;
    this.fallback = fallback;
  }

  public static Respondent of(Settings settings, Toolbox toolbox) {
    boolean offline = settings.model().equals(Settings.OFFLINE) || settings.fallback();
    return of(
        settings,
        toolbox,
        offline ? Optional.of(OfflineModel.of(toolbox.knowledge().linker())) : Optional.empty());
  }

  /// @param offline present where the settings name it
  public static Respondent of(Settings settings, Toolbox toolbox, Optional<OfflineModel> offline) {
    Optional<ModelLoop> own =
        offline.map(model -> new ModelLoop(model, toolbox, Patience.STANDARD));
    if (settings.model().equals(Settings.OFFLINE)) {
      return new Respondent(
          settings.model(), settings.price(), own.orElseThrow(), Optional.empty());
    }
    return new Respondent(
        settings.model(),
        settings.price(),
        new ModelLoop(RemoteModels.of(settings), toolbox, settings.patience()),
        own);
  }

  /// Answers one question.
  ///
  /// @param before what was said earlier in the conversation
  /// @param tools carries out a tool call and returns what the model reads
  /// @param text hears the text as it comes
  /// @param failed hears that the model failed, before the offline model begins anew
  /// @throws ModelException where the model failed and there is no other
  public ModelUse answer(
      List<ChatMessage> before,
      String question,
      Language language,
      Function<ToolExecutionRequest, String> tools,
      Consumer<String> text,
      Consumer<ModelFault> failed) {
    Meter meter = new Meter();
    try {
      model.run(before, question, language, tools, text, meter);
      return meter.use(name, price, null);
    } catch (ModelException e) {
      if (fallback.isEmpty()) {
        throw e;
      }
      failed.accept(e.fault());
      fallback.get().run(before, question, language, tools, text, new Meter());
      return meter.use(name, price, e.fault());
    }
  }
}
