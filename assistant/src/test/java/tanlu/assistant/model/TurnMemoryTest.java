package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnMemoryTest {
  private final TurnMemory memory = new TurnMemory(100);

  private void round(String id, String result) {
    memory.add(AiMessage.from(ToolExecutionRequest.builder().id(id).name("roadmap").build()));
    memory.add(new ToolExecutionResultMessage(id, "roadmap", result));
  }

  private List<String> results() {
    return memory.messages().stream()
        .filter(ToolExecutionResultMessage.class::isInstance)
        .map(message -> ((ToolExecutionResultMessage) message).text())
        .toList();
  }

  @Test
  void theOldestResultsAreLeftOutFirstAndTheQuestionStays() {
    memory.add(UserMessage.from("广东2060年碳中和路线图"));
    round("1", "一".repeat(60));
    round("2", "二".repeat(60));
    round("3", "三".repeat(30));
    assertThat(results().getFirst()).contains("left_out").contains("references still hold");
    assertThat(results()).endsWith("二".repeat(60), "三".repeat(30));
    assertThat(memory.messages().getFirst()).isEqualTo(UserMessage.from("广东2060年碳中和路线图"));
  }

  @Test
  void whatTheModelHasNotReadIsNeverLeftOut() {
    round("1", "一".repeat(60));
    round("2", "二".repeat(600));
    memory.add(new ToolExecutionResultMessage("2b", "roadmap", "三".repeat(600)));
    assertThat(results().getFirst()).contains("left_out");
    assertThat(results()).endsWith("二".repeat(600), "三".repeat(600));
  }
}
