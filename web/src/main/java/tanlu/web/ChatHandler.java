package tanlu.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Locale;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Question;

/// `POST /api/chat`: the answer as one JSON object, or as events where the client accepts them.
final class ChatHandler implements Handler {
  static final String EVENT_STREAM = "text/event-stream";

  private final RunningAnswers running;

  ChatHandler(RunningAnswers running) {
    this.running = running;
  }

  @Override
  public void handle(Context context) throws IOException, InterruptedException {
    Question question = ChatRequest.read(RequestBody.read(context));
    String owner = Owner.of(context);
    String accept = context.header("Accept");
    Language language = question.language().orElse(Failures.language(context));
    AnswerStream stream = running.begin(context, owner, question, language);
    if (accept == null || !accept.toLowerCase(Locale.ROOT).contains(EVENT_STREAM)) {
      context.json(stream.whole());
      return;
    }
    open(context);
    stream.writeTo(context.res().getOutputStream());
  }

  /// Begins the response before the first event.
  static void open(Context context) throws IOException {
    // A compressor would hold events back, and so would a proxy's buffer.
    context.disableCompression();
    context.contentType(EVENT_STREAM).header("X-Accel-Buffering", "no");
    context.res().flushBuffer();
  }
}
