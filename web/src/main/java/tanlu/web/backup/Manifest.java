package tanlu.web.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// What a back-up holds. It stands last in the archive: where it is missing, the archive is cut off
/// or no back-up.
///
/// @param format [#FORMAT], so that no other archive is taken for a back-up
/// @param made when, as ISO 8601 has it
/// @param keys whether the signing key is in it
/// @param elsewhere what `$TANLU_HOME` does not hold, such as a PostgreSQL database
/// @param files every other file of the archive
public record Manifest(
    String format,
    int version,
    String made,
    boolean keys,
    List<String> elsewhere,
    List<Entry> files) {
  static final String FORMAT = "tanlu-backup";
  static final int VERSION = 1;
  static final String NAME = "manifest.json";

  /// Room for a million files.
  private static final int MAX_BYTES = 256 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param path below `$TANLU_HOME`, with `/` between
  /// @param modified milliseconds; a library asks which of its documents is younger
  public record Entry(String path, long size, String sha256, long modified) {}

  /// Bytes of all files.
  public long size() {
    return files.stream().mapToLong(Entry::size).sum();
  }

  byte[] written() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Manifest read(InputStream in) throws IOException {
    return JSON.readValue(in.readNBytes(MAX_BYTES), Manifest.class);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
