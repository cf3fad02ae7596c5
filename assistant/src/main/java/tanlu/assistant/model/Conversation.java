package tanlu.assistant.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tanlu.knowledge.ingest.OwnFiles;

/// What was said in one conversation, the dataset it is about, and its files. Only questions and
/// the answers as shown are kept: a reference to a tool result would mean another result in the
/// next turn.
public final class Conversation {
  private static final int MESSAGES = 20;

  private final OwnFiles files = new OwnFiles();
  private List<ChatMessage> said = List.of();
  private @Nullable String dataset;

  Conversation() {}

  public OwnFiles files() {
    return files;
  }

  /// What was said so far, oldest first.
  public synchronized List<ChatMessage> said() {
    return said;
  }

  /// The dataset it is about, once one was named.
  public synchronized Optional<String> dataset() {
    return Optional.ofNullable(dataset);
  }

  /// Makes a dataset the one later questions are about.
  public synchronized void about(String name) {
    dataset = name;
  }

  /// Adds a question and its answer.
  ///
  /// @param answer Markdown as shown; links to claims and citations are left out
  public synchronized void add(String question, String answer) {
    List<ChatMessage> messages = new ArrayList<>(said);
    messages.add(UserMessage.from(question));
    messages.add(AiMessage.from(plain(answer)));
    said = List.copyOf(messages.subList(Math.max(0, messages.size() - MESSAGES), messages.size()));
  }

  private static String plain(String answer) {
    return answer
        .replaceAll("\\[\\d+]\\(#citation-\\d+\\)", "")
        .replaceAll("\\[([^\\[\\]]*)]\\(#claim-\\w+\\)", "$1");
  }
}
