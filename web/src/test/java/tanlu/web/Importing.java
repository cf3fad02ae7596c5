package tanlu.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tanlu.web.OfficialFiles.Table;

/// A home and files to import into it, by `tanlu import` as a process.
///
/// @param folder of both
record Importing(Path folder) {
  Path home() {
    return folder.resolve("home");
  }

  Map<String, String> environment(String... more) {
    Map<String, String> environment =
        new LinkedHashMap<>(Map.of("TANLU_HOME", home().toString(), "LC_ALL", "C.UTF-8"));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  Path files() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    new Table().write(files.resolve("a.xls"));
    OfficialFiles.inventory(files.resolve("b.xls"), "Guangdong2017", "mt");
    return files;
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    return Run.tanlu(environment(), all.toArray(String[]::new));
  }

  /// Every file under the home folder with its content.
  Map<String, String> stored() {
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
}
