package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Assistant;
import tanlu.assistant.store.Feedback;
import tanlu.assistant.store.KeptAnswer;
import tanlu.assistant.store.KeptAnswer.Status;
import tanlu.web.AnswerStream.Event;

/// Answers by their id: how they stand, their events, their end, what readers think of them.
final class AnswerHandlers {
  private static final int LONGEST_REASON = 2_000;
  private static final long POLL_MILLISECONDS = 500;

  private final Assistant assistant;
  private final RunningAnswers running;

  AnswerHandlers(Assistant assistant, RunningAnswers running) {
    this.assistant = assistant;
    this.running = running;
  }

  void handle(RoutesConfig routes) {
    routes.get(
        "/api/answers/{id}", context -> context.json(ConversationHandlers.Reply.of(kept(context))));
    routes.get("/api/answers/{id}/events", this::events);
    routes.post("/api/answers/{id}/stop", this::stop);
    routes.post("/api/answers/{id}/feedback", this::rate);
    routes.get("/api/feedback", context -> context.json(ratings()));
  }

  /// What evaluation cases are made from.
  private record Rated(
      String answerId,
      List<String> earlier,
      String question,
      String text,
      String rating,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      String given) {}

  private List<Rated> ratings() {
    return assistant.store().ratings().stream()
        .map(
            each ->
                new Rated(
                    each.answerId(),
                    each.earlier(),
                    each.question(),
                    each.text(),
                    each.feedback().rating().name().toLowerCase(Locale.ROOT),
                    each.feedback().reason().orElse(null),
                    each.feedback().given().toString()))
        .toList();
  }

  private KeptAnswer kept(Context context) {
    String id = context.pathParam("id");
    return assistant.store().answer(Owner.of(context), id).orElseThrow(() -> none(id));
  }

  private static ApiException none(String id) {
    return new ApiException(404, "没有编号为 " + id + " 的回答。", "No answer " + id + " is held.");
  }

  /// The events from the first, as the asker had them; of an answer that is over, or under way on
  /// another server, what is kept of it.
  private void events(Context context) throws IOException, InterruptedException {
    Optional<AnswerStream> here = running.find(Owner.of(context), context.pathParam("id"));
    KeptAnswer kept = kept(context);
    ChatHandler.open(context);
    OutputStream out = context.res().getOutputStream();
    if (here.isPresent()) {
      here.get().writeTo(out);
    } else {
      follow(context, kept, out);
    }
  }

  private void follow(Context context, KeptAnswer first, OutputStream out)
      throws IOException, InterruptedException {
    write(out, "start", new AnswerStream.Started(first.id(), first.conversationId()));
    String told = "";
    KeptAnswer now = first;
    while (true) {
      String text = now.text();
      if (text.length() > told.length() && text.startsWith(told)) {
        write(out, "text", new AnswerStream.TextDelta(text.substring(told.length())));
        told = text;
      }
      if (now.status() != Status.RUNNING) {
        break;
      }
      Thread.sleep(POLL_MILLISECONDS);
      out.write(": ping\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      now = kept(context);
    }
    if (now.answer().isPresent()) {
      write(out, "answer", now.answer().get());
    } else if (now.status() == Status.STOPPED) {
      write(out, "error", AnswerStream.STOPPED);
    } else {
      String why = now.failure().orElse("回答失败：请重新提问。 The answer failed: ask again.");
      write(out, "error", ApiException.Body.of(503, why, List.of()));
    }
  }

  private static void write(OutputStream out, String name, Object data) throws IOException {
    out.write(new Event(name, data, false).bytes());
    out.flush();
  }

  private void stop(Context context) {
    Optional<AnswerStream> here = running.find(Owner.of(context), context.pathParam("id"));
    here.ifPresent(AnswerStream::stop);
    if (here.isEmpty() && kept(context).status() == Status.RUNNING) {
      // Another server's, which hears of it from the database.
      assistant.store().stop(Owner.of(context), context.pathParam("id"));
    }
    context.status(202);
  }

  private void rate(Context context) throws IOException {
    String id = context.pathParam("id");
    ObjectNode body = RequestBody.read(context);
    for (var field : body.properties()) {
      if (!Set.of("rating", "reason").contains(field.getKey())) {
        throw unfit();
      }
    }
    JsonNode reason = body.path("reason");
    boolean none = reason.isMissingNode() || reason.isNull();
    if (!none && (!reason.isTextual() || reason.textValue().length() > LONGEST_REASON)) {
      throw unfit();
    }
    Feedback.Rating rating =
        switch (body.path("rating").asText()) {
          case "up" -> Feedback.Rating.UP;
          case "down" -> Feedback.Rating.DOWN;
          default -> throw unfit();
        };
    Optional<String> words =
        none
            ? Optional.empty()
            : Optional.of(reason.textValue().strip()).filter(text -> !text.isEmpty());
    Feedback feedback = new Feedback(rating, words, Instant.now());
    if (!assistant.store().rate(Owner.of(context), id, feedback)) {
      throw none(id);
    }
    context.status(204);
  }

  private static ApiException unfit() {
    return new ApiException(
        400,
        "请求正文须为 {\"rating\": \"up\" 或 \"down\", \"reason\"?: …}，reason 最多 "
            + LONGEST_REASON
            + " 个字符。",
        "The body must be {\"rating\": \"up\" or \"down\", \"reason\"?: …}, a reason of at most "
            + LONGEST_REASON
            + " characters.");
  }
}
