package tanlu.analytics.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The version of the data inside the jar: the first twelve digits of the SHA-256 over all of them,
/// the assumptions of roadmaps among them.
final class EmbeddedVersion {
  private EmbeddedVersion() {}

  static String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> words =
          List.of(
              "regions",
              "sectors-2012",
              "sectors-2017",
              "inventory-sectors",
              "assumptions",
              Capitals.TABLE,
              TradeDecay.TABLE);
      for (String name : Stream.concat(words.stream(), Tables.names().stream()).toList()) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = EmbeddedVersion.class.getResourceAsStream(name + ".csv")) {
          if (in == null) {
            throw new DatasetException("the dataset has no table " + name);
          }
          digest.update(in.readAllBytes());
        }
      }
      try (InputStream in =
          EmbeddedVersion.class.getResourceAsStream("/tanlu/analytics/roadmap/roadmap.yaml")) {
        if (in == null) {
          throw new DatasetException("the jar has no roadmap.yaml");
        }
        digest.update(in.readAllBytes());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new DatasetException("the dataset's version cannot be computed", e);
    }
  }
}
