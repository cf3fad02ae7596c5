package tanlu.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.Assistant;
import tanlu.assistant.Upload;
import tanlu.knowledge.ingest.OwnFile;
import tanlu.knowledge.ingest.UnreadableException;

/// The files of a conversation.
final class FileHandlers {
  static final int MEGABYTES = 20;
  private static final int MAX_BYTES = MEGABYTES << 20;

  /// What a multipart body may hold beside the file.
  private static final int WRAPPING = 64 << 10;

  private final Assistant assistant;

  FileHandlers(Assistant assistant) {
    this.assistant = assistant;
  }

  void handle(RoutesConfig routes) {
    routes.post("/api/conversations/{id}/files", this::upload);
  }

  /// @param name the file's, as it is shown
  /// @param passages how many it was cut into
  private record Taken(
      String conversationId,
      String document,
      String name,
      String kind,
      String title,
      @Nullable String number,
      int passages) {}

  private void upload(Context context) throws IOException {
    String id = ConversationHandlers.id(context);
    UploadedFile file = file(context);
    byte[] bytes;
    try (InputStream in = file.content()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw tooLarge();
    }
    if (bytes.length == 0) {
      throw new ApiException(400, "文件为空。", "The file is empty.");
    }
    Upload upload;
    try {
      upload = assistant.take(Owner.of(context), id, file.filename(), bytes);
    } catch (UnreadableException e) {
      throw new ApiException(422, e.note().zh(), "The file " + e.note().en() + ".");
    }
    switch (upload) {
      case Upload.TooMany(int most) ->
          throw new ApiException(
              409,
              "一个对话最多 " + most + " 个文件：请另开对话。",
              "A conversation holds at most " + most + " files: start another.");
      case Upload.NoRoom(long characters) ->
          throw new ApiException(
              413,
              "一个对话的文件合计最多 " + characters + " 字：请另开对话。",
              "The files of a conversation hold at most "
                  + characters
                  + " characters together: start another.");
      case Upload.NotYours() -> throw ConversationHandlers.none(id);
      case Upload.Read(OwnFile read) -> context.status(201).json(taken(id, read));
    }
  }

  private static Taken taken(String id, OwnFile read) {
    return switch (read) {
      case OwnFile.Accepted(var name, var kind, var document) ->
          new Taken(
              id,
              document.id(),
              name,
              kind,
              document.titleZh(),
              document.number(),
              document.passages().size());
      case OwnFile.Quarantined(_, var findings) ->
          throw new ApiException(
              422,
              "文件未被接受："
                  + findings.stream()
                      .map(finding -> finding.reason() + "，" + finding.note().zh())
                      .collect(Collectors.joining("；"))
                  + "。",
              "The file was not accepted: "
                  + findings.stream()
                      .map(finding -> finding.reason() + ", " + finding.note().en())
                      .collect(Collectors.joining("; "))
                  + ".");
      case OwnFile.Unsupported _ ->
          throw new ApiException(
              415,
              "不支持的文件类型：请提供 pdf、docx、html、md、txt、csv 或 xlsx。",
              "Files of this kind are not read: expected pdf, docx, html, md, txt, csv or xlsx.");
    };
  }

  private static UploadedFile file(Context context) throws IOException {
    if (context.req().getContentLengthLong() > MAX_BYTES + WRAPPING) {
      // A client still sending would not hear the answer.
      context.req().getInputStream().readNBytes(2 * MAX_BYTES);
      throw tooLarge();
    }
    if (!context.isMultipartFormData()) {
      throw new ApiException(
          415,
          "Content-Type 须为 multipart/form-data，文件在 file 字段。",
          "Content-Type must be multipart/form-data, with the file in the field file.");
    }
    List<UploadedFile> files = files(context);
    if (files.size() != 1) {
      throw new ApiException(
          400,
          "file 字段须有一个文件，收到 " + files.size() + " 个。",
          "The field file must hold one file, not " + files.size() + ".");
    }
    return files.getFirst();
  }

  /// Jetty throws many things at a body that is no multipart or over its limits.
  private static List<UploadedFile> files(Context context) {
    try {
      return context.uploadedFiles("file");
    } catch (RuntimeException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        String said = String.valueOf(each.getMessage());
        if (said.contains("max length") || said.contains("exceed") || said.contains("too large")) {
          throw tooLarge();
        }
      }
      throw new ApiException(
          400, "请求正文不是有效的 multipart/form-data。", "The body is no valid multipart/form-data.");
    }
  }

  private static ApiException tooLarge() {
    return new ApiException(
        413,
        "文件超过 " + MEGABYTES + " MB 的上限：请拆分后再试。",
        "The file is over the limit of " + MEGABYTES + " MB: split it.");
  }
}
