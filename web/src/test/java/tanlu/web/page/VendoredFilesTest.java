package tanlu.web.page;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The libraries the page carries along are the published ones, to the byte.
class VendoredFilesTest {
  private static final Path VENDOR = Path.of("src/main/resources/tanlu/web/page/vendor");

  @Test
  void every_vendored_file_has_the_checksum_written_down_for_it() throws IOException {
    Map<String, String> written;
    try (var lines = Files.lines(VENDOR.resolve("SHA256SUMS"))) {
      written =
          lines.map(line -> line.split(" +", 2)).collect(toMap(line -> line[1], line -> line[0]));
    }
    Map<String, String> found;
    try (var files = Files.walk(VENDOR)) {
      found =
          files
              .filter(file -> Files.isRegularFile(file) && !file.endsWith("SHA256SUMS"))
              .collect(toMap(file -> name(file), VendoredFilesTest::sha256));
    }
    assertThat(found).isEqualTo(written).containsKey("echarts-6.1.0/echarts.min.js");
  }

  @Test
  void every_vendored_library_comes_with_its_licence() throws IOException {
    try (var libraries = Files.list(VENDOR).filter(Files::isDirectory)) {
      assertThat(libraries).isNotEmpty().allMatch(it -> Files.exists(it.resolve("LICENSE")));
    }
  }

  private static String name(Path file) {
    return VENDOR.relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
