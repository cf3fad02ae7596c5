package tanlu.knowledge;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The digests' vectors, computed once and carried along: the same on every machine, and no model
/// is loaded before the first question. Each component is kept as a byte, a share of the vector's
/// largest.
final class DigestVectors implements Embedding {
  private static final String FILE = "digests/vectors.bin";
  private static final int LARGEST = Byte.MAX_VALUE;

  private final Map<String, byte[]> vectors = new HashMap<>();
  private final Embedding questions;

  /// @param questions embeds questions
  DigestVectors(Embedding questions) {
    this.questions = questions;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Resource.bytes(FILE)))) {
      for (int left = in.readInt(); left > 0; left--) {
        String key = in.readUTF();
        vectors.put(key, in.readNBytes(BgeSmallZh.DIMENSION));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is cut short", e);
    }
  }

  /// Empty where the passage's text is not the one embedded.
  @Override
  public Optional<float[]> passage(Passage passage) {
    return Optional.ofNullable(vectors.get(key(passage))).map(DigestVectors::unit);
  }

  private static String key(Passage passage) {
    return passage.id() + " " + BgeEmbedding.text(passage).hashCode();
  }

  @Override
  public Optional<float[]> question(String text) {
    return questions.question(text);
  }

  private static float[] unit(byte[] components) {
    double square = 0;
    for (byte component : components) {
      square += (double) component * component;
    }
    float[] vector = new float[components.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (components[i] / Math.sqrt(square));
    }
    return vector;
  }

  /// Writes the file this class reads.
  static void write(List<Passage> passages, Embedding model, OutputStream file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.writeInt(passages.size());
      for (Passage passage : passages) {
        float[] vector = model.passage(passage).orElseThrow();
        float largest = 0;
        for (float component : vector) {
          largest = Math.max(largest, Math.abs(component));
        }
        out.writeUTF(key(passage));
        for (float component : vector) {
          out.writeByte(Math.round(component / largest * LARGEST));
        }
      }
    }
  }
}
