package tanlu.analytics.data;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/// Raw statistics outside the project: a `shared/data` folder beside the project or above it. Tests
/// that need it skip, and say what they miss.
public final class SharedData {
  private SharedData() {}

  /// The folder or file, or the end of the test with a message naming it.
  public static Path find(String name) {
    Path root = Path.of(System.getProperty("tanlu.root", ".")).toAbsolutePath().normalize();
    for (Path folder = root.getParent(); folder != null; folder = folder.getParent()) {
      Path wanted = folder.resolve("shared/data").resolve(name);
      if (Files.exists(wanted)) {
        return wanted;
      }
    }
    String message = "SKIPPED: no shared/data/" + name + " beside the project or above " + root;
    System.err.println(message);
    assumeThat(false).as(message).isTrue();
    throw new AssertionError("unreachable");
  }
}
