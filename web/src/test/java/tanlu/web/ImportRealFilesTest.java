package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.data.IoTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.engine.EmissionIntensity;
import tanlu.analytics.engine.Model;
import tanlu.analytics.importing.Datasets;

/// `tanlu import` on the publishers' own files, where they are at hand beside the project.
class ImportRealFilesTest {
  /// 1 Mt per 100 million yuan is 100 t per 10,000 yuan.
  private static final double T_PER_WAN_YUAN = 100;

  @TempDir Path folder;

  private static Path shared(String name) {
    Path root = Path.of(System.getProperty("tanlu.root", ".")).toAbsolutePath().normalize();
    for (Path at = root.getParent(); at != null; at = at.getParent()) {
      Path wanted = at.resolve("shared/data").resolve(name);
      if (Files.exists(wanted)) {
        return wanted;
      }
    }
    String message = "SKIPPED: no shared/data/" + name + " beside the project or above " + root;
    System.err.println(message);
    return Assumptions.abort(message);
  }

  private Map<String, String> environment(String dataset) {
    return Map.of("TANLU_HOME", folder.toString(), "TANLU_DATASET", dataset, "LC_ALL", "C.UTF-8");
  }

  @Test
  void theTablesAndInventoriesImportWithoutAHandOnThemAndAnswersStandOnThem() throws Exception {
    List<String> command =
        List.of(
            "import",
            shared("provincial-io").toString(),
            shared("ceads-inventories").toString(),
            "--as",
            "official");
    Run run = Run.tanlu(environment("embedded"), command.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("投入产出表 15 张，排放清单 83 份");

    Dataset official =
        new Datasets(Dataset.embedded(), folder.resolve("datasets")).find("official").orElseThrow();
    requireThePrintedIntensities(official);

    Run asked = Run.tanlu(environment("official"), "ask", "广东2017年各部门排放是多少？", "--json");
    JsonNode answer = Json.MAPPER.readTree(asked.out());
    assertThat(answer.at("/dataset/kind").asText()).isEqualTo("imported");
    assertThat(answer.at("/dataset/version").asText()).isEqualTo(official.version());
    assertThat(answer.at("/warnings/0").asText()).contains("19-广东.xls", "Guangdong2017");
    assertThat(answer.at("/claims").toString()).contains("Guangdong2017!W5");
    Path saved = folder.resolve("answer.json");
    Files.writeString(saved, asked.out());
    Run replay = Run.tanlu(environment("embedded"), "replay", saved.toString());
    assertThat(replay.exit()).as(replay.out()).isZero();
  }

  /// Printed with the figures: power 4.3506 t direct and 9.887 t total per 10,000 yuan,
  /// construction 1.556 with total imports and .577 with the local share.
  private static void requireThePrintedIntensities(Dataset official) {
    Region guangdong = official.region("GD").orElseThrow();
    IoTable table = official.table(guangdong, 2017).orElseThrow();
    Inventory inventory = official.inventory(guangdong, 2017).orElseThrow();
    for (int i = 0; i < table.size(); i++) {
      double inputs = table.intermediatePurchases(i) + table.valueAdded(i);
      assertThat(inputs).isCloseTo(table.grossOutput(i), within(1e-4));
    }
    double[] direct = EmissionIntensity.of(table, inventory).values();
    double[] totalUse = Model.of(table, Model.Coefficients.TOTAL_USE).multipliers(direct);
    double[] localShare = Model.of(table, Model.Coefficients.LOCAL_SHARE).multipliers(direct);
    int power = table.vintage().indexOf("24");
    int construction = table.vintage().indexOf("27");
    assertThat(direct[power] * T_PER_WAN_YUAN).isCloseTo(4.3506, within(0.00005));
    assertThat(totalUse[power] * T_PER_WAN_YUAN).isCloseTo(9.887, within(0.0005));
    assertThat(totalUse[construction] * T_PER_WAN_YUAN).isCloseTo(1.556, within(0.0005));
    assertThat(localShare[construction] * T_PER_WAN_YUAN).isCloseTo(0.577, within(0.0005));
  }

  /// A table that lies in two of the paths given is one region and year twice.
  @Test
  void theSameFolderTwiceIsRefused() throws Exception {
    String tables = shared("provincial-io").toString();
    List<String> command = new ArrayList<>(List.of("import", tables, tables));
    Run run = Run.tanlu(environment("embedded"), command.toArray(String[]::new));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the same content stands twice", "table ");
    assertThat(folder.resolve("datasets")).doesNotExist();
  }
}
