package tanlu.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Locale;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Question;

/// `POST /api/chat`: the answer as one JSON object, or as events where the client accepts them.
final class ChatHandler implements Handler {
  private static final String EVENT_STREAM = "text/event-stream";

  private final Assistant assistant;

  ChatHandler(Assistant assistant) {
    this.assistant = assistant;
  }

  @Override
  public void handle(Context context) throws IOException, InterruptedException {
    Question question = ChatRequest.read(RequestBody.read(context));
    String accept = context.header("Accept");
    if (accept == null || !accept.toLowerCase(Locale.ROOT).contains(EVENT_STREAM)) {
      context.json(assistant.ask(question, AnswerListener.NONE));
      return;
    }
    Language language = question.language().orElse(Failures.language(context));
    // A compressor would hold events back, and so would a proxy's buffer.
    context.disableCompression();
    context.contentType(EVENT_STREAM).header("X-Accel-Buffering", "no");
    context.res().flushBuffer();
    new AnswerStream(context.res().getOutputStream())
        .run(
            listener -> assistant.ask(question, listener),
            failure -> Failures.body(failure, language));
  }
}
