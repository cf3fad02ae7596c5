package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tanlu.web.OfficialFiles.Table;

/// Files `tanlu import` cannot use: each is named, and nothing changes.
class BadImportTest {
  private Importing importing;

  @BeforeEach
  void begin(@TempDir Path folder) {
    importing = new Importing(folder);
  }

  /// @param said what the message holds beside the file: sheet and cell, value, expectation
  private record Bad(String what, Path path, List<String> said) {}

  private List<Bad> bad() throws IOException {
    Path files = Files.createDirectories(importing.folder().resolve("bad"));
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
    assertThat(importing.run(importing.files().toString(), "--as", "mine").exit()).isZero();
    Map<String, String> before = importing.stored();
    List<Bad> bad = bad();
    List<String> command =
        new ArrayList<>(List.of(Run.JAVA, "-cp", Run.CLASS_PATH, "tanlu.web.CommandSeries"));
    for (Bad each : bad) {
      command.addAll(List.of("import", each.path.toString(), "--as", "mine", CommandSeries.END));
    }
    String[] runs =
        Run.of(Path.of("."), importing.environment(), command).out().split("(?m)^exit ", -1);
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
    assertThat(importing.stored()).isEqualTo(before);
  }
}
