package tanlu.assistant.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.ModelException;
import tanlu.assistant.ModelFault;
import tanlu.assistant.Settings;
import tanlu.assistant.answer.ModelUse;
import tanlu.assistant.tool.Toolbox;

/// Who answers: the model the settings name and, where they say so, the offline model when that one
/// fails. A model that answers in another language is asked once more; then the offline model
/// answers, whatever the settings say, for an answer has the language of its question.
public final class Respondent {
  private static final Text REMINDER = Text.of("（请用中文作答。）", "(Answer in English.)");

  /// For the results of tools, in tokens.
  private static final int ROOM = Tokens.WINDOW / 2;

  private final Settings settings;
  private final Toolbox toolbox;
  private final Optional<ModelLoop> remote;
  private final Supplier<OfflineModel> own;
  private @Nullable ModelLoop offline;

  private Respondent(
      Settings settings, Toolbox toolbox, Optional<ModelLoop> remote, Supplier<OfflineModel> own) {
    this.settings = settings;
    this.toolbox = toolbox;
    this.remote = remote;
    this.own = own;
  }

  public static Respondent of(Settings settings, Toolbox toolbox) {
    Respondent respondent =
        of(settings, toolbox, () -> OfflineModel.of(toolbox.knowledge().linker()));
    if (settings.model().equals(Settings.OFFLINE) || settings.fallback()) {
      // At the start rather than with the first question.
      respondent.offline();
    }
    return respondent;
  }

  /// @param own makes the offline model, at most once, when it is needed
  public static Respondent of(Settings settings, Toolbox toolbox, Supplier<OfflineModel> own) {
    return new Respondent(
        settings,
        toolbox,
        settings.model().equals(Settings.OFFLINE)
            ? Optional.empty()
            : Optional.of(
                new ModelLoop(
                    RemoteModels.of(settings, toolbox.specifications()),
                    toolbox,
                    settings.patience(),
                    ROOM)),
        own);
  }

  private synchronized ModelLoop offline() {
    if (offline == null) {
      offline = new ModelLoop(own.get(), toolbox, Patience.STANDARD, Integer.MAX_VALUE);
    }
    return offline;
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
    if (remote.isEmpty()) {
      offline().run(before, question, language, tools, text, meter);
      return meter.use(settings.model(), settings.price(), null);
    }
    try {
      inItsLanguage(
          question,
          language,
          asked -> {
            LanguageGate gate = new LanguageGate(language, text);
            remote.get().run(before, asked, language, tools, gate, meter);
            gate.finish();
          });
      return meter.use(settings.model(), settings.price(), null);
    } catch (ModelException e) {
      if (!settings.fallback() && e.fault() != ModelFault.WRONG_LANGUAGE) {
        throw e;
      }
      failed.accept(e.fault());
      offline().run(before, question, language, tools, text, new Meter());
      return meter.use(settings.model(), settings.price(), e.fault());
    }
  }

  /// @param ask has the model answer a question in the language of the gate, or fail for it
  private static void inItsLanguage(String question, Language language, Consumer<String> ask) {
    try {
      ask.accept(question);
    } catch (ModelException e) {
      if (e.fault() != ModelFault.WRONG_LANGUAGE) {
        throw e;
      }
      ask.accept(question + "\n" + REMINDER.in(language));
    }
  }
}
