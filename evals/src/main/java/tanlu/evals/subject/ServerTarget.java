package tanlu.evals.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;
import tanlu.evals.Subject;

/// An assistant behind its HTTP API, `POST /api/chat`; the truth is the engine's of this process.
///
/// @param base the server's address, such as `http://127.0.0.1:7070`
public record ServerTarget(String base, Exchange exchange, Subject engine)
    implements Subject.Elsewhere {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer ask(Question question, AnswerListener listener) {
    ObjectNode body = JSON.createObjectNode().put("message", question.message());
    question.conversationId().ifPresent(id -> body.put("conversationId", id));
    question.language().ifPresent(language -> body.put("language", language.code()));
    String response = exchange.send(base + "/api/chat", body.toString());
    try {
      return JSON.readValue(response, Answer.class);
    } catch (JsonProcessingException e) {
      throw new TargetException(
          "%s answered with what is no Answer: %s".formatted(base, e.getOriginalMessage()), e);
    }
  }
}
