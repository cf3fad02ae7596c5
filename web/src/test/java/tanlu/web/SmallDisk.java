package tanlu.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of a few megabytes, which can be filled and made read-only. It takes root to have one.
final class SmallDisk implements AutoCloseable {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  static SmallDisk at(Path place, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(place);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString());
    assumeTrue(mounted, "no disk can be mounted here: run as root");
    return new SmallDisk(place);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  Path place() {
    return place;
  }

  /// Fills it to the last byte.
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(place.resolve("ballast"))) {
      for (int size = 1 << 20; size > 0; ) {
        try {
          out.write(new byte[size]);
        } catch (IOException full) {
          size /= 2;
        }
      }
    } catch (IOException full) {
      // Full.
    }
  }

  void empty() throws IOException {
    Files.delete(place.resolve("ballast"));
  }

  void writable(boolean writable) throws IOException, InterruptedException {
    // Files open for writing keep a disk from becoming read-only, unless it is done to the mount.
    String mode = writable ? "rw" : "ro";
    assumeTrue(
        run("mount", "-o", "remount," + mode, place.toString()),
        "the disk cannot be made " + mode + " while files are open");
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", place.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
