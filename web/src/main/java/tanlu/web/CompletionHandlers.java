package tanlu.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Question;
import tanlu.assistant.store.KeptAnswer;
import tanlu.web.Completion.Choice;
import tanlu.web.Completion.Extension;
import tanlu.web.Completion.Message;
import tanlu.web.Completion.Usage;

/// The assistant as a model behind OpenAI's chat completions, so that clients of that API can ask
/// it.
final class CompletionHandlers {
  static final String MODEL = "tanlu";

  private final Assistant assistant;
  private final RunningAnswers running;
  private final long started = Instant.now().getEpochSecond();

  CompletionHandlers(Assistant assistant, RunningAnswers running) {
    this.assistant = assistant;
    this.running = running;
  }

  void handle(RoutesConfig routes) {
    routes.get("/v1/models", context -> context.json(new Models("list", List.of(model()))));
    routes.get(
        "/v1/models/{model}",
        context -> {
          CompletionRefusal.requireModel(context.pathParam("model"));
          context.json(model());
        });
    routes.post("/v1/chat/completions", this::complete);
    routes.exception(
        CompletionRefusal.class,
        (refusal, context) -> {
          Language language = Failures.language(context);
          context.status(refusal.status(language)).json(refusal.in(language));
        });
  }

  private record Models(String object, List<Model> data) {}

  /// @param created seconds since 1970
  private record Model(
      String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}

  private Model model() {
    return new Model(MODEL, "model", started, MODEL);
  }

  private void complete(Context context) throws IOException, InterruptedException {
    CompletionRequest request = CompletionRequest.read(RequestBody.read(context));
    String owner = Owner.of(context);
    Question question =
        new Question(request.message(), conversation(owner, request), Optional.empty());
    String base = base(context);
    AnswerStream stream = running.begin(context, owner, question, Failures.language(context));
    if (request.stream()) {
      ChatHandler.open(context);
      stream.writeTo(
          context.res().getOutputStream(),
          new CompletionChunks(request, base, Instant.now().getEpochSecond()));
      return;
    }
    context.json(completion(stream.whole(), request, base));
  }

  /// The conversation of the latest answer the client quotes, where it is the owner's.
  private Optional<String> conversation(String owner, CompletionRequest request) {
    return request
        .answerId()
        .flatMap(id -> assistant.store().answer(owner, id))
        .map(KeptAnswer::conversationId);
  }

  private static Completion completion(Answer answer, CompletionRequest request, String base) {
    return new Completion(
        id(answer.id()),
        "chat.completion",
        Instant.now().getEpochSecond(),
        MODEL,
        List.of(
            new Choice(
                0, new Message("assistant", CompletionText.whole(answer, base)), null, "stop")),
        Usage.of(answer.model()),
        Extension.of(answer, base, request.ignored()));
  }

  static String id(String answerId) {
    return "chatcmpl-" + answerId;
  }

  /// This server as the client reached it; the guard has looked at the name.
  private static String base(Context context) {
    String scheme =
        "https".equals(context.header("X-Forwarded-Proto")) ? "https" : context.scheme();
    return scheme + "://" + context.header("Host");
  }
}
