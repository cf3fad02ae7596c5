package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.web.OfficialFiles.Table;

/// `tanlu import` as a process: what it stores and prints, what it refuses and leaves as it was.
class ImportCommandTest {
  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private Map<String, String> environment(String... more) {
    Map<String, String> environment =
        new LinkedHashMap<>(Map.of("TANLU_HOME", home().toString(), "LC_ALL", "C.UTF-8"));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  private Path files() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    new Table().write(files.resolve("a.xls"));
    OfficialFiles.inventory(files.resolve("b.xls"), "Guangdong2017", "mt");
    return files;
  }

  private Run importing(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    return Run.tanlu(environment(), all.toArray(String[]::new));
  }

  /// Every file under the home folder with its content.
  private Map<String, String> stored() {
    Map<String, String> stored = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stored.put(home().relativize(file).toString(), Files.readString(file));
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anImportIsReportedStoredAndAnsweredFromWithClaimsThatReplay() throws Exception {
    Run run = importing(files().toString(), "--as", "mine");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("# 导入验证报告", "广东", "随本次导入", "已导入为数据集 mine", "TANLU_DATASET=mine");
    assertThat(stored().keySet())
        .anyMatch(name -> name.endsWith("report.zh.md"))
        .anyMatch(name -> name.endsWith("report.en.md"))
        .anyMatch(name -> name.endsWith("report.json"))
        .contains("datasets/mine/current");

    Run plain = Run.tanlu(environment(), "ask", "广东的碳足迹", "--json");
    assertThat(Json.MAPPER.readTree(plain.out()).at("/dataset/id").asText()).isEqualTo("embedded");
    Run named = Run.tanlu(environment(), "ask", "用数据集 mine，广东的碳足迹", "--json");
    Run set = Run.tanlu(environment("TANLU_DATASET", "mine"), "ask", "广东的碳足迹", "--json");
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
      Path saved = folder.resolve("answer.json");
      Files.writeString(saved, asked.out());
      Run replay = Run.tanlu(environment(), "replay", saved.toString());
      assertThat(replay.exit()).as(replay.out()).isZero();
    }
  }

  @Test
  void theReportIsPrintedAsJsonToo() throws Exception {
    Run run = importing(files().toString(), "--json");
    JsonNode report = Json.MAPPER.readTree(run.out());
    assertThat(report.at("/tables/0/region").asText()).isEqualTo("GD");
    assertThat(report.at("/tables/0/check/householdColumnsSuspected").asBoolean()).isFalse();
    assertThat(report.at("/inventories/0/year").asInt()).isEqualTo(2017);
    assertThat(stored()).containsKey("datasets/imported/current");
  }

  /// A table three times the size of GDP, with rural households above urban ones, a sector without
  /// output that emits and stocks drawn down: each is in the report in every form.
  @Test
  void theReportShowsEveryCheckThatFiresInMarkdownAndJson() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("odd"));
    Table table = new Table().withoutOutput("03").times(3);
    for (String sector : table.across.subList(0, 42)) {
      table.put(sector, "FU101", table.at(sector, "FU102")).put(sector, "FU102", 0.0);
    }
    table.add("05", "FU202", -2e4).add("05", "OF", 2e4);
    table.write(odd.resolve("a.xls"));
    OfficialFiles.inventory(odd.resolve("b.xls"), "Guangdong2017", "mt");
    Run run = importing(odd.toString(), "--as", "odd");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    Map<String, String> files = new TreeMap<>();
    stored().forEach((name, text) -> files.put(name.substring(name.lastIndexOf('/') + 1), text));

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
    Path file = Files.writeString(folder.resolve("occupied"), "mine");
    Run run = Run.tanlu(environment("TANLU_HOME", file.toString()), "import", files().toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("TANLU_HOME " + file + " cannot be written");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aHomeWithoutRoomForDatasetsIsNamedInBothLanguages() throws Exception {
    Path file = Files.createDirectories(home()).resolve("datasets");
    Files.writeString(file, "mine");
    Run run = importing(files().toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("“imported”无法写入 " + home(), "未作任何改动")
        .contains("cannot be written under " + home(), "TANLU_HOME", "Nothing was changed")
        .doesNotContain("Exception:");
    assertThat(file).hasContent("mine");
  }

  @Test
  void anUnknownDatasetIsSaidWithThoseThereAre() throws Exception {
    importing(files().toString(), "--as", "mine");
    Run run = Run.tanlu(environment("TANLU_DATASET", "mein"), "ask", "广东的碳足迹");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("TANLU_DATASET", "mein", "embedded, mine");
    Run asked = Run.tanlu(environment(), "ask", "用数据集 mein，广东的碳足迹");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.out()).contains("mein", "embedded", "mine");
  }

  /// @param said what the message holds beside the file: sheet and cell, value, expectation
  private record Bad(String what, Path path, List<String> said) {}

  private List<Bad> bad() throws IOException {
    Path files = Files.createDirectories(folder.resolve("bad"));
    List<Bad> all = new ArrayList<>();
    byte[] whole = Files.readAllBytes(new Table().write(files.resolve("whole.xls")));
    Path truncated = files.resolve("truncated.xls");
    Files.write(truncated, java.util.Arrays.copyOf(whole, whole.length / 2));
    Files.delete(files.resolve("whole.xls"));
    all.add(new Bad("truncated", truncated, List.of("truncated.xls", "a whole workbook")));
    all.add(
        new Bad(
            "encrypted",
            encrypted(files.resolve("encrypted.xls")),
            List.of("encrypted.xls", "without password")));
    all.add(
        new Bad(
            "web page",
            Files.writeString(files.resolve("page.xls"), "<html><table>"),
            List.of("page.xls", "<html>", "a real .xls")));
    all.add(
        new Bad(
            "mhtml",
            Files.writeString(files.resolve("page2.xls"), "MIME-Version: 1.0\n"),
            List.of("page2.xls", "MIME-Version", "a real .xls")));
    all.add(
        new Bad(
            "zip bomb", bomb(files.resolve("bomb.xlsx")), List.of("bomb.xlsx", "512 MB unpacked")));
    all.add(
        new Bad(
            "empty rows",
            emptyRows(files.resolve("rows.csv")),
            List.of("rows.csv, A20001", "20001", "at most 20000 rows")));
    all.add(
        new Bad(
            "empty rows in a workbook",
            emptyRowsXlsx(files.resolve("rows.xlsx")),
            List.of("rows.xlsx, Sheet1!A20001", "20001", "at most 20000 rows")));
    Table hundredth = new Table();
    hundredth.unit = "单位：百万元";
    all.add(
        new Bad(
            "a unit misread by a hundred",
            hundredth.write(files.resolve("hundredth.xls")),
            List.of("hundredth.xls, Sheet1", "× 0.009", "of the size of GDP")));
    Table missing = new Table();
    missing.across.set(4, "-");
    all.add(
        new Bad(
            "code missing",
            missing.write(files.resolve("missing.xls")),
            List.of("missing.xls, Sheet1", "(05)", "the code 05 in row 8")));
    Table doubled = new Table();
    doubled.across.set(4, "04");
    all.add(
        new Bad(
            "code doubled",
            doubled.write(files.resolve("doubled.xls")),
            List.of("doubled.xls, Sheet1!H8", "(04)", "G8")));
    all.add(
        new Bad(
            "text",
            new Table().put("02", "03", "n.a.").write(files.resolve("text.xls")),
            List.of("text.xls, Sheet1!F10", "n.a.", "a number")));
    all.add(
        new Bad(
            "unbalanced",
            new Table().add("07", "EX", 5000).write(files.resolve("unbalanced.xls")),
            List.of("unbalanced.xls, Sheet1!", "+5000", "gross output")));
    all.add(
        new Bad(
            "unknown province",
            OfficialFiles.inventory(files.resolve("atlantis.xls"), "Atlantis2017", "mt"),
            List.of("atlantis.xls, Atlantis2017", "Guangdong2017")));
    all.add(
        new Bad(
            "mixed units",
            OfficialFiles.inventory(files.resolve("mixed.xls"), "Guangdong2017", "mt", "t"),
            List.of("mixed.xls, Guangdong2017!C2", "(t)", "one unit")));
    all.add(
        new Bad(
            "singular",
            new Table().selfish("24", 1).write(files.resolve("singular.xls")),
            List.of("singular.xls, Sheet1!AA51", "1.0000", "uses up its whole output")));
    all.add(
        new Bad(
            "negative L",
            new Table().selfish("24", 2).write(files.resolve("negative.xls")),
            List.of("negative.xls, Sheet1!AA51", "2.0000", "no element of L below 0")));
    all.add(
        new Bad(
            "NaN",
            nan(files.resolve("nan")),
            List.of("GD-2017-table.csv, C2", "NaN", "a finite number")));
    all.add(
        new Bad(
            "empty folder",
            Files.createDirectory(files.resolve("empty")),
            List.of("empty", "at least one")));
    all.add(new Bad("no such path", files.resolve("nowhere"), List.of("nowhere", "that exists")));
    Path twice = Files.createDirectory(files.resolve("twice"));
    new Table().write(twice.resolve("one.xls"));
    new Table().write(twice.resolve("two.xls"));
    all.add(new Bad("twice", twice, List.of("two.xls, Sheet1", "GD/2017", "one.xls, Sheet1")));
    return all;
  }

  private static Path encrypted(Path file) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("Sheet1").createRow(0).createCell(0).setCellValue(1);
      Biff8EncryptionKey.setCurrentUserPassword("secret");
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return file;
  }

  private static Path bomb(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 513; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    return file;
  }

  private static Path emptyRows(Path file) throws IOException {
    return Files.writeString(file, "广东2017年投入产出表\n" + ",\n".repeat(1_000_000));
  }

  /// The least a workbook can be, with a million rows that hold nothing.
  private static Path emptyRowsXlsx(Path file) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packaged = "http://schemas.openxmlformats.org/package/2006";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='%s/content-types'><Default Extension='rels'".formatted(packaged)
            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default"
            + " Extension='xml' ContentType='application/xml'/></Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns='%s/relationships'><Relationship Id='r1' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            .formatted(packaged, relations));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Sheet1' sheetId='1' r:id='r1'/></sheets></workbook>"
            .formatted(main, relations));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='%s/relationships'><Relationship Id='r1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            .formatted(packaged, relations));
    StringBuilder sheet = new StringBuilder("<worksheet xmlns='" + main + "'><sheetData>");
    for (int row = 1; row <= 1_000_000; row++) {
      sheet.append("<row r='").append(row).append("'/>");
    }
    parts.put("xl/worksheets/sheet1.xml", sheet.append("</sheetData></worksheet>").toString());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  /// A workbook's cells hold no NaN; a package's may.
  private Path nan(Path target) throws IOException {
    Files.createDirectory(target);
    Files.writeString(
        target.resolve("package.csv"),
        """
        file,kind,region,year,sectors,unit,source_zh,source_en
        GD-2017-table.csv,table,GD,2017,2017,亿元,来源,source
        """);
    Table table = new Table().put("01", "02", "NaN");
    StringBuilder csv = new StringBuilder("code," + String.join(",", table.across) + "\n");
    for (String row : table.down) {
      csv.append(row);
      for (String column : table.across) {
        csv.append(',').append(table.cells.getOrDefault(row + "/" + column, ""));
      }
      csv.append('\n');
    }
    Files.writeString(target.resolve("GD-2017-table.csv"), csv);
    return target;
  }

  @Test
  void everyBadInputIsNamedInBothLanguagesAndChangesNothing() throws Exception {
    assertThat(importing(files().toString(), "--as", "mine").exit()).isZero();
    Map<String, String> before = stored();
    List<Bad> bad = bad();
    List<String> command =
        new ArrayList<>(List.of(Run.JAVA, "-cp", Run.CLASS_PATH, "tanlu.web.CommandSeries"));
    for (Bad each : bad) {
      command.addAll(List.of("import", each.path.toString(), "--as", "mine", CommandSeries.END));
    }
    String[] runs = Run.of(Path.of("."), environment(), command).out().split("(?m)^exit ", -1);
    assertThat(runs).hasSize(bad.size() + 1);
    for (int i = 0; i < bad.size(); i++) {
      List<String> lines = runs[i + 1].lines().toList();
      assertThat(lines).as(bad.get(i).what).hasSize(3);
      assertThat(lines.getFirst()).as(bad.get(i).what).isEqualTo("1");
      assertThat(lines.get(1)).as(bad.get(i).what).startsWith("tanlu: ").contains("应为：", "未作任何改动");
      assertThat(lines.get(2))
          .as(bad.get(i).what)
          .startsWith("tanlu: ")
          .contains("; expected ", "Nothing was changed")
          .contains(bad.get(i).said);
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aNameThatIsAPathIsRefused() throws Exception {
    Run run = importing(files().toString(), "--as", "../../elsewhere");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("../../elsewhere", "--as");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  /// A limit on the size of files makes the system refuse to write on, as a full disk does.
  @Test
  void aDiskThatIsFullLeavesThePreviousDataset() throws Exception {
    assertThat(importing(files().toString(), "--as", "mine").exit()).isZero();
    Map<String, String> before = stored();
    new Table().add("01", "EX", 0.01).write(folder.resolve("files/a.xls"));
    Run run =
        Run.of(
            Path.of("."),
            environment(),
            List.of(
                "/bin/sh",
                "-c",
                "ulimit -f 8; exec \"$@\"",
                "sh",
                Run.JAVA,
                "-XX:-UsePerfData",
                "-cp",
                Run.CLASS_PATH,
                "tanlu.web.Main",
                "import",
                folder.resolve("files").toString(),
                "--as",
                "mine"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("mine", home().toString(), "has room");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void anImportThatIsKilledLeavesThePreviousDataset() throws Exception {
    assertThat(importing(files().toString(), "--as", "mine").exit()).isZero();
    Path dataset = home().resolve("datasets/mine");
    String before = Files.readString(dataset.resolve("current"));
    boolean interrupted = false;
    for (int attempt = 1; attempt <= 20 && !interrupted; attempt++) {
      new Table().add("01", "EX", 0.001 * attempt).write(folder.resolve("files/a.xls"));
      Process process =
          Run.start(
              Path.of("."),
              environment(),
              List.of(
                  Run.JAVA,
                  "-cp",
                  Run.CLASS_PATH,
                  "tanlu.web.Main",
                  "import",
                  folder.resolve("files").toString(),
                  "--as",
                  "mine"));
      while (process.isAlive() && !drafted(dataset)) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor();
      interrupted = drafted(dataset);
      String current = Files.readString(dataset.resolve("current"));
      assertThat(interrupted ? current : before).as("attempt " + attempt).isEqualTo(before);
      before = current;
    }
    assertThat(interrupted).as("an import was killed while it wrote").isTrue();
    Run asked = Run.tanlu(environment(), "ask", "用数据集 mine，广东的碳足迹", "--json");
    assertThat(Json.MAPPER.readTree(asked.out()).at("/dataset/id").asText()).isEqualTo("mine");
    assertThat(importing(folder.resolve("files").toString(), "--as", "mine").exit()).isZero();
    assertThat(drafted(dataset)).as("what the killed import left").isFalse();
  }

  private static boolean drafted(Path dataset) throws IOException {
    try (Stream<Path> children = Files.list(dataset)) {
      return children.anyMatch(child -> String.valueOf(child.getFileName()).startsWith(".import-"));
    }
  }
}
