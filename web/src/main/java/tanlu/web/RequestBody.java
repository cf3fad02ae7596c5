package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a request's JSON object; everything else is refused by name.
final class RequestBody {
  /// Sixteen times the longest message: room for a tool's long lists, none for floods.
  static final int MAX_BYTES = 256 * 1024;

  private RequestBody() {}

  static ObjectNode read(Context context) throws IOException {
    requireJson(context.contentType());
    String text = decode(bytes(context));
    if (text.isBlank()) {
      throw new ApiException(
          400, "请求正文为空：请发送一个 JSON 对象。", "The request body is empty: send a JSON object.");
    }
    JsonNode node = parse(text);
    if (!(node instanceof ObjectNode object)) {
      throw new ApiException(
          400,
          "请求正文须为 JSON 对象，收到的是 " + kind(node) + "。",
          "The request body must be a JSON object, not " + kind(node) + ".");
    }
    return object;
  }

  /// A JSON node's type, as messages name it.
  static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static void requireJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json")) {
      String given = type.isEmpty() ? "none" : type;
      throw new ApiException(
          415,
          "Content-Type 须为 application/json，收到的是 " + given + "。",
          "Content-Type must be application/json, not " + given + ".");
    }
  }

  private static byte[] bytes(Context context) throws IOException {
    byte[] bytes = context.req().getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ApiException(
          413,
          "请求正文超过 " + MAX_BYTES + " 字节的上限。",
          "The request body is over the limit of " + MAX_BYTES + " bytes.");
    }
    return bytes;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ApiException(400, "请求正文不是有效的 UTF-8。", "The request body is not valid UTF-8.");
    }
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new ApiException(
          400, "请求正文不是有效的 JSON" + place + "。", "The request body is not valid JSON" + place + ".");
    }
  }
}
