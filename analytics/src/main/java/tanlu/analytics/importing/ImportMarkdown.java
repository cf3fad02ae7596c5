package tanlu.analytics.importing;

import java.util.List;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// Writes an import's report for people.
final class ImportMarkdown {
  private static final int LISTED = 8;

  private final Language language;
  private final StringBuilder out = new StringBuilder();

  ImportMarkdown(Language language) {
    this.language = language;
  }

  String of(ImportReport report) {
    line("# " + say("导入验证报告", "Import validation report"));
    line("");
    line(
        say(
                "投入产出表 %d 张，排放清单 %d 份，多区域表 %d 张，提示 %d 条。",
                "%d input-output tables, %d emission inventories, %d multi-regional tables, %d"
                    + " notices.")
            .formatted(
                report.tables().size(),
                report.inventories().size(),
                report.multiRegional().size(),
                report.notices().size()));
    if (!report.tables().isEmpty()) {
      tables(report.tables());
    }
    if (!report.inventories().isEmpty()) {
      inventories(report.inventories());
    }
    if (!report.multiRegional().isEmpty()) {
      multiRegional(report.multiRegional());
    }
    line("");
    line("## " + say("提示", "Notices"));
    line("");
    if (report.notices().isEmpty()) {
      line(say("无。", "None."));
    }
    for (Notice notice : report.notices()) {
      line("- `" + notice.place() + "` " + notice.text().in(language));
    }
    return out.toString();
  }

  private void tables(List<ImportReport.TableReport> tables) {
    line("");
    line("## " + say("投入产出表", "Input-output tables"));
    line("");
    line(
        say(
            "| 地区 | 年份 | 部门分类 | 文件单位 | 行最大残差（万元） | 列最大残差（万元） | 增加值（亿元） | 地区生产总值（亿元） | 比值 |",
            "| region | year | sectors | unit of the file | largest row residual (10⁴ yuan) |"
                + " largest column residual (10⁴ yuan) | value added (10⁸ yuan) | GDP (10⁸ yuan) |"
                + " ratio |"));
    line("|---|---|---|---|---|---|---|---|---|");
    for (ImportReport.TableReport table : tables) {
      ImportedCheck check = table.check();
      Double gdp = table.gdp();
      line(
          "| %s | %d | %s | %s | %.3f (%s) | %.3f (%s) | %.1f | %s | %s |"
              .formatted(
                  table.name().in(language),
                  table.year(),
                  table.vintage(),
                  table.unit(),
                  check.rowResidual().value() * 1e4,
                  check.rowResidual().row(),
                  check.columnResidual().value() * 1e4,
                  check.columnResidual().column(),
                  check.valueAdded(),
                  gdp == null ? "–" : "%.1f".formatted(gdp),
                  gdp == null ? "–" : "%.2f".formatted(check.valueAdded() / gdp)));
    }
    for (ImportReport.TableReport table : tables) {
      details(table);
    }
  }

  private void multiRegional(List<ImportReport.MultiRegionalReport> tables) {
    line("");
    line("## " + say("多区域投入产出表", "Multi-regional tables"));
    line("");
    line(
        say(
            "| 年份 | 文件单位 | 行最大残差（亿元） | 列最大残差（亿元） | 无产出的省×部门 | 负值个数 | L 最小元素 | 增加值（亿元） | 地区生产总值（亿元）"
                + " |",
            "| year | unit of the file | largest row residual (10⁸ yuan) | largest column residual"
                + " (10⁸ yuan) | provinces' sectors without output | negative numbers | smallest"
                + " element of L | value added (10⁸ yuan) | GDP (10⁸ yuan) |"));
    line("|---|---|---|---|---|---|---|---|---|");
    for (ImportReport.MultiRegionalReport table : tables) {
      Double gdp = table.gdp();
      line(
          "| %d (`%s`) | %s | %.4f (%s) | %.4f (%s) | %d | %d | %.3g | %.1f | %s |"
              .formatted(
                  table.year(),
                  table.sheet(),
                  table.unit(),
                  table.rowResidual().value(),
                  table.rowResidual().at(),
                  table.columnResidual().value(),
                  table.columnResidual().at(),
                  table.zeroOutput().size(),
                  table.negatives(),
                  table.smallestRequirement(),
                  table.valueAdded(),
                  gdp == null ? "–" : "%.1f".formatted(gdp)));
    }
  }

  private void details(ImportReport.TableReport table) {
    ImportedCheck check = table.check();
    line("");
    line("### " + table.name().in(language) + " " + table.year() + " (`" + table.sheet() + "`)");
    line("");
    item(Text.of("无产出部门", "Sectors without output"), check.zeroOutput());
    item(Text.of("负值（亿元）", "Negative values (10⁸ yuan)"), ImportReport.places(check.negative()));
    item(
        Text.of("A 的列和不小于 1", "Columns of A at or above 1"),
        ImportReport.places(check.absorbing()));
    item(
        Text.of("统计误差最大者（亿元）", "Largest statistical errors (10⁸ yuan)"),
        ImportReport.places(check.errors()));
    line(
        "- "
            + say("L 的最小元素", "Smallest element of L")
            + ": %.3g; ".formatted(check.smallestRequirement())
            + say("空白单元格按 0 读取", "blank cells read as 0")
            + ": "
            + check.blanks());
    line(
        "- "
            + say("城乡居民两列疑似互换", "Household columns suspected swapped")
            + ": "
            + (check.householdColumnsSuspected() ? say("是", "yes") : say("否", "no")));
    coverage(table.coverage());
  }

  private void coverage(ImportReport.@org.jspecify.annotations.Nullable Coverage coverage) {
    if (coverage == null) {
      line("- " + say("排放清单：该年没有，强度不可用", "Inventory: none for the year, intensities are not held"));
      return;
    }
    line(
        "- "
            + say("排放清单：", "Inventory: ")
            + (coverage.imported() ? say("随本次导入", "of this import") : say("内置", "embedded"))
            + say("；无清单行的部门 ", "; sectors without a row ")
            + (coverage.withoutRow().isEmpty() ? "–" : String.join(" ", coverage.withoutRow()))
            + say("；无产出部门的排放 ", "; emissions of sectors without output ")
            + "%.3f Mt".formatted(coverage.unattributed()));
  }

  private void inventories(List<ImportReport.InventoryReport> inventories) {
    line("");
    line("## " + say("排放清单", "Emission inventories"));
    line("");
    line(
        say(
            "| 地区 | 年份 | 合计（Mt） | 合计行之差 | 能源之差 | 内置清单（Mt） |",
            "| region | year | total (Mt) | total row less rows | largest row less fuels | embedded"
                + " (Mt) |"));
    line("|---|---|---|---|---|---|");
    for (ImportReport.InventoryReport each : inventories) {
      Double embedded = each.embedded();
      line(
          "| %s | %d | %.2f | %.4f | %.4f | %s |"
              .formatted(
                  each.name().in(language),
                  each.year(),
                  each.total(),
                  each.totalGap(),
                  each.fuelGap(),
                  embedded == null ? "–" : "%.2f".formatted(embedded)));
    }
  }

  private void item(Text what, List<String> values) {
    String more = values.size() > LISTED ? " … (" + values.size() + ")" : "";
    line(
        "- "
            + what.in(language)
            + ": "
            + (values.isEmpty()
                ? say("无", "none")
                : String.join(", ", values.stream().limit(LISTED).toList()) + more));
  }

  private String say(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
