package tanlu.web.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tanlu.assistant.store.SqliteCopy;
import tanlu.knowledge.ingest.IndexCopy;

/// Writes `$TANLU_HOME` into one zip archive while servers and imports go on, so that everything
/// acknowledged before it began is in it, whole.
///
/// The order makes it consistent. The conversations are copied first, as of one moment: what they
/// refer to is older. The index comes before its documents, with the mark of an unfinished run, so
/// that documents accepted meanwhile are indexed again after a restore. The files that say that
/// others are complete (`current` of a dataset, `plan.json` of a plan) come before those others are
/// listed.
public final class Backup {
  private static final String DATABASE = "conversations.db";
  private static final String INDEX = "corpus/index";
  private static final String MARK = "corpus/unfinished";

  /// Written by nobody after they are in place, and naming what is.
  private static final Set<String> POINTERS = Set.of("current", "plan.json");

  private static final Pattern KEY = Pattern.compile(".*\\.(pem|key)");

  /// What others are in the middle of writing, what an earlier restore moved aside, and what is
  /// copied in its own way.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(.*/)?\\..*|.*\\.part|plans/[^/]+/plan\\d+\\.\\w+|replaced-.*|corpus/(index/.*|unfinished)"
              + "|conversations\\.db.*");

  /// File systems tell time more coarsely than clocks.
  private static final Duration COARSE = Duration.ofSeconds(1);

  private final Path home;
  private final boolean keys;
  private final Instant begun;
  private final List<Manifest.Entry> entries = new ArrayList<>();
  private final Set<String> held = new HashSet<>();

  private Backup(Path home, boolean keys, Instant begun) {
    this.home = home;
    this.keys = keys;
    this.begun = begun;
  }

  /// @param file must not exist, nor lie in the home
  /// @param keys whether the key that signs bundles is copied too
  /// @param elsewhere what the home does not hold, for whoever restores it
  /// @throws BackupException where it cannot be written; nothing is left then
  public static Manifest write(
      Path home, Path file, boolean keys, List<String> elsewhere, Clock clock) {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException(
          target + " 已存在：请换一个文件名。", target + " is there already: choose another name.");
    }
    if (target.startsWith(home)) {
      throw new BackupException(
          "备份文件不能放在 " + home + " 之内：请换一个文件夹。",
          "The back-up cannot lie in " + home + " itself: choose another folder.");
    }
    Path folder = target.getParent();
    Path work = null;
    try {
      work = Files.createTempDirectory(folder, ".tanlu-backup-");
      Backup backup = new Backup(home, keys, clock.instant());
      // Made for its owner alone: it holds conversations.
      Path written = Files.createTempFile(work, "archive", "");
      Manifest manifest = backup.write(written, work, elsewhere);
      Files.move(written, target);
      return manifest;
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(
          target + " 已存在：请换一个文件名。", target + " is there already: choose another name.", e);
    } catch (IOException e) {
      throw new BackupException(
          "备份无法写入 " + target + "（" + e + "）：请检查文件夹、权限和磁盘空间。",
          "The back-up cannot be written to "
              + target
              + " ("
              + e
              + "): check the folder, its"
              + " rights and the disk's space.",
          e);
    } finally {
      Folders.delete(work);
    }
  }

  private Manifest write(Path archive, Path work, List<String> elsewhere) throws IOException {
    Manifest manifest;
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      database(zip, work);
      index(zip, work);
      for (Path pointer : files(path -> POINTERS.contains(name(path)))) {
        add(zip, pointer);
      }
      for (Path other : files(path -> !POINTERS.contains(name(path)))) {
        add(zip, other);
      }
      manifest =
          new Manifest(
              Manifest.FORMAT,
              Manifest.VERSION,
              begun.toString(),
              keys,
              elsewhere,
              List.copyOf(entries));
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(manifest.written());
      zip.closeEntry();
    }
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return manifest;
  }

  private void database(ZipOutputStream zip, Path work) throws IOException {
    Path database = home.resolve(DATABASE);
    if (Files.exists(database)) {
      Path copy = work.resolve(DATABASE);
      SqliteCopy.write(database, copy);
      add(zip, DATABASE, copy, begun.toEpochMilli());
      Files.delete(copy);
    }
  }

  private void index(ZipOutputStream zip, Path work) throws IOException {
    Path mark = home.resolve(MARK);
    long since = begun.minus(COARSE).toEpochMilli();
    if (Files.exists(mark)) {
      since = Math.min(since, Files.getLastModifiedTime(mark).toMillis());
    }
    Path copy = work.resolve("index");
    if (IndexCopy.write(home, copy)) {
      try (Stream<Path> files = Files.list(copy)) {
        for (Path file : files.sorted().toList()) {
          add(zip, INDEX + "/" + name(file), file, begun.toEpochMilli());
        }
      }
      add(zip, MARK, Files.createFile(work.resolve("mark")), since);
      Folders.delete(copy);
    }
  }

  private interface Wanted {
    boolean is(Path path);
  }

  private List<Path> files(Wanted wanted) throws IOException {
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        home,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && !LEFT_OUT.matcher(below(file)).matches()
                && (keys || !isKey(below(file)))
                && wanted.is(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return unlessGone(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : unlessGone(e);
          }
        });
    files.sort(Comparator.comparing(this::below));
    return files;
  }

  /// What others delete while it is listed is not to be kept.
  private static FileVisitResult unlessGone(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  private String below(Path path) {
    return home.relativize(path).toString().replace('\\', '/');
  }

  /// What must be readable by its owner alone.
  static boolean isKey(String path) {
    return KEY.matcher(path).matches();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void add(ZipOutputStream zip, Path file) throws IOException {
    long modified;
    try {
      modified = Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException _) {
      // Deleted since it was listed.
      return;
    }
    add(zip, below(file), file, modified);
  }

  private void add(ZipOutputStream zip, String path, Path file, long modified) throws IOException {
    if (!held.add(path)) {
      return;
    }
    MessageDigest digest = Manifest.digest();
    long size;
    try (InputStream in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(path));
      size = in.transferTo(new DigestOutputStream(zip, digest));
      zip.closeEntry();
    } catch (NoSuchFileException _) {
      return;
    }
    entries.add(
        new Manifest.Entry(path, size, HexFormat.of().formatHex(digest.digest()), modified));
  }
}
