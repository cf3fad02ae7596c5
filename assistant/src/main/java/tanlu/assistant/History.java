package tanlu.assistant;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.proof.Language;
import tanlu.assistant.link.DatasetMention;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.model.Tokens;
import tanlu.assistant.store.ConversationStore.Said;

/// What a model is told of a conversation: as much as there is room for, the latest first. Of what
/// is older the question stands with the verdict of its answer, for they name what it was about.
final class History {
  /// Tokens.
  static final int ROOM = Tokens.WINDOW / 5;

  /// Tokens for answers in full; the rest of the room is for verdicts.
  private static final int IN_FULL = 4_500;

  /// Read from the store at most.
  static final int MOST = 40;

  private static final Pattern WORDS = Pattern.compile("\\p{L}{2}|\\p{IsHan}");

  private History() {}

  /// The language of a message; of one without words, such as “2012”, that of the question before.
  static Language language(String message, List<Said> said, EntityLinker linker) {
    String words =
        Stream.concat(Stream.of(message), said.reversed().stream().map(Said::question))
            .filter(each -> WORDS.matcher(each).find())
            .findFirst()
            .orElse(message);
    return linker.mentions(words).language();
  }

  /// @param said oldest first
  /// @param datasets whose names a question may begin with
  static List<ChatMessage> of(List<Said> said, List<String> datasets) {
    List<ChatMessage> told = new ArrayList<>();
    int taken = 0;
    for (Said each : said.reversed()) {
      String question = DatasetMention.of(each.question(), datasets).question();
      String answer = plain(each.text());
      int whole = Tokens.in(question) + Tokens.in(answer);
      String shown = taken + whole <= IN_FULL ? answer : verdict(answer);
      taken += Tokens.in(question) + Tokens.in(shown);
      if (taken > ROOM) {
        break;
      }
      told.addFirst(AiMessage.from(shown.isBlank() ? "…" : shown));
      told.addFirst(UserMessage.from(question));
    }
    return told;
  }

  /// A reference to a tool result would mean another result in another answer.
  static String plain(String text) {
    return text.replaceAll("\\[\\d+]\\(#citation-\\d+\\)", "")
        .replaceAll("\\[([^\\[\\]]*)]\\(#claim-\\w+\\)", "$1");
  }

  private static String verdict(String answer) {
    return answer.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
