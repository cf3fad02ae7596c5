package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;

/// The datasets there are: the embedded one, and those imported under a folder, read when first
/// asked for.
///
/// An imported dataset is a folder `NAME` with a folder per import, named by the hash of its files
/// and never changed, and a file `current` that names the one in use. Replacing a dataset is the
/// atomic replacement of that file: whoever is interrupted leaves the previous import in use, and a
/// running server sees the next one at its next question. Earlier imports stay, so that saved
/// answers can be computed again.
public final class Datasets {
  /// Letters, digits, `_`, `-` and `.` in any script: one word in a question, one name in a folder.
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]{0,63}");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
  private static final String CURRENT = "current";
  private static final String LOCK = ".lock";
  private static final String DRAFT = ".import-";

  /// Divides a name from the version of an import that may have been replaced since.
  private static final String AT = "@";

  private final Dataset embedded;
  private final Optional<Path> folder;
  private final Map<Path, Dataset> opened = new LinkedHashMap<>();

  /// @param folder where imported datasets lie; need not exist
  public Datasets(Dataset embedded, Path folder) {
    this(embedded, Optional.of(folder));
  }

  private Datasets(Dataset embedded, Optional<Path> folder) {
    this.embedded = embedded;
    this.folder = folder;
  }

  /// The embedded dataset and no other.
  public static Datasets embeddedAlone() {
    return new Datasets(Dataset.embedded(), Optional.empty());
  }

  /// Whether a dataset can bear a name. `embedded` is taken.
  public static boolean valid(String name) {
    return NAME.matcher(name).matches() && !name.endsWith(".") && !name.equals(Dataset.EMBEDDED);
  }

  public Dataset embedded() {
    return embedded;
  }

  /// The embedded dataset's name, then the imported ones' in the order of their letters.
  public List<String> names() {
    return Stream.concat(Stream.of(Dataset.EMBEDDED), imported().stream()).toList();
  }

  /// Every dataset that can be read, in the order of their names.
  public List<Dataset> all() {
    List<Dataset> all = new ArrayList<>();
    for (String name : names()) {
      try {
        find(name).ifPresent(all::add);
      } catch (DatasetException _) {
        // Whoever asks for it by its name is told what is wrong with it.
      }
    }
    return List.copyOf(all);
  }

  private List<String> imported() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder.get())) {
      return children
          .filter(child -> Files.exists(child.resolve(CURRENT)))
          .map(Workbooks::name)
          .filter(Datasets::valid)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DatasetException("the folder " + folder.get() + " cannot be listed", e);
    }
  }

  /// A dataset by its name, or by `name@version` as answers write it down; case does not matter.
  ///
  /// @throws DatasetException where what is stored was changed or damaged since
  public Optional<Dataset> find(String given) {
    int at = given.indexOf(AT);
    String name = at < 0 ? given : given.substring(0, at);
    Optional<String> version = at < 0 ? Optional.empty() : Optional.of(given.substring(at + 1));
    if (name.equalsIgnoreCase(Dataset.EMBEDDED)) {
      return Optional.of(embedded).filter(_ -> version.isEmpty());
    }
    return stored(name)
        .flatMap(
            held -> version.map(wanted -> earlier(held, wanted)).orElseGet(() -> current(held)))
        .map(this::open);
  }

  /// The dataset as [#find] finds it again, now or after it was replaced.
  public static String reference(Dataset dataset) {
    return dataset.id().equals(Dataset.EMBEDDED)
        ? dataset.id()
        : dataset.id() + AT + dataset.version();
  }

  private Optional<Path> stored(String name) {
    List<String> names = imported();
    return names.stream()
        .filter(name::equals)
        .findFirst()
        .or(() -> names.stream().filter(name::equalsIgnoreCase).findFirst())
        .flatMap(found -> folder.map(under -> under.resolve(found)));
  }

  private static Optional<Path> current(Path dataset) {
    try {
      String hash = Files.readString(dataset.resolve(CURRENT)).strip();
      if (!HASH.matcher(hash).matches() || !Files.isDirectory(dataset.resolve(hash))) {
        throw new DatasetException(
            dataset.resolve(CURRENT) + " names no import of the dataset: import the files again");
      }
      return Optional.of(dataset.resolve(hash));
    } catch (IOException e) {
      throw new DatasetException("the dataset " + dataset + " cannot be read", e);
    }
  }

  private Optional<Path> earlier(Path dataset, String version) {
    try (Stream<Path> imports = Files.list(dataset)) {
      return imports
          .filter(each -> HASH.matcher(Workbooks.name(each)).matches())
          .filter(each -> version(Workbooks.name(each)).equals(version))
          .findFirst();
    } catch (IOException e) {
      throw new DatasetException("the dataset " + dataset + " cannot be read", e);
    }
  }

  private synchronized Dataset open(Path stored) {
    return opened.computeIfAbsent(stored, this::read);
  }

  private Dataset read(Path stored) {
    String hash = Workbooks.name(stored);
    String name = Workbooks.name(stored.resolveSibling(""));
    try {
      if (!hash(stored).equals(hash)) {
        throw new DatasetException(
            stored + " was changed after it was imported: import the files again");
      }
      Imported imported = new CsvPackage(embedded).read(stored);
      return embedded.with(
          name,
          version(hash),
          imported.tables().stream().map(ImportedTable::table).toList(),
          imported.inventories().stream().map(ImportedInventory::inventory).toList(),
          imported.multiRegional().stream().map(ImportedMultiRegional::table).toList());
    } catch (IOException | ImportException e) {
      throw new DatasetException(
          stored + " cannot be read, import the files again: " + e.getMessage(), e);
    }
  }

  /// Stores an import under a name, in place of what bears it: whole or not at all.
  ///
  /// @param reports files that lie beside the data, by name
  /// @throws IllegalArgumentException where the name is not [#valid]
  /// @throws IOException where the folder cannot be written or another import holds it; nothing has
  ///   changed then
  public Dataset store(String name, Imported imported, Map<String, String> reports)
      throws IOException {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a dataset's name: " + name);
    }
    Path dataset = stored(name).orElse(folder.orElseThrow().resolve(name));
    Files.createDirectories(dataset);
    try (FileChannel channel =
            FileChannel.open(
                dataset.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException(dataset + " is being written by another import");
      }
      Folders.removeAll(dataset, DRAFT);
      Path draft = Files.createTempDirectory(dataset, DRAFT);
      try {
        return keep(dataset, draft, imported, reports);
      } finally {
        Folders.removeAll(dataset, DRAFT);
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(dataset + " is being written by another import", e);
    }
  }

  private Dataset keep(Path dataset, Path draft, Imported imported, Map<String, String> reports)
      throws IOException {
    CsvWriter.write(draft, imported);
    for (Map.Entry<String, String> report : reports.entrySet()) {
      Files.writeString(draft.resolve(report.getKey()), report.getValue());
    }
    String hash = hash(draft);
    Folders.force(draft);
    Path stored = dataset.resolve(hash);
    if (!Files.exists(stored)) {
      Files.move(draft, stored, StandardCopyOption.ATOMIC_MOVE);
    }
    Dataset read = open(stored);
    Path pointer = Files.createTempFile(dataset, DRAFT, "");
    Files.writeString(pointer, hash + "\n");
    Folders.forceFile(pointer);
    Folders.forceFolder(dataset);
    Files.move(pointer, dataset.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    Folders.forceFolder(dataset);
    return read;
  }

  private String version(String hash) {
    return digest(
            List.of(
                embedded.version().getBytes(StandardCharsets.UTF_8),
                hash.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 12);
  }

  /// Of the package's files, not of the reports beside them.
  private static String hash(Path stored) throws IOException {
    try (Stream<Path> files = Files.list(stored)) {
      List<Path> sorted =
          files.filter(file -> Workbooks.name(file).endsWith(".csv")).sorted().toList();
      List<byte[]> parts = new ArrayList<>();
      for (Path file : sorted) {
        parts.add(Workbooks.name(file).getBytes(StandardCharsets.UTF_8));
        parts.add(Files.readAllBytes(file));
      }
      return digest(parts).substring(0, 16);
    }
  }

  private static String digest(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
