package tanlu.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Assistant;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.store.ConversationStore;
import tanlu.assistant.store.ConversationStore.Listed;
import tanlu.assistant.store.KeptAnswer;
import tanlu.assistant.store.KeptConversation;

/// Conversations: list, read, rename, delete, export, share.
final class ConversationHandlers {
  private static final int PAGE = 50;
  private static final int LONGEST_SEARCH = 200;

  private final Assistant assistant;
  private final ConversationStore store;

  ConversationHandlers(Assistant assistant) {
    this.assistant = assistant;
    this.store = assistant.store();
  }

  void handle(RoutesConfig routes) {
    routes.get("/api/conversations", this::list);
    routes.get("/api/conversations/{id}", context -> context.json(Read.of(mine(context))));
    routes.patch("/api/conversations/{id}", this::rename);
    routes.delete("/api/conversations/{id}", this::delete);
    routes.get(
        "/api/conversations/{id}/export", context -> export(context, mine(context), Read::of));
    routes.post("/api/conversations/{id}/share", this::share);
    routes.delete("/api/conversations/{id}/share", this::unshare);
    routes.get("/api/shared/{link}", context -> context.json(unowned(shared(context))));
    routes.get("/shared/{link}", this::readShared);
  }

  /// @param more whether older ones follow
  private record Page(List<Entry> conversations, boolean more) {}

  private record Entry(String id, String title, String created, String updated, int answers) {
    static Entry of(Listed each) {
      return new Entry(
          each.id(),
          each.title(),
          each.created().toString(),
          each.updated().toString(),
          each.answers());
    }
  }

  private void list(Context context) {
    String search = context.queryParam("q") == null ? "" : context.queryParam("q").strip();
    if (search.length() > LONGEST_SEARCH) {
      throw new ApiException(
          400,
          "q 最多 " + LONGEST_SEARCH + " 个字符。",
          "q has at most " + LONGEST_SEARCH + " characters.");
    }
    int skipped = skipped(context);
    List<Listed> found = store.list(Owner.of(context), search, PAGE + 1, skipped);
    context.json(new Page(found.stream().limit(PAGE).map(Entry::of).toList(), found.size() > PAGE));
  }

  private static int skipped(Context context) {
    String offset = context.queryParam("offset");
    if (offset == null) {
      return 0;
    }
    if (!offset.matches("\\d{1,6}")) {
      throw new ApiException(
          400,
          "offset 须为非负整数，收到的是 " + offset + "。",
          "offset must be a whole number from 0, not " + offset + ".");
    }
    return Integer.parseInt(offset);
  }

  /// A conversation as clients read it.
  ///
  /// @param shared the link, where it is shared
  record Read(
      String id,
      String title,
      String created,
      String updated,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dataset,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shared,
      List<String> files,
      List<Reply> answers) {

    static Read of(KeptConversation kept) {
      return new Read(
          kept.id(),
          kept.title(),
          kept.created().toString(),
          kept.updated().toString(),
          kept.dataset().orElse(null),
          kept.link().map(link -> "/shared/" + link).orElse(null),
          kept.files(),
          kept.answers().stream().map(Reply::of).toList());
    }
  }

  /// A question and what has come of it.
  ///
  /// @param answer the whole answer, once it is finished
  record Reply(
      String id,
      String conversationId,
      String question,
      String asked,
      KeptAnswer.Status status,
      String text,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Answer answer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rating feedback) {

    record Rating(
        String rating, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

    static Reply of(KeptAnswer kept) {
      return new Reply(
          kept.id(),
          kept.conversationId(),
          kept.question(),
          kept.asked().toString(),
          kept.status(),
          kept.text(),
          kept.answer().orElse(null),
          kept.failure().orElse(null),
          kept.feedback()
              .map(
                  given ->
                      new Rating(
                          given.rating().name().toLowerCase(Locale.ROOT),
                          given.reason().orElse(null)))
              .orElse(null));
    }
  }

  private KeptConversation mine(Context context) {
    String id = id(context);
    return store.conversation(Owner.of(context), id).orElseThrow(() -> none(id));
  }

  private void rename(Context context) throws IOException {
    String id = id(context);
    ObjectNode body = RequestBody.read(context);
    JsonNode title = body.path("title");
    String words = title.isTextual() ? title.textValue().strip() : "";
    int length = words.codePointCount(0, words.length());
    if (body.size() != 1 || length == 0 || length > ConversationStore.TITLE) {
      throw new ApiException(
          400,
          "请求正文须为 {\"title\": …}，标题 1 至 " + ConversationStore.TITLE + " 个字符。",
          "The body must be {\"title\": …}, a title of 1 to "
              + ConversationStore.TITLE
              + " characters.");
    }
    if (!store.rename(Owner.of(context), id, words)) {
      throw none(id);
    }
    context.status(204);
  }

  private void delete(Context context) {
    String id = id(context);
    if (!assistant.forget(Owner.of(context), id)) {
      throw none(id);
    }
    context.status(204);
  }

  private void export(
      Context context, KeptConversation conversation, Function<KeptConversation, Object> read)
      throws IOException {
    String format = context.queryParam("format") == null ? "md" : context.queryParam("format");
    switch (format) {
      case "md" ->
          context
              .contentType("text/plain; charset=utf-8")
              .result(ConversationMarkdown.of(conversation));
      case "json" ->
          context
              .contentType("application/json")
              .result(
                  Json.MAPPER
                      .writerWithDefaultPrettyPrinter()
                      .writeValueAsString(read.apply(conversation)));
      default ->
          throw new ApiException(
              400,
              "format 须为 md 或 json，收到的是 " + format + "。",
              "format must be md or json, not " + format + ".");
    }
    if (context.path().startsWith("/api/")) {
      context.header("Content-Disposition", "attachment; filename=\"conversation." + format + "\"");
    }
  }

  /// A browser gets the page that shows it; whoever names a format, or wants no page, its text.
  private void readShared(Context context) throws IOException {
    context.header("Vary", "Accept");
    String accept = context.header("Accept");
    if (context.queryParam("format") != null || accept == null || !accept.contains("text/html")) {
      export(context, shared(context), ConversationHandlers::unowned);
      return;
    }
    if (store.shared(context.pathParam("link")).isEmpty()) {
      context.status(404);
    }
    ChatServer.page(context, "shared.html");
  }

  private record Shared(String link) {}

  private void share(Context context) {
    String id = id(context);
    String link = store.share(Owner.of(context), id).orElseThrow(() -> none(id));
    context.json(new Shared("/shared/" + link));
  }

  private void unshare(Context context) {
    String id = id(context);
    if (!store.unshare(Owner.of(context), id)) {
      throw new ApiException(404, "对话 " + id + " 没有共享。", "Conversation " + id + " is not shared.");
    }
    context.status(204);
  }

  /// What the link's readers see does not name the link, the files or the ratings of its owner.
  private KeptConversation shared(Context context) {
    KeptConversation kept =
        store
            .shared(context.pathParam("link"))
            .orElseThrow(
                () ->
                    new ApiException(
                        404, "该链接不存在或已撤销。", "There is no such link, or it was revoked."));
    return new KeptConversation(
        kept.id(),
        kept.title(),
        kept.created(),
        kept.updated(),
        kept.dataset(),
        Optional.empty(),
        List.of(),
        kept.answers().stream().map(KeptAnswer::unrated).toList());
  }

  /// Which model answered, and at what cost, is its owner's affair too.
  private static JsonNode unowned(KeptConversation shared) {
    JsonNode read = Json.MAPPER.valueToTree(Read.of(shared));
    for (JsonNode each : read.path("answers")) {
      if (each.path("answer") instanceof ObjectNode answer) {
        answer.remove("model");
      }
    }
    return read;
  }

  static ApiException none(String id) {
    return new ApiException(404, "没有编号为 " + id + " 的对话。", "No conversation " + id + " is held.");
  }

  static String id(Context context) {
    return requireId(context.pathParam("id"));
  }

  static String requireId(String id) {
    if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new ApiException(
          400,
          "对话编号须为 1 至 64 个字母、数字、点、下划线或连字符。",
          "A conversation's id (conversationId) is 1 to 64 letters, digits, dots, underscores or"
              + " hyphens.");
    }
    return id;
  }
}
