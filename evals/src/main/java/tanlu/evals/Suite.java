package tanlu.evals;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of JSONL files, in the order of their names.
///
/// @param name an embedded suite's name, or the folder
/// @param hash the first twelve digits of the SHA-256 over its files: the same cases, the same hash
public record Suite(String name, String hash, List<EvalCase> cases) {
  private static final String SUITES = "suites";

  /// Loads an embedded suite by name, or a folder of one's own.
  ///
  /// @throws SuiteException where it is missing, empty or holds a line that is no case
  public static Suite load(String name) {
    Path folder = Path.of(name);
    if (name.matches("[\\w-]+")) {
      return embedded(names -> names.resolve(name), name);
    }
    return read(name, folder);
  }

  /// The embedded suites.
  public static List<String> names() {
    return embedded(
        suites -> {
          try (Stream<Path> folders = Files.list(suites)) {
            return folders
                .map(folder -> folder.getFileName().toString().replace("/", ""))
                .sorted()
                .toList();
          }
        });
  }

  private interface Reading<T> {
    T of(Path suites) throws IOException;
  }

  private interface Place {
    Path in(Path suites);
  }

  private static Suite embedded(Place place, String name) {
    List<String> known = names();
    if (!known.contains(name)) {
      throw new SuiteException(
          "there is no suite \"%s\"; there are %s, or give the path of a folder, e.g. ./%s"
              .formatted(name, String.join(", ", known), name));
    }
    return embedded(suites -> read(name, place.in(suites)));
  }

  /// The suites lie in a folder while building and in a jar once built.
  private static <T> T embedded(Reading<T> reading) {
    URL url = Suite.class.getResource(SUITES);
    if (url == null) {
      throw new SuiteException("the evaluation module was packed without its suites");
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return reading.of(Path.of(uri));
      }
      String[] parts = uri.toString().substring("jar:".length()).split("!", 2);
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(parts[0])))) {
        return reading.of(jar.getPath(parts[1]));
      }
    } catch (IOException | URISyntaxException e) {
      throw new SuiteException("the embedded suites at " + url + " cannot be read", e);
    }
  }

  private static Suite read(String name, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SuiteException(
          "there is no folder \"" + name + "\"; a suite is a folder of .jsonl");
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files =
          listed
              .filter(file -> file.toString().endsWith(".jsonl"))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Map<String, String> where = new HashMap<>();
      List<EvalCase> cases = new ArrayList<>();
      for (Path file : files) {
        String label = name + "/" + file.getFileName();
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        byte[] content = Files.readAllBytes(file);
        digest.update(content);
        for (EvalCase each :
            new CaseReader(label).read(new String(content, StandardCharsets.UTF_8))) {
          String before = where.putIfAbsent(each.id(), label);
          if (before != null) {
            throw new SuiteException(
                "%s: case id \"%s\" occurs twice, first in %s; expected each id once"
                    .formatted(label, each.id(), before));
          }
          cases.add(each);
        }
      }
      requireWhole(name, cases, where);
      return new Suite(name, HexFormat.of().formatHex(digest.digest(), 0, 6), List.copyOf(cases));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new SuiteException("the suite \"" + name + "\" cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireWhole(String name, List<EvalCase> cases, Map<String, String> where) {
    if (cases.isEmpty()) {
      throw new SuiteException("the suite \"" + name + "\" holds no case; expected .jsonl files");
    }
    for (EvalCase each : cases) {
      if (each.variantOf() != null && !where.containsKey(each.variantOf())) {
        throw new SuiteException(
            "%s: case \"%s\" is a variant of \"%s\", which the suite lacks"
                .formatted(where.get(each.id()), each.id(), each.variantOf()));
      }
    }
  }
}
