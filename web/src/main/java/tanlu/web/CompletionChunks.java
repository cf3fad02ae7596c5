package tanlu.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.answer.Answer;
import tanlu.web.AnswerStream.Event;
import tanlu.web.Completion.Choice;
import tanlu.web.Completion.Extension;
import tanlu.web.Completion.Message;
import tanlu.web.Completion.Usage;

/// Writes the events of an answer as the chunks of a streamed chat completion; for one stream.
final class CompletionChunks implements AnswerStream.Writing {
  private static final String DONE = "data: [DONE]\n\n";

  private final CompletionRequest request;
  private final String base;
  private final long created;
  private String id = "";

  /// @param created seconds since 1970
  CompletionChunks(CompletionRequest request, String base, long created) {
    this.request = request;
    this.base = base;
    this.created = created;
  }

  @Override
  public byte[] bytes(Event event) throws IOException {
    String written =
        switch (event.data()) {
          case AnswerStream.Started begun -> {
            id = CompletionHandlers.id(begun.answerId());
            yield data(piece(new Message("assistant", ""), null, null));
          }
          case AnswerStream.TextDelta text -> data(words(TerminalAnswer.plain(text.delta())));
          case Answer answer -> end(answer);
          case ApiException.Body problem -> data(OpenAiError.of(problem)) + DONE;
          // Steps come as they go; charts come with the answer.
          default -> "";
        };
    return written.getBytes(StandardCharsets.UTF_8);
  }

  private String end(Answer answer) throws IOException {
    String last =
        data(words(CompletionText.after(answer, base)))
            + data(
                piece(
                    new Message(null, null),
                    "stop",
                    Extension.of(answer, base, request.ignored())));
    String usage = request.usage() ? data(chunk(List.of(), Usage.of(answer.model()), null)) : "";
    return last + usage + DONE;
  }

  private Completion words(String text) {
    return piece(new Message(null, text), null, null);
  }

  private Completion piece(
      Message delta, @Nullable String finishReason, @Nullable Extension extension) {
    return chunk(List.of(new Choice(0, null, delta, finishReason)), null, extension);
  }

  private Completion chunk(
      List<Choice> choices, @Nullable Usage usage, @Nullable Extension extension) {
    return new Completion(
        id, "chat.completion.chunk", created, CompletionHandlers.MODEL, choices, usage, extension);
  }

  private static String data(Object json) throws IOException {
    return "data: " + Json.MAPPER.writeValueAsString(json) + "\n\n";
  }
}
