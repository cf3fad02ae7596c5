package tanlu.assistant.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a bundle's hashes and signature say of it. The signature holds for the hashes and the date;
/// each hash for one part, so that a changed bundle also says where it was changed.
///
/// @param altered parts that are not as they were signed, e.g. `answer/text`, with what became of
///   them
/// @param signer the fingerprint of the key; empty where the signature does not hold
public record Seal(List<Altered> altered, Optional<String> signer) {
  private static final Set<String> UNHASHED = Set.of("format", "signed", "hashes", "signature");
  private static final String ANSWER = "answer";

  /// @param part a top-level field, its slashes as JSON Pointer writes them, or one of the answer's
  ///   as `answer/text`
  public record Altered(String part, How how) {}

  /// What became of a part.
  public enum How {
    CHANGED,
    ADDED,
    REMOVED
  }

  /// Checks a bundle, of whatever shape.
  public static Seal of(JsonNode file) {
    JsonNode was = file.path("hashes");
    ObjectNode is = hashes(file);
    Set<String> parts = new TreeSet<>();
    was.fieldNames().forEachRemaining(parts::add);
    is.fieldNames().forEachRemaining(parts::add);
    List<Altered> altered = new ArrayList<>();
    for (String part : parts) {
      if (!was.has(part)) {
        altered.add(new Altered(part, How.ADDED));
      } else if (!is.has(part)) {
        altered.add(new Altered(part, How.REMOVED));
      } else if (!was.path(part).equals(is.path(part)) || is.path(part).asText().isEmpty()) {
        altered.add(new Altered(part, How.CHANGED));
      }
    }
    return new Seal(List.copyOf(altered), signer(file));
  }

  /// Whether it is as it was signed, by whomever.
  public boolean whole() {
    return altered.isEmpty() && signer.isPresent();
  }

  static ObjectNode hashes(JsonNode file) {
    ObjectNode hashes = JsonNodeFactory.instance.objectNode();
    for (var part : file.properties()) {
      if (part.getKey().equals(ANSWER)) {
        part.getValue()
            .properties()
            .forEach(each -> put(hashes, ANSWER + "/" + each.getKey(), each.getValue()));
      } else if (!UNHASHED.contains(part.getKey())) {
        // With its slash, a field called `answer/text` would stand for the answer's own text.
        put(hashes, part.getKey().replace("~", "~0").replace("/", "~1"), part.getValue());
      }
    }
    return hashes;
  }

  private static void put(ObjectNode hashes, String part, JsonNode value) {
    hashes.put(part, hash(value));
  }

  /// Empty for what no JSON can hold, as a number beyond all doubles; it counts as changed, for
  /// nothing like it is ever signed.
  private static String hash(JsonNode value) {
    try {
      return CanonicalJson.hash(value);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// What is signed: `{"format", "hashes", "signed"}` in canonical form.
  static byte[] message(JsonNode file) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    for (String part : List.of("format", "hashes", "signed")) {
      message.set(part, file.path(part));
    }
    return CanonicalJson.bytes(message);
  }

  private static Optional<String> signer(JsonNode file) {
    JsonNode signature = file.path("signature");
    try {
      byte[] encoded = Base64.getDecoder().decode(signature.path("publicKey").asText());
      PublicKey key =
          KeyFactory.getInstance(SigningKey.ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance(SigningKey.ALGORITHM);
      check.initVerify(key);
      check.update(message(file));
      return check.verify(Base64.getDecoder().decode(signature.path("value").asText()))
          ? Optional.of(SigningKey.fingerprint(encoded))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // A key or signature that is none holds for nothing.
      return Optional.empty();
    }
  }
}
