package tanlu.assistant.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.internal.OpenAiUtils;
import java.util.List;
import java.util.Map;

/// A model in OpenAI's format that is told its tools in JSON written once. LangChain4j builds the
/// same schemas anew for every request, writes each request twice, once as it is not sent, and
/// holds both until the answer is over: of a thousand questions at once they were most of the heap.
final class ToolsOnce extends OpenAiStreamingChatModel {
  private final List<ToolSpecification> tools;
  private final Map<String, Object> written;

  ToolsOnce(OpenAiStreamingChatModelBuilder builder, List<ToolSpecification> tools) {
    super(builder);
    this.tools = tools;
    this.written = Map.of("tools", new RawValue(json(tools)));
  }

  private static String json(List<ToolSpecification> tools) {
    try {
      return new ObjectMapper().writeValueAsString(OpenAiUtils.toTools(tools, false));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tool's schema does not turn into JSON", e);
    }
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    super.doChat(request.toolSpecifications().equals(tools) ? brief(request) : request, handler);
  }

  private ChatRequest brief(ChatRequest request) {
    return ChatRequest.builder()
        .messages(request.messages())
        .parameters(
            OpenAiChatRequestParameters.builder()
                .overrideWith(request.parameters())
                .toolSpecifications(List.of())
                .customParameters(written)
                .build())
        .build();
  }
}
