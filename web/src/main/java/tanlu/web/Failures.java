package tanlu.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.ModelException;
import tanlu.assistant.ReplayException;
import tanlu.assistant.UnknownConversationException;
import tanlu.assistant.bundle.SigningKey;
import tanlu.assistant.plan.PlanException;
import tanlu.assistant.store.StoreException;

/// Turns every failure of a request into problem JSON: one sentence, never a stack trace.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

  private Failures() {}

  static void handle(JavalinConfig config) {
    RoutesConfig routes = config.routes;
    routes.exception(HttpResponseException.class, (failure, context) -> routing(failure, context));
    routes.exception(
        Exception.class, (failure, context) -> write(context, body(failure, language(context))));
    config.router.javaLangErrorHandler(Failures::write);
  }

  /// The language of messages: Chinese unless the client prefers English.
  static Language language(Context context) {
    return language(context.header("Accept-Language"));
  }

  static Language language(@Nullable String preferred) {
    return preferred != null && preferred.toLowerCase(Locale.ROOT).startsWith("en")
        ? Language.EN
        : Language.ZH;
  }

  static ApiException.Body body(Throwable failure, Language language) {
    return switch (failure) {
      case ApiException known -> known.in(language);
      case ModelException model ->
          ApiException.Body.of(502, model.fault().sentence().in(language), List.of());
      case StoreException store ->
          ApiException.Body.of(503, store.sentence().in(language), List.of());
      case SigningKey.KeyException key ->
          ApiException.Body.of(503, key.sentence().in(language), List.of());
      case ReplayException refused ->
          ApiException.Body.of(409, refused.sentence().in(language), List.of());
      case PlanException plan -> ApiException.Body.of(503, plan.in(language), List.of());
      case UnknownConversationException unknown ->
          ConversationHandlers.none(unknown.id()).in(language);
      case HttpException http when http.getCode() == 408 -> slow(language);
      case HttpException http when http.getCode() >= 400 && http.getCode() < 500 ->
          broken(http.getCode(), language);
      // Nobody hears it: the client left in the middle of its request.
      case EofException _ -> broken(400, language);
      case IOException idle when idle.getCause() instanceof TimeoutException -> slow(language);
      default -> unexpected(failure, language);
    };
  }

  private static ApiException.Body slow(Language language) {
    Text detail = Text.of("请求正文到得太慢，不再等待。", "The request's body comes too slowly to wait for it.");
    return ApiException.Body.of(408, detail.in(language), List.of());
  }

  private static ApiException.Body broken(int status, Language language) {
    Text detail = Text.of("请求不完整或格式有误。", "The request breaks off or is no valid HTTP.");
    return ApiException.Body.of(status, detail.in(language), List.of());
  }

  /// What nobody foresaw is logged whole under a number the user is given.
  private static ApiException.Body unexpected(Throwable failure, Language language) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("failure {}", number, failure);
    Text detail =
        Text.of(
            "服务器内部错误（编号 " + number + "，详见服务器日志）。请重试或换一种问法。",
            "The server failed (number " + number + " in its log). Try again or ask otherwise.");
    return ApiException.Body.of(500, detail.in(language), List.of());
  }

  private static void routing(HttpResponseException failure, Context context) {
    String path = context.path();
    Text detail =
        switch (failure.getStatus()) {
          case 404 ->
              Text.of(
                  "没有 " + path + " 这个地址。",
                  "There is nothing at " + path + "; the API is below /api, the page at /.");
          case 405 -> {
            String allowed = allowed(failure);
            context.header("Allow", allowed);
            yield Text.of(
                "%s 不接受 %s：可用 %s。".formatted(path, context.method(), allowed),
                "%s does not take %s: use %s.".formatted(path, context.method(), allowed));
          }
          default -> Text.of("请求无法处理。", "The request cannot be served.");
        };
    write(
        context,
        ApiException.Body.of(failure.getStatus(), detail.in(language(context)), List.of()));
  }

  /// Javalin puts the methods of the path into the failure's details.
  private static String allowed(HttpResponseException failure) {
    return String.join(", ", failure.getDetails().values());
  }

  /// A Java error, such as a full heap, comes without the request.
  private static void write(HttpServletResponse response, Error error) {
    ApiException.Body body = body(error, Language.ZH);
    try {
      response.setStatus(body.status());
      response.setContentType(ApiException.PROBLEM_JSON);
      response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
    } catch (IOException e) {
      LOG.error("could not tell of it", e);
    }
  }

  private static void write(Context context, ApiException.Body body) {
    if (!context.res().isCommitted()) {
      context.status(body.status());
      if (OpenAiError.isReadBy(context)) {
        context.json(OpenAiError.of(body));
      } else {
        context.json(body).contentType(ApiException.PROBLEM_JSON);
      }
    }
  }
}
