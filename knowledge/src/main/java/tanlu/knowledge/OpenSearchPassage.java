package tanlu.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tanlu.knowledge.OpenSearchClient.JSON;
import static tanlu.knowledge.PassageFields.PASSAGE;
import static tanlu.knowledge.PassageFields.PLACE;
import static tanlu.knowledge.PassageFields.VECTOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.Normalizer2;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;

/// A passage as it stands in a cluster: the fields it has in Lucene ([PassageFields]), its text
/// folded by NFKC, its vector as bytes, and the state of its document.
///
/// @param place which passage of its document it is
/// @param vector empty where it was indexed by its words alone
record OpenSearchPassage(Passage passage, int place, Optional<float[]> vector) {
  /// The same for all passages of a document, and another whenever anything of it changed.
  static final String STATE = "state";

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  /// @param source as [#source] wrote it
  static OpenSearchPassage of(JsonNode source) {
    return new OpenSearchPassage(
        PassageFields.passage(source.path(PASSAGE).path(0).asText()),
        source.path(PLACE).path(0).asInt(),
        Optional.ofNullable(source.get(VECTOR)).map(text -> vector(text.asText())));
  }

  ObjectNode source(String state) {
    ObjectNode source = JSON.createObjectNode();
    for (IndexableField field : PassageFields.document(passage, place, null)) {
      Number number = field.numericValue();
      String text = field.stringValue();
      if (number != null) {
        source.withArray(field.name()).add(JSON.<JsonNode>valueToTree(number));
      } else if (text != null) {
        source
            .withArray(field.name())
            .add(field instanceof TextField ? FOLD.normalize(text) : text);
      }
    }
    vector.ifPresent(numbers -> source.put(VECTOR, text(numbers)));
    return source.put(STATE, state);
  }

  /// @param vectors whether its passages have vectors
  static String state(PolicyDocument document, boolean vectors) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(document.id().getBytes(UTF_8));
      digest.update((byte) (vectors ? 1 : 0));
      document.passages().forEach(each -> digest.update(PassageFields.json(each).getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] vector(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(vector);
    return vector;
  }
}
