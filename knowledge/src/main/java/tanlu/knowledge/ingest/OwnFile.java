package tanlu.knowledge.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tanlu.knowledge.PolicyDocument;

/// A file a user brings into a conversation: a document as passages, clause by clause, or a table
/// as passages of a few rows. What the file is, its content says; only texts, which have no mark of
/// their own, are told apart by the name's ending.
public sealed interface OwnFile {
  /// How the ids of such documents begin, e.g. `FILE-3f2a9c1b7d4e`.
  String PREFIX = "FILE-";

  /// Looked over and found in order.
  ///
  /// @param name without folders and marks
  /// @param kind `pdf`, `docx`, `html`, `md`, `txt`, `csv` or `xlsx`
  record Accepted(String name, String kind, PolicyDocument document) implements OwnFile {}

  /// Kept out, with the reasons.
  record Quarantined(String name, List<Finding> findings) implements OwnFile {}

  /// Of a kind not read here.
  record Unsupported(String name) implements OwnFile {}

  /// @param written the file's name as it was sent; never used as a path
  /// @param digests documents known, whose number or title the file must not wear
  /// @throws UnreadableException where its text cannot be had
  static OwnFile read(String written, byte[] bytes, List<PolicyDocument> digests, LocalDate today)
      throws UnreadableException {
    String name = name(written);
    String id = PREFIX + sha256(bytes).substring(0, 12);
    return switch (kind(name, bytes)) {
      case "" -> new Unsupported(name);
      case "csv" -> table(name, "csv", id, Table.csv(bytes));
      case "xlsx" -> table(name, "xlsx", id, Table.xlsx(bytes));
      default -> document(name, bytes, digests, today);
    };
  }

  private static OwnFile document(
      String name, byte[] bytes, List<PolicyDocument> digests, LocalDate today)
      throws UnreadableException {
    Reading reading = new DocumentReader().read(name, bytes);
    Imprint imprint = new ImprintReader(reading).read();
    String sha256 = sha256(bytes);
    Original read = Original.of(name, sha256, reading, imprint, today);
    List<Finding> findings =
        Stream.concat(
                Inspection.of(
                    reading, imprint, read.region(), digests.stream().map(Known::of).toList())
                    .stream(),
                instructions(name).stream())
            .toList();
    if (!findings.isEmpty()) {
      return new Quarantined(name, findings);
    }
    Original own =
        new Original(
            PREFIX + sha256.substring(0, 12),
            name,
            name,
            sha256,
            read.kind(),
            read.fingerprint(),
            imprint,
            read.region(),
            read.status(),
            null);
    return new Accepted(name, reading.kind(), own.document(reading.lines()));
  }

  private static OwnFile table(String name, String kind, String id, List<Table> tables)
      throws UnreadableException {
    String text =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .map(row -> String.join(" ", row.values()))
            .collect(Collectors.joining("\n"));
    if (text.isBlank()) {
      throw new UnreadableException("表格中没有内容。", "is a table without content");
    }
    String names = tables.stream().map(Table::name).collect(Collectors.joining("\n"));
    // Words may go on from cell to cell, or begin anew in one.
    String cells =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> row.values().stream())
            .collect(Collectors.joining("\n"));
    List<Finding> findings = instructions(String.join("\n", name, names, text, cells));
    return findings.isEmpty()
        ? new Accepted(name, kind, TablePassages.document(id, name, tables))
        : new Quarantined(name, findings);
  }

  private static List<Finding> instructions(String text) {
    return Instructions.in(text).stream()
        .map(
            said ->
                Finding.of(
                    Finding.Reason.INSTRUCTIONS,
                    "含有写给语言模型的指令",
                    "it holds instructions to a language model",
                    said))
        .toList();
  }

  /// Empty for what is not read here.
  private static String kind(String name, byte[] bytes) throws UnreadableException {
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    if (head.startsWith("PK")) {
      return packed(bytes);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (head.contains("%PDF-") || head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return "document";
    }
    return switch (ending) {
      case "csv" -> "csv";
      case "html", "htm", "xhtml", "md", "markdown", "txt", "pdf", "docx" -> "document";
      case "xlsx" ->
          throw new UnreadableException(
              "文件已损坏：内容不是xlsx格式，请重新下载或另存。",
              "is corrupt: its content is no xlsx; download or save it again");
      default -> "";
    };
  }

  private static String packed(byte[] bytes) throws UnreadableException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        names.add(each.getName());
        if (each.getName().equals("xl/workbook.xml")) {
          return "xlsx";
        }
        if (each.getName().startsWith("word/")) {
          return "document";
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException(
          "文件已损坏，无法读取：请重新下载或另存。", "is corrupt and cannot be read; download or save it again", e);
    }
    if (names.isEmpty()) {
      throw new UnreadableException(
          "文件已损坏，无法读取：请重新下载或另存。", "is corrupt and cannot be read; download or save it again");
    }
    return "";
  }

  /// The last part of a path, without what Markdown or HTML would act on; the ending is kept.
  private static String name(String written) {
    String last =
        written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
    String plain = Characters.seen(last).replaceAll("[<>&\"'`*\\[\\]{}|#!~:\\\\/]", "_");
    int length = plain.codePointCount(0, plain.length());
    String shown =
        length <= LONGEST_NAME
            ? plain
            : plain.substring(plain.offsetByCodePoints(0, length - LONGEST_NAME));
    return shown.replace(".", "").isBlank() ? "file" : shown;
  }

  /// Longer names are cut at the front.
  int LONGEST_NAME = 100;

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
