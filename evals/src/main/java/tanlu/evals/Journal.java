package tanlu.evals;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The append-only record of a run, a line per case, on disk before the next one starts. What a
/// killed run left half written at the end is dropped; its case runs again.
final class Journal implements Closeable {
  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  static Journal open(Path file) throws IOException {
    if (Files.exists(file)) {
      dropTornLine(file);
    }
    return new Journal(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /// The cases done so far; the later line counts where a case ran twice.
  static Map<String, CaseResult> read(Path file) throws IOException {
    Map<String, CaseResult> results = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return results;
    }
    String content = Files.readString(file);
    List<String> whole = content.substring(0, content.lastIndexOf('\n') + 1).lines().toList();
    for (int i = 0; i < whole.size(); i++) {
      try {
        CaseResult result = Json.RUNS.readValue(whole.get(i), CaseResult.class);
        results.put(result.id(), result);
      } catch (JsonProcessingException e) {
        throw new RunException(
            "%s:%d: no result of a case: %s".formatted(file, i + 1, e.getOriginalMessage()), e);
      }
    }
    return results;
  }

  synchronized void append(CaseResult result) throws IOException {
    byte[] line = (Json.RUNS.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void dropTornLine(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
      torn.truncate(end);
    }
  }
}
