package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.proof.Language;

class OwnParametersTest {
  @TempDir private Path home;

  private ToolOutcome roadmap() throws IOException {
    return new Toolbox(Knowledge.embedded().assuming(home))
        .call("roadmap", new ObjectMapper().readTree("{\"region\":\"GD\"}"), Language.ZH);
  }

  @Test
  void aParameterFileInTheHomeFolderIsUsedFromTheNextCallOnAndDisclosed() throws IOException {
    ToolOutcome.Done before = (ToolOutcome.Done) roadmap();
    Files.writeString(
        home.resolve("roadmap.yaml"),
        """
        growth:
          GD:
            "2025-2060": {band: [1, 2, 3]}
        """);
    ToolOutcome.Done after = (ToolOutcome.Done) roadmap();

    assertThat(before.warnings()).noneMatch(warning -> warning.en().contains("parameter file"));
    assertThat(after.warnings())
        .anyMatch(warning -> warning.en().contains("growth.GD") && warning.zh().contains("您自己"));
    assertThat(after.result().at("/residual/value").asDouble())
        .isLessThan(before.result().at("/residual/value").asDouble());
  }

  @Test
  void aFileThatCannotBeReadIsAProblemWithFileLineAndColumn() throws IOException {
    Files.writeString(
        home.resolve("roadmap.yaml"), "growth:\n  GD:\n    \"2025-2060\": {band: [1, two, 3]}\n");
    ToolOutcome.Failed failed = (ToolOutcome.Failed) roadmap();

    assertThat(failed.problem().kind()).isEqualTo(Problem.Kind.BAD_ARGUMENT);
    assertThat(failed.problem().detail().zh())
        .contains("roadmap.yaml")
        .contains("第3行第")
        .contains("two");
    assertThat(failed.problem().detail().en()).contains("line 3, column");
  }
}
