package tanlu.analytics.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Importer;

/// The official files beside the project: provincial tables and the inventories of their years.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ImportBenchmark {

  /// The folder that holds them.
  @Param("")
  public String folder = "";

  private List<Path> files = List.of();

  static List<Path> files(Path folder) {
    return List.of(
        folder.resolve("provincial-io"),
        folder.resolve("ceads-inventories/Emission_Inventories_for_30_Provinces_2012.xlsx"),
        folder.resolve("ceads-inventories/Emission_Inventories_for_30_Provinces_2017.xlsx"));
  }

  static boolean present(Path folder) {
    return files(folder).stream().allMatch(Files::exists);
  }

  @Setup
  public void find() {
    files = files(Path.of(folder));
  }

  @Benchmark
  public Object read() {
    return new Importer(Dataset.embedded()).read(files);
  }
}
