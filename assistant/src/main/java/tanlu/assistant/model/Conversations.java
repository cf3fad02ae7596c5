package tanlu.assistant.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was said in each conversation, for as long as the server runs; the least lately used are
/// forgotten first.
public final class Conversations {
  private static final int KEPT = 1_000;
  private static final int MESSAGES = 40;

  private final Map<String, ChatMemory> byId = new LinkedHashMap<>(16, 0.75f, true);

  synchronized ChatMemory memory(String id) {
    ChatMemory memory =
        byId.computeIfAbsent(
            id, _ -> MessageWindowChatMemory.builder().id(id).maxMessages(MESSAGES).build());
    if (byId.size() > KEPT) {
      byId.remove(byId.keySet().iterator().next());
    }
    return memory;
  }

  /// Puts a conversation back to what it was before a turn that failed.
  synchronized void restore(String id, List<ChatMessage> messages) {
    ChatMemory memory = memory(id);
    memory.clear();
    messages.forEach(memory::add);
  }
}
