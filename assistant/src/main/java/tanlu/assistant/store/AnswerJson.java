package tanlu.assistant.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tanlu.assistant.answer.Answer;

/// An answer as compressed JSON: with the proofs of two hundred numbers it is megabytes of objects
/// and some ten kilobytes of this.
final class AnswerJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AnswerJson() {}

  static byte[] written(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      JSON.writeValue(compressed, answer);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer does not turn into JSON", e);
    }
    return bytes.toByteArray();
  }

  static Answer read(byte[] written) {
    try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(written))) {
      return JSON.readValue(json, Answer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a kept answer cannot be read again", e);
    }
  }
}
