package tanlu.assistant.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// The conversations, for as long as the server runs; the least lately used are forgotten first.
public final class Conversations {
  private static final int KEPT = 1_000;

  private final Map<String, Conversation> byId = new LinkedHashMap<>(16, 0.75f, true);

  /// The conversation of that id, begun where there is none.
  public synchronized Conversation open(String id) {
    Conversation conversation = byId.computeIfAbsent(id, _ -> new Conversation());
    if (byId.size() > KEPT) {
      byId.remove(byId.keySet().iterator().next());
    }
    return conversation;
  }

  /// Whether it was not forgotten since it was opened.
  public synchronized boolean holds(Conversation conversation) {
    return byId.containsValue(conversation);
  }

  /// Forgets a conversation with its files. A question under way still ends, and leaves nothing.
  ///
  /// @return whether there was one
  public synchronized boolean forget(String id) {
    return byId.remove(id) != null;
  }

  /// Characters of text in the files of all conversations.
  public synchronized long characters() {
    return byId.values().stream().mapToLong(each -> each.files().characters()).sum();
  }
}
