package tanlu.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tanlu.assistant.bundle.Bundle;

/// The answers given lately with their questions, as compressed JSON: an answer with the proofs of
/// two hundred numbers is megabytes of objects and some ten kilobytes of this.
final class KeptAnswers {
  private static final int MOST = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final class Kept {
    final String conversationId;
    final byte[] json;

    Kept(String conversationId, byte[] json) {
      this.conversationId = conversationId;
      this.json = json;
    }
  }

  private final Map<String, Kept> byId = new LinkedHashMap<>();

  /// The oldest is forgotten where there are too many.
  void put(Bundle given) {
    Kept kept = new Kept(given.answer().conversationId(), written(given));
    synchronized (byId) {
      byId.put(given.answer().id(), kept);
      if (byId.size() > MOST) {
        byId.remove(byId.keySet().iterator().next());
      }
    }
  }

  /// Forgets the answers of a conversation.
  void forget(String conversationId) {
    synchronized (byId) {
      byId.values().removeIf(kept -> kept.conversationId.equals(conversationId));
    }
  }

  Optional<Bundle> get(String id) {
    Kept held;
    synchronized (byId) {
      held = byId.get(id);
    }
    return Optional.ofNullable(held).map(kept -> read(kept.json));
  }

  private static byte[] written(Bundle given) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      JSON.writeValue(compressed, given);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer does not turn into JSON", e);
    }
    return bytes.toByteArray();
  }

  private static Bundle read(byte[] written) {
    try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(written))) {
      return JSON.readValue(json, Bundle.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept answer cannot be read again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }
}
