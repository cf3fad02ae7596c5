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

  @Test
  void aCallNotesTheFileItWasMadeWithAndCannotBeMadeAgainWithAnother() throws IOException {
    Path file = home.resolve("roadmap.yaml");
    Files.writeString(file, "sink:\n  HE:\n    \"2060\": {band: [10, 20, 30]}\n");
    Toolbox tools = new Toolbox(Knowledge.embedded().assuming(home));
    ToolOutcome.Done before = (ToolOutcome.Done) roadmap();
    assertThat(before.arguments().path("parameters").asText()).hasSize(12);
    assertThat(tools.call("roadmap", before.arguments(), Language.ZH))
        .isInstanceOf(ToolOutcome.Done.class);

    Files.writeString(file, "sink:\n  HE:\n    \"2060\": {band: [10, 20, 31]}\n");
    ToolOutcome.Failed failed =
        (ToolOutcome.Failed) tools.call("roadmap", before.arguments(), Language.ZH);
    assertThat(failed.problem().detail().en())
        .contains(
            "computed with the parameter file " + before.arguments().get("parameters").asText());
    assertThat(failed.problem().detail().zh()).contains("参数文件").contains("TANLU_HOME");
  }
}
