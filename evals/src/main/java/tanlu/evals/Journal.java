package tanlu.evals;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The append-only record of a run, a line per case, on disk before the next one starts. What a
/// killed run left half written at the end is dropped; its case runs again.
final class Journal implements Closeable {
  private static final int BLOCK = 1 << 16;

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

  /// The cases done so far, without their answers; the later line counts where a case ran twice.
  static Map<String, CaseResult> read(Path file) throws IOException {
    Map<String, CaseResult> results = new LinkedHashMap<>();
    each(file, result -> results.put(result.id(), result.withoutAnswer()));
    return results;
  }

  /// Hears every whole line in order, one at a time: a journal may be larger than memory.
  static void each(Path file, Consumer<CaseResult> heard) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    long whole = end(file);
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new Whole(in, whole), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          heard.accept(Json.RUNS.readValue(line, CaseResult.class));
        } catch (JsonProcessingException e) {
          throw new RunException(
              "%s:%d: no result of a case: %s".formatted(file, number, e.getOriginalMessage()), e);
        }
      }
    }
  }

  synchronized void append(CaseResult result) throws IOException {
    byte[] line =
        (Json.RUNS.writeValueAsString(result.slim()) + "\n").getBytes(StandardCharsets.UTF_8);
    long before = channel.size();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      // A line that did not fit must not stand before the next one.
      try {
        channel.truncate(before);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void dropTornLine(Path file) throws IOException {
    try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
      torn.truncate(end(file));
    }
  }

  /// Where the last whole line ends.
  private static long end(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      long end = content.length();
      byte[] block = new byte[BLOCK];
      while (end > 0) {
        int size = (int) Math.min(BLOCK, end);
        content.seek(end - size);
        content.readFully(block, 0, size);
        for (int i = size; i > 0; i--) {
          if (block[i - 1] == '\n') {
            return end - size + i;
          }
        }
        end -= size;
      }
      return 0;
    }
  }

  /// The bytes up to the end of the last whole line.
  private static final class Whole extends FilterInputStream {
    private long left;

    Whole(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? super.read() : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
