package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;

@Command(
    name = "ask",
    description = "Answer one question. Exit code 0 answered, 3 clarify, 4 refused, 1 error.",
    mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
  /// What Java makes of bytes it cannot read as text.
  private static final String UNREADABLE = "\uFFFD";

  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "QUESTION", description = "the question, in Chinese or English")
  private String question = "";

  @Option(names = "--json", description = "print the whole answer as JSON")
  private boolean json;

  @Option(
      names = "--lang",
      description = "the answer's language, zh or en (default: the question's)")
  private @Nullable String lang;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "also write the answer as a signed bundle, for `replay`")
  private @Nullable Path bundle;

  @Override
  public Integer call() throws JsonProcessingException {
    Assistant assistant = main.assistant();
    Answer answer = assistant.ask(question(), AnswerListener.NONE);
    if (bundle != null) {
      write(bundle, assistant.bundles().of(Assistant.ANYBODY, answer.id()).orElseThrow());
    }
    System.out.println(
        json
            ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer)
            : TerminalAnswer.of(answer));
    return answer.outcome().exitCode();
  }

  private static void write(Path file, ObjectNode bundle) {
    try {
      Files.write(file, Json.MAPPER.writeValueAsBytes(bundle));
    } catch (IOException e) {
      throw new CommandException(
          "The bundle %s cannot be written: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private Question question() {
    String message = question.strip();
    if (message.isEmpty()) {
      throw new CommandException("The question is empty: write one, in quotes.");
    }
    if (message.contains(UNREADABLE)) {
      throw new CommandException(
          "The question is not UTF-8 text: set the terminal's encoding to UTF-8.");
    }
    return new Question(message, Optional.empty(), language());
  }

  private Optional<Language> language() {
    return Optional.ofNullable(lang).map(AskCommand::language);
  }

  static Language language(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw new CommandException("--lang must be zh or en, not " + code + ".");
    };
  }
}
