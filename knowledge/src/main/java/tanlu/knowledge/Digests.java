package tanlu.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The digests that come with the program (docs/corpus.md).
public final class Digests {
  private static final String FOLDER = "digests/";

  private Digests() {}

  /// National ones first, then by province, global ones last. A broken one fails with a
  /// [DigestException].
  public static List<PolicyDocument> embedded() {
    return read(texts());
  }

  /// The first twelve digits of the SHA-256 over all digests: the same digests, the same version.
  public static String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts()
          .forEach(
              (file, text) -> {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
              });
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Map<String, String> texts() {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String file : Resource.text(FOLDER + "index.txt").lines().toList()) {
      digests.put(file, Resource.text(FOLDER + file));
    }
    return digests;
  }

  /// @param digests the Markdown of each digest by its file's name
  static List<PolicyDocument> read(Map<String, String> digests) {
    DigestReader reader = new DigestReader(Glossary.embedded());
    Map<String, String> seen = new HashMap<>();
    List<PolicyDocument> documents = new ArrayList<>();
    digests.forEach(
        (file, markdown) -> {
          PolicyDocument document = reader.read(file, markdown);
          once(seen, file, "id '" + document.id() + "'");
          document.passages().stream()
              .flatMap(passage -> passage.targets().stream())
              .forEach(target -> once(seen, file, "target '" + target.id() + "'"));
          documents.add(document);
        });
    return List.copyOf(documents);
  }

  private static void once(Map<String, String> seen, String file, String what) {
    String before = seen.put(what, file);
    if (before != null) {
      throw new DigestException(file, what, "stands already in " + before + "; expected it once");
    }
  }
}
