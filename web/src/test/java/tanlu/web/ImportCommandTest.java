package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.web.OfficialFiles.Table;

/// `tanlu import` as a process: what it stores, prints and refuses.
class ImportCommandTest {
  private Importing importing;

  @BeforeEach
  void begin(@TempDir Path folder) {
    importing = new Importing(folder);
  }

  @Test
  void anImportIsReportedStoredAndAnsweredFromWithClaimsThatReplay() throws Exception {
    Run run = importing.run(importing.files().toString(), "--as", "mine");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("# 导入验证报告", "广东", "随本次导入", "已导入为数据集 mine", "TANLU_DATASET=mine");
    assertThat(importing.stored().keySet())
        .anyMatch(name -> name.endsWith("report.zh.md"))
        .anyMatch(name -> name.endsWith("report.en.md"))
        .anyMatch(name -> name.endsWith("report.json"))
        .contains("datasets/mine/current");

    Run plain = Run.tanlu(importing.environment(), "ask", "广东的碳足迹", "--json");
    assertThat(Json.MAPPER.readTree(plain.out()).at("/dataset/id").asText()).isEqualTo("embedded");
    Run named = Run.tanlu(importing.environment(), "ask", "用数据集 mine，广东的碳足迹", "--json");
    Run set = Run.tanlu(importing.environment("TANLU_DATASET", "mine"), "ask", "广东的碳足迹", "--json");
    for (Run asked : List.of(named, set)) {
      JsonNode answer = Json.MAPPER.readTree(asked.out());
      assertThat(asked.exit()).isZero();
      assertThat(answer.at("/dataset/id").asText()).isEqualTo("mine");
      assertThat(answer.at("/dataset/kind").asText()).isEqualTo("imported");
      assertThat(answer.at("/dataset/years").asText())
          .startsWith("imported IO 2017 (GD); CO2 2017 (GD); embedded IO");
      assertThat(answer.at("/warnings/0").asText())
          .contains(
              "数据集“mine”",
              "广东2017年投入产出表（a.xls, Sheet1）",
              "广东2017年排放清单（b.xls, Guangdong2017）",
              "其余为内置数据");
      assertThat(answer.at("/warnings").toString()).doesNotContain("RAS");
      assertThat(answer.at("/claims").toString()).contains("a.xls");
      Path saved = importing.folder().resolve("answer.json");
      Files.writeString(saved, asked.out());
      Run replay = Run.tanlu(importing.environment(), "replay", saved.toString());
      assertThat(replay.exit()).as(replay.out()).isZero();
    }
  }

  @Test
  void theReportIsPrintedAsJsonToo() throws Exception {
    Run run = importing.run(importing.files().toString(), "--json");
    JsonNode report = Json.MAPPER.readTree(run.out());
    assertThat(report.at("/tables/0/region").asText()).isEqualTo("GD");
    assertThat(report.at("/tables/0/check/householdColumnsSuspected").asBoolean()).isFalse();
    assertThat(report.at("/inventories/0/year").asInt()).isEqualTo(2017);
    assertThat(importing.stored()).containsKey("datasets/imported/current");
  }

  /// A table three times the size of GDP, with rural households above urban ones, a sector without
  /// output that emits and stocks drawn down: each is in the report in every form.
  @Test
  void theReportShowsEveryCheckThatFiresInMarkdownAndJson() throws Exception {
    Path odd = Files.createDirectory(importing.folder().resolve("odd"));
    Table table = new Table().withoutOutput("03").times(3);
    for (String sector : table.across.subList(0, 42)) {
      table.put(sector, "FU101", table.at(sector, "FU102")).put(sector, "FU102", 0.0);
    }
    table.add("05", "FU202", -2e4).add("05", "OF", 2e4);
    table.write(odd.resolve("a.xls"));
    OfficialFiles.inventory(odd.resolve("b.xls"), "Guangdong2017", "mt");
    Run run = importing.run(odd.toString(), "--as", "odd");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    Map<String, String> files = new TreeMap<>();
    importing
        .stored()
        .forEach((name, text) -> files.put(name.substring(name.lastIndexOf('/') + 1), text));

    JsonNode report = Json.MAPPER.readTree(files.getOrDefault("report.json", ""));
    JsonNode one = report.at("/tables/0");
    assertThat(one.path("vintage").asText()).isEqualTo("2017");
    assertThat(one.path("unit").asText()).isEqualTo("10^8 yuan");
    assertThat(one.at("/check/rowResidual/value").asDouble()).isNotZero();
    assertThat(one.at("/check/columnResidual/value").isNumber()).isTrue();
    assertThat(one.at("/check/zeroOutput")).extracting(JsonNode::asText).containsExactly("03");
    assertThat(one.at("/check/negative"))
        .anySatisfy(
            at -> {
              assertThat(at.path("row").asText()).isEqualTo("05");
              assertThat(at.path("column").asText()).isEqualTo("FU202");
            });
    assertThat(one.at("/check/householdColumnsSuspected").asBoolean()).isTrue();
    assertThat(one.at("/check/valueAdded").asDouble() / one.path("gdp").asDouble())
        .isBetween(2.0, 4.0);
    assertThat(one.at("/coverage/imported").asBoolean()).isTrue();
    assertThat(one.at("/coverage/withoutRow")).extracting(JsonNode::asText).containsExactly("23");
    assertThat(one.at("/coverage/unattributed").asDouble()).isPositive();
    assertThat(report.path("notices"))
        .extracting(notice -> notice.path("kind").asText())
        .contains("magnitude", "household-columns");

    assertThat(files.getOrDefault("report.zh.md", ""))
        .contains("| 广东 | 2017 | 2017 | 10^8 yuan |", "行最大残差", "无产出部门: 03", "05/FU202")
        .contains("城乡居民两列疑似互换: 是", "随本次导入；无清单行的部门 23", "与地区生产总值");
    assertThat(files.getOrDefault("report.en.md", ""))
        .contains("| Guangdong | 2017 | 2017 | 10^8 yuan |", "largest row residual")
        .contains("Sectors without output: 03", "Household columns suspected swapped: yes")
        .contains("of this import; sectors without a row 23", "of the size of GDP");
  }

  /// A file stands where the folder should: not even an administrator can write there.
  @Test
  void aHomeThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(importing.folder().resolve("occupied"), "mine");
    Run run =
        Run.tanlu(
            importing.environment("TANLU_HOME", file.toString()),
            "import",
            importing.files().toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("TANLU_HOME " + file + " cannot be written");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aHomeWithoutRoomForDatasetsIsNamedInBothLanguages() throws Exception {
    Path file = Files.createDirectories(importing.home()).resolve("datasets");
    Files.writeString(file, "mine");
    Run run = importing.run(importing.files().toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("“imported”无法写入 " + importing.home(), "未作任何改动")
        .contains(
            "cannot be written under " + importing.home(), "TANLU_HOME", "Nothing was changed")
        .doesNotContain("Exception:");
    assertThat(file).hasContent("mine");
  }

  @Test
  void anUnknownDatasetIsSaidWithThoseThereAre() throws Exception {
    importing.run(importing.files().toString(), "--as", "mine");
    Run run = Run.tanlu(importing.environment("TANLU_DATASET", "mein"), "ask", "广东的碳足迹");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("TANLU_DATASET", "mein", "embedded, mine");
    Run asked = Run.tanlu(importing.environment(), "ask", "用数据集 mein，广东的碳足迹");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.out()).contains("mein", "embedded", "mine");
  }

  @Test
  void aNameThatIsAPathIsRefused() throws Exception {
    Run run = importing.run(importing.files().toString(), "--as", "../../elsewhere");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("../../elsewhere", "--as");
    assertThat(importing.folder().resolve("elsewhere")).doesNotExist();
  }
}
