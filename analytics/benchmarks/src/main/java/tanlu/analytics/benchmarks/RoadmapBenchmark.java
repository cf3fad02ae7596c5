package tanlu.analytics.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.Allocation;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.JointRoadmap;
import tanlu.analytics.roadmap.Parameters;
import tanlu.analytics.roadmap.ProvinceGroup;
import tanlu.analytics.roadmap.Roadmap;
import tanlu.analytics.roadmap.Scenario;

/// Guangdong's roadmap to 2060 under stated policies, and the joint one of the Yangtze River Delta.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RoadmapBenchmark {
  private final Dataset data = Dataset.embedded();
  private final Parameters standard = Parameters.standard();
  private final Region province = data.region("GD").orElseThrow();
  private final Ask ask = Ask.of(province, Scenario.STATED);
  private final ProvinceGroup delta =
      ProvinceGroup.of(
          Stream.of("SH", "JS", "ZJ", "AH").map(abbr -> data.region(abbr).orElseThrow()).toList());

  /// Pathway, wedges, chains, attribution, and one draw.
  @Benchmark
  public Roadmap withWedges() {
    return Roadmap.of(data, standard.drawing(1), ask);
  }

  @Benchmark
  public Roadmap withThousandDraws() {
    return Roadmap.of(data, standard.drawing(1_000), ask);
  }

  @Benchmark
  public Allocation leastCost() {
    return Allocation.of(data, standard, province, 2035, 450, Allocation.Method.LEAST_COST);
  }

  /// Four provinces together among all, n = 1302, the six milestones.
  @Benchmark
  public JointRoadmap jointWithThousandDraws() {
    return JointRoadmap.of(data, standard.drawing(1_000), delta, ask);
  }
}
