package tanlu.assistant.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import tanlu.assistant.answer.Answer;
import tanlu.knowledge.Digests;

/// A question with its answer and all it came from, to be kept outside this program.
///
/// @param question as it was asked
/// @param transcript what was said before it in the conversation, oldest first
/// @param versions of what answered; the dataset's stands in the answer
public record Bundle(String question, List<Said> transcript, Versions versions, Answer answer) {
  /// What a bundle says it is; another number means another layout.
  public static final String FORMAT = "tanlu-answer-bundle/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param role `user` or `assistant`
  public record Said(String role, String text) {}

  /// @param engine of the program
  /// @param corpus of the embedded policy digests: the same digests, the same version
  public record Versions(String engine, String corpus) {
    private static final Versions NOW = new Versions(engineVersion(), Digests.version());

    /// Those of this program.
    public static Versions now() {
      return NOW;
    }

    private static String engineVersion() {
      Properties properties = new Properties();
      try (InputStream in =
          Objects.requireNonNull(Bundle.class.getResourceAsStream("engine.properties"))) {
        properties.load(in);
      } catch (IOException e) {
        throw new IllegalStateException("the jar cannot be read", e);
      }
      return properties.getProperty("version");
    }
  }

  /// The bundle as JSON, its figures shared, each part hashed, the hashes signed.
  ///
  /// @param at when it is signed
  public ObjectNode signed(SigningKey key, Instant at) {
    ObjectNode file = JSON.createObjectNode();
    file.put("format", FORMAT).put("signed", at.toString()).put("question", question);
    file.set("transcript", JSON.valueToTree(transcript));
    file.set("versions", JSON.valueToTree(versions));
    JsonNode whole = written(answer);
    SharedFigures figures = new SharedFigures();
    for (JsonNode claim : whole.path("claims")) {
      ObjectNode derivation = (ObjectNode) claim.path("derivation");
      derivation.set("inputs", figures.of(derivation.path("inputs")));
    }
    file.set("answer", whole);
    file.set("figures", figures.table());
    file.set("hashes", Seal.hashes(file));
    file.putObject("signature")
        .put("algorithm", SigningKey.ALGORITHM)
        .put("publicKey", base64(key.publicKey()))
        .put("value", base64(key.sign(Seal.message(file))));
    return file;
  }

  /// As a reader will find it, to the kind of each number.
  private static JsonNode written(Answer answer) {
    try {
      return JSON.readTree(JSON.writeValueAsBytes(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer does not turn into JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be read", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
