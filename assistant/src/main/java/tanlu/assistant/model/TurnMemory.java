package tanlu.assistant.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;

/// What a model is told while it answers one question. Where the tools' results grow beyond the
/// room for them the oldest are left out first, never those it has not read yet; their references
/// hold all the same, for the evidence forgets nothing.
final class TurnMemory implements ChatMemory {
  private static final String LEFT_OUT =
      "{\"left_out\":\"to make room; its references still hold; the same call brings it back\"}";

  private final int room;
  private final List<ChatMessage> messages = new ArrayList<>();

  /// @param room for tools' results, in tokens
  TurnMemory(int room) {
    this.room = room;
  }

  @Override
  public Object id() {
    return "turn";
  }

  @Override
  public void add(ChatMessage message) {
    messages.add(message);
  }

  @Override
  public List<ChatMessage> messages() {
    List<ChatMessage> told = new ArrayList<>(messages);
    int unread = lastCall();
    long taken = 0;
    for (int i = told.size() - 1; i >= 0; i--) {
      if (told.get(i) instanceof ToolExecutionResultMessage result) {
        taken += Tokens.in(result.text());
        if (taken > room && i < unread) {
          told.set(i, ToolExecutionResultMessage.from(result.id(), result.toolName(), LEFT_OUT));
        }
      }
    }
    return told;
  }

  /// The model's last message; what follows it has not been read.
  private int lastCall() {
    int at = messages.size() - 1;
    while (at >= 0 && !(messages.get(at) instanceof AiMessage)) {
      at--;
    }
    return at;
  }

  @Override
  public void clear() {
    messages.clear();
  }
}
