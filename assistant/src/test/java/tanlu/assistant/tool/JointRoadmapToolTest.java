package tanlu.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Replay;
import tanlu.assistant.answer.Chart;

/// Several provinces together by the roadmap tool.
class JointRoadmapToolTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Toolbox TOOLS = new Toolbox(Knowledge.embedded());

  private static ToolOutcome call(JsonNode arguments) {
    return TOOLS.call("roadmap", arguments, Language.ZH);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void aGroupByNameIsItsProvincesAndTheCallMadeAgainGivesEveryFigureToTheBit() {
    ToolOutcome.Done delta =
        (ToolOutcome.Done) call(json("{\"region\":\"长三角\",\"neutral_year\":2030}"));
    assertThat(delta.arguments().path("regions").toString())
        .isEqualTo("[\"SH\",\"JS\",\"ZJ\",\"AH\"]");
    assertThat(delta.arguments().has("region")).isFalse();
    assertThat(delta.result().at("/name/zh").asText()).isEqualTo("长三角");
    assertThat(delta.charts().stream().map(Chart::kind))
        .containsExactly("line", "line", "bar", "map");
    assertThat(delta.warnings()).anyMatch(warning -> warning.zh().contains("份额保持2017年不变"));

    ToolOutcome.Done again = (ToolOutcome.Done) call(delta.arguments());
    assertThat(again.figures().keySet()).isEqualTo(delta.figures().keySet());
    Replay replay = new Replay(TOOLS.knowledge()::read);
    delta
        .figures()
        .forEach(
            (path, figure) -> {
              Figure other = again.figures().get(path);
              assertThat(other).as(path).isEqualTo(figure);
              assertThat(replay.holds(figure)).as(path).isTrue();
            });
  }

  /// Of 粤港澳 only Guangdong is held: it is answered by its own name, and that is said.
  @Test
  void aGroupOfWhichOneProvinceIsHeldIsThatProvinceWithANote() {
    ToolOutcome.Done bay =
        (ToolOutcome.Done) call(json("{\"regions\":[\"粤港澳\"],\"neutral_year\":2030}"));
    assertThat(bay.arguments().path("regions").toString()).isEqualTo("[\"GD\"]");
    assertThat(bay.result().at("/name/zh").asText()).isEqualTo("广东");
    assertThat(bay.warnings()).anyMatch(warning -> warning.zh().contains("没有香港、澳门"));
    ToolOutcome.Done two =
        (ToolOutcome.Done) call(json("{\"region\":\"成渝\",\"neutral_year\":2030}"));
    assertThat(two.arguments().path("regions").toString()).isEqualTo("[\"SC\",\"CQ\"]");
    assertThat(two.result().at("/name/zh").asText()).isEqualTo("成渝地区");
  }

  @Test
  void aCourseOfImportedPowerOfOnesOwnFileIsSaidNotToAct(@TempDir Path home) throws IOException {
    Files.writeString(
        home.resolve("roadmap.yaml"),
        "imports: {BJ: {share: {'2024': [60, 60, 60], '2030': [65, 65, 65]}}}\n");
    ToolOutcome.Done done =
        (ToolOutcome.Done)
            new Toolbox(Knowledge.embedded().assuming(home))
                .call("roadmap", json("{\"regions\":[\"SH\"],\"neutral_year\":2030}"), Language.ZH);
    assertThat(done.warnings())
        .anyMatch(
            warning ->
                warning.zh().contains("北京的外来电占比走势")
                    && warning.en().contains("The course of imported power of Beijing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"region\":\"GD\",\"regions\":[\"JS\"]} | region不能与regions",
        "{\"regions\":[\"CN\"]} | 全国的路线图请用region",
        "{\"regions\":[\"GD\",\"火星\"]} | 火星",
        "{\"regions\":[]} | 缺少参数regions",
        "{\"region\":\"京津冀\",\"sink\":10} | sink不能与regions",
        "{} | 缺少参数region",
        "{\"region\":\"西藏\"} | 西藏没有排放清单",
        "{\"regions\":[\"XZ\"]} | 西藏没有排放清单",
      })
  void whatCannotBeAskedTogetherIsSaid(String arguments, String said) {
    ToolOutcome.Failed failed = (ToolOutcome.Failed) call(json(arguments));
    assertThat(failed.problem().detail().zh()).contains(said);
    assertThat(failed.problem().detail().en()).isNotBlank();
  }
}
