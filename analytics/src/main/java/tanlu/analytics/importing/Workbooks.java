package tanlu.analytics.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tanlu.analytics.proof.Text;

/// Reads a file's sheets, told apart by its first bytes and not by its name.
final class Workbooks {
  /// Official tables take .1 MB, inventories .5 MB, a multi-regional workbook some 20 MB.
  static final long MAX_BYTES = 128L << 20;

  private Workbooks() {}

  /// Whether a file is an Open XML workbook of a size that is read.
  static boolean openXml(Path path) {
    try {
      return Files.size(path) <= MAX_BYTES && starts(head(path), 'P', 'K');
    } catch (IOException e) {
      // Reading it says what is wrong.
      return false;
    }
  }

  static List<Grid> read(Path path) {
    String file = name(path);
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new ImportException(
            Fault.TOO_LARGE,
            Place.file(file),
            Files.size(path) + " B",
            Text.of("不超过 128 MB", "at most 128 MB"));
      }
      byte[] head = head(path);
      if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
        return XlsFile.read(path, file);
      }
      if (starts(head, 'P', 'K')) {
        return XlsxFile.read(path, file);
      }
      String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.startsWith("<") || lower.startsWith("mime-version") || lower.startsWith("from:")) {
        throw new ImportException(
            Fault.WEB_PAGE,
            Place.file(file),
            text.lines().findFirst().orElse(""),
            Text.of(
                "真正的 .xls 或 .xlsx（请在表格软件中打开后另存为 .xlsx）",
                "a real .xls or .xlsx (open it in a spreadsheet program and save it as .xlsx)"));
      }
      if (file.toLowerCase(Locale.ROOT).endsWith(".csv")) {
        return List.of(CsvFile.read(path, file));
      }
      throw new ImportException(
          head.length == 0 ? Fault.TRUNCATED : Fault.UNKNOWN_FORMAT,
          Place.file(file),
          "",
          Text.of(".xls、.xlsx 或 .csv 文件", "an .xls, .xlsx or .csv file"));
    } catch (IOException e) {
      throw new ImportException(
          Fault.UNREADABLE,
          Place.file(file),
          e.getClass().getSimpleName(),
          Text.of("可读取的文件", "a file that can be read"),
          e);
    }
  }

  static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  static ImportException damaged(String file, Exception cause) {
    String why = cause.getMessage();
    return new ImportException(
        Fault.TRUNCATED,
        Place.file(file),
        why == null ? cause.getClass().getSimpleName() : why,
        Text.of("完整的工作簿（请重新下载）", "a whole workbook (download it again)"),
        cause);
  }

  static ImportException encrypted(String file) {
    return new ImportException(
        Fault.ENCRYPTED,
        Place.file(file),
        "",
        Text.of("未加密的工作簿（请去掉密码后重新保存）", "a workbook without password (remove it and save again)"));
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(256);
    }
  }

  private static boolean starts(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
