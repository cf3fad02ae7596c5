package tanlu.web.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Puts a back-up into `$TANLU_HOME`: whole, or nothing of it.
///
/// Everything is unpacked beside what is there, and its checksums compared, before the first file
/// comes into place; what was there before is moved aside, never deleted. From then until the last
/// file is in place the mark [#CUT_OFF] stands, with which nothing runs but another restore.
public final class Restore {
  /// Stands while files come into place.
  public static final String CUT_OFF = ".restoring";

  private static final String STAGE = ".restore-stage";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// A name that stays in its folder on every system, and is not hidden.
  private static final Pattern STEP = Pattern.compile("[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*");

  private final Path home;
  private final Path stage;

  private Restore(Path home) {
    this.home = home;
    this.stage = home.resolve(STAGE);
  }

  /// @param replace whether what is in the home is moved aside; else the home must be empty
  /// @throws BackupException where the archive is no sound back-up or the home not empty; the home
  ///   is as it was then
  public static Manifest read(Path home, Path file, boolean replace, Clock clock) {
    try (ZipFile zip = open(file)) {
      Manifest manifest = manifest(zip, file);
      Map<String, Manifest.Entry> entries = entries(manifest, zip, file);
      try {
        new Restore(home).put(zip, file, entries, replace, clock);
      } catch (IOException e) {
        throw new BackupException(
            "备份无法恢复到 " + home + "（" + e + "）：请检查权限和磁盘空间后重试。",
            "The back-up cannot be restored to "
                + home
                + " ("
                + e
                + "): check its rights and the"
                + " disk's space, then run again.",
            e);
      }
      return manifest;
    } catch (IOException e) {
      throw noBackup(file, e);
    }
  }

  private static ZipFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BackupException("没有文件 " + file + "。", "There is no file " + file + ".");
    }
    try {
      return new ZipFile(file.toFile());
    } catch (IOException e) {
      throw noBackup(file, e);
    }
  }

  private static BackupException noBackup(Path file, @Nullable Exception why) {
    return new BackupException(
        file + " 不是碳路的备份，或已被截断：应为 ./tanlu backup 写成的文件。",
        file + " is no back-up of Tanlu, or is cut off: expected a file of ./tanlu backup.",
        why);
  }

  private static BackupException damaged(Path file, String path) {
    return new BackupException(
        "备份 " + file + " 已损坏：" + path + " 与清单不符；未作任何改动，请用另一份备份。",
        "The back-up "
            + file
            + " is damaged: "
            + path
            + " differs from its manifest; nothing was"
            + " changed, take another one.");
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw noBackup(file, null);
    }
    Manifest manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest = Manifest.read(in);
    } catch (JsonProcessingException e) {
      throw noBackup(file, e);
    }
    if (!Manifest.FORMAT.equals(manifest.format())) {
      throw noBackup(file, null);
    }
    if (manifest.version() != Manifest.VERSION) {
      throw new BackupException(
          "备份 "
              + file
              + " 的版本是 "
              + manifest.version()
              + "，本版本只能读取 "
              + Manifest.VERSION
              + "：请使用写成它的版本。",
          "The back-up "
              + file
              + " is of version "
              + manifest.version()
              + ", this Tanlu reads "
              + Manifest.VERSION
              + ": use the one that wrote it.");
    }
    return manifest;
  }

  /// The files by their names, which are those of the archive, all below the home.
  private static Map<String, Manifest.Entry> entries(Manifest manifest, ZipFile zip, Path file) {
    Map<String, Manifest.Entry> entries = new HashMap<>();
    for (Manifest.Entry entry : manifest.files()) {
      for (String step : entry.path().split("/", -1)) {
        if (!STEP.matcher(step).matches()) {
          throw new BackupException(
              "备份 " + file + " 含有不安全的路径“" + entry.path() + "”：未作任何改动。",
              "The back-up "
                  + file
                  + " names a path that leaves its folder, '"
                  + entry.path()
                  + "': nothing was changed.");
        }
      }
      if (entries.put(entry.path(), entry) != null || zip.getEntry(entry.path()) == null) {
        throw damaged(file, entry.path());
      }
    }
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !name.equals(Manifest.NAME) && !entries.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw damaged(file, name);
            });
    return entries;
  }

  private void put(
      ZipFile zip, Path file, Map<String, Manifest.Entry> entries, boolean replace, Clock clock)
      throws IOException {
    Files.createDirectories(home);
    try (HomeLock _ = HomeLock.alone(home)) {
      Path cutOff = home.resolve(CUT_OFF);
      List<Path> there = there();
      if (!there.isEmpty() && !replace && !Files.exists(cutOff)) {
        throw new BackupException(
            home + " 不是空的：请把 TANLU_HOME 设为空文件夹，或加 --replace（原有内容会移到其中的 replaced-… 文件夹）。",
            home
                + " is not empty: set TANLU_HOME to an empty folder, or say --replace, which moves"
                + " what is there into a folder replaced-… of it.");
      }
      Folders.delete(stage);
      Files.createDirectory(stage);
      try {
        for (Manifest.Entry entry : entries.values()) {
          unpack(zip, file, entry);
        }
      } catch (IOException | RuntimeException e) {
        Folders.delete(stage);
        throw e;
      }
      Files.write(cutOff, new byte[0]);
      Folders.force(home);
      if (!there.isEmpty()) {
        moveInto(
            Files.createDirectory(home.resolve("replaced-" + STAMP.format(clock.instant()))),
            there);
      }
      moveInto(home, children(stage));
      Folders.force(home);
      Files.delete(stage);
      Files.delete(cutOff);
      Folders.force(home);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /// What is in the home and no trace of a restore.
  private List<Path> there() throws IOException {
    return children(home).stream()
        .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
        .filter(path -> !String.valueOf(path.getFileName()).startsWith("replaced-"))
        .toList();
  }

  private static void moveInto(Path folder, List<Path> all) throws IOException {
    for (Path each : all) {
      Files.move(
          each, folder.resolve(String.valueOf(each.getFileName())), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void unpack(ZipFile zip, Path file, Manifest.Entry entry) throws IOException {
    Path to = stage.resolve(entry.path());
    Files.createDirectories(to.getParent());
    MessageDigest digest = Manifest.digest();
    try (InputStream in = zip.getInputStream(zip.getEntry(entry.path()));
        OutputStream out =
            new DigestOutputStream(
                Files.newOutputStream(to, StandardOpenOption.CREATE_NEW), digest)) {
      copy(in, out, entry.size());
    } catch (ZipException e) {
      throw damaged(file, entry.path());
    }
    boolean same = HexFormat.of().formatHex(digest.digest()).equals(entry.sha256());
    if (!same || Files.size(to) != entry.size()) {
      throw damaged(file, entry.path());
    }
    Files.setLastModifiedTime(to, FileTime.fromMillis(entry.modified()));
    if (Backup.isKey(entry.path())
        && to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }
    Folders.force(to);
  }

  /// No more than the manifest promises, and one byte that shows there is more.
  private static void copy(InputStream in, OutputStream out, long size) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = size + 1; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
