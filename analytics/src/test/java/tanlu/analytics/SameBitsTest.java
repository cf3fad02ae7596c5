package tanlu.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All results are the same bits on one thread and on two, with the Vector API and without, with
/// wide vectors and narrow ones.
class SameBitsTest {
  private static String here = "";

  @BeforeAll
  static void hash() throws NoSuchAlgorithmException {
    here = SameBits.hash();
  }

  static Stream<Arguments> machines() {
    String vectors = "--add-modules=jdk.incubator.vector";
    List<Arguments> machines = new ArrayList<>();
    machines.add(argumentSet("plain, one thread", List.of("-XX:ActiveProcessorCount=1")));
    machines.add(argumentSet("plain, two threads", List.of("-XX:ActiveProcessorCount=2")));
    machines.add(
        argumentSet("vectors, one thread", List.of(vectors, "-XX:ActiveProcessorCount=1")));
    if (System.getProperty("os.arch").equals("amd64")) {
      // AVX2 is the oldest with fused multiply-add; before it each would take a microsecond.
      machines.add(
          argumentSet(
              "vectors of AVX2, two threads",
              List.of(vectors, "-XX:ActiveProcessorCount=2", "-XX:UseAVX=2")));
    }
    return machines.stream();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void anotherMachineGivesTheSameBits(List<String> options)
      throws IOException, InterruptedException {
    assertThat(hashOn(options.toArray(String[]::new))).isEqualTo(here);
  }

  private static String hashOn(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SameBits.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String hash = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return hash.strip();
  }
}
