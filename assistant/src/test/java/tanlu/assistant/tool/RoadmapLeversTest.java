package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.roadmap.Parameters;

/// Roadmaps with courses of levers given with the call.
class RoadmapLeversTest {
  /// Courses that leave nothing, or nothing to cut: what a chart or a share would be made of may be
  /// missing.
  @Test
  void noCourseOfALeverMakesTheRoadmapThrow() {
    for (String lever : Parameters.standard().levers().keySet()) {
      for (String rest :
          List.of(
              "{}}",
              "{\"2024\":10,\"2031\":0}}",
              "{\"2031\":0}},\"growth\":9",
              "{\"2060\":100}},\"neutral_year\":2030,\"scenario\":\"bau\"")) {
        String arguments =
            "{\"region\":\"HE\",\"draws\":100,\"levers\":{\"" + lever + "\":" + rest + "}";
        // Whatever is thrown here fails the test: both outcomes are sound.
        switch (ToolboxTest.call("roadmap", arguments)) {
          case ToolOutcome.Done done -> assertThat(done.charts()).hasSizeBetween(3, 4);
          case ToolOutcome.Failed failed ->
              assertThat(failed.problem().kind()).isEqualTo(Problem.Kind.BAD_ARGUMENT);
        }
      }
    }
  }

  @Test
  void aRoadmapThatNeverPeaksSaysSo() {
    ToolOutcome.Done done =
        ToolboxTest.done(
            "roadmap",
            "{\"region\":\"NX\",\"levers\":{\"power.nonfossil\":{\"2035\":65,\"2060\":65}}}");
    assertThat(done.result().path("peakYear").asInt()).isEqualTo(2060);
    assertThat(done.charts()).hasSize(3);
    assertThat(done.warnings())
        .anyMatch(warning -> warning.en().contains("do not peak before 2060"))
        .noneMatch(warning -> warning.en().contains("the course given ends"));
  }

  @Test
  void aCourseThatEndsSaysHowItGoesOn() {
    ToolOutcome.Done done =
        ToolboxTest.done(
            "roadmap",
            "{\"region\":\"NX\",\"levers\":{\"power.nonfossil\":{\"2035\":65},\"ind.eff\":{\"2030\":2}}}");
    assertThat(done.warnings())
        .anyMatch(warning -> warning.en().contains("ends in 2035; from there it goes on as in the"))
        .anyMatch(warning -> warning.zh().contains("非化石发电占比只给到2035年，此后按所选情景"))
        .anyMatch(warning -> warning.en().contains("ends in 2030 and stays at that value"));
  }
}
