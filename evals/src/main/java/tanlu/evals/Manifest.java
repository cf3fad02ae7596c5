package tanlu.evals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// What a run was made with: the same manifest, the same truth and the same questions.
///
/// @param started ISO instant
public record Manifest(
    String suite,
    String suiteHash,
    int cases,
    String model,
    String datasetVersion,
    String javaVersion,
    String started) {
  static final String FILE = "manifest.json";

  static Manifest read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Json.RUNS.readValue(Files.readString(file), Manifest.class);
    } catch (IOException e) {
      throw new RunException(
          "%s holds no run: %s cannot be read; expected a folder that `eval run --out` wrote"
              .formatted(folder, FILE),
          e);
    }
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.PRETTY.writeValueAsString(this) + "\n");
  }

  /// @throws RunException where going on would mix two different runs
  void requireSame(Suite suite, String otherModel, String otherDataset) {
    require("suite", suiteHash, suite.hash());
    require("model", model, otherModel);
    require("dataset", datasetVersion, otherDataset);
  }

  private static void require(String what, String then, String now) {
    if (!Objects.equals(then, now)) {
      throw new RunException(
          "the run was started with %s %s, now it is %s; start a new run with `eval run`"
              .formatted(what, then, now));
    }
  }
}
