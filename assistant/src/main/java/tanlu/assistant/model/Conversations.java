package tanlu.assistant.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was said in each conversation, for as long as the server runs; the least lately used are
/// forgotten first. Only questions and the answers as shown are kept: a reference to a tool result
/// would mean another result in the next turn.
public final class Conversations {
  private static final int KEPT = 1_000;
  private static final int MESSAGES = 20;

  private final Map<String, String> datasets = new HashMap<>();
  private final Map<String, List<ChatMessage>> byId = new LinkedHashMap<>(16, 0.75f, true);

  /// What was said so far, oldest first.
  public synchronized List<ChatMessage> said(String id) {
    return byId.getOrDefault(id, List.of());
  }

  /// The dataset a conversation is about, once one was named.
  public synchronized Optional<String> dataset(String id) {
    return Optional.ofNullable(datasets.get(id));
  }

  /// Makes a dataset the one later questions of a conversation are about.
  public synchronized void about(String id, String dataset) {
    datasets.put(id, dataset);
  }

  /// Adds a question and its answer.
  ///
  /// @param answer Markdown as shown; links to claims and citations are left out
  public synchronized void add(String id, String question, String answer) {
    List<ChatMessage> messages = new ArrayList<>(said(id));
    messages.add(UserMessage.from(question));
    messages.add(AiMessage.from(plain(answer)));
    byId.put(
        id,
        List.copyOf(messages.subList(Math.max(0, messages.size() - MESSAGES), messages.size())));
    if (byId.size() > KEPT) {
      String eldest = byId.keySet().iterator().next();
      byId.remove(eldest);
      datasets.remove(eldest);
    }
  }

  private static String plain(String answer) {
    return answer
        .replaceAll("\\[\\d+]\\(#citation-\\d+\\)", "")
        .replaceAll("\\[([^\\[\\]]*)]\\(#claim-\\w+\\)", "$1");
  }
}
