package tanlu.knowledge.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files under what was named, in the order of their paths. Nothing outside of it is read: a
/// link out of a named folder is a problem, one within it is passed over.
final class Sources {
  /// @param problem null for a file to be read
  record Source(Path file, @org.jspecify.annotations.Nullable Note problem) {}

  private final List<Source> found = new ArrayList<>();

  private Sources() {}

  static List<Source> of(List<Path> named) {
    Sources sources = new Sources();
    for (Path path : named) {
      sources.add(path);
    }
    return sources.found;
  }

  private void add(Path path) {
    try {
      if (!Files.exists(path)) {
        problem(path, "没有这个文件或文件夹。", "there is no such file or folder");
      } else if (Files.isDirectory(path)) {
        int before = found.size();
        walk(path, path.toRealPath());
        if (found.size() == before) {
          problem(
              path,
              "文件夹中没有 pdf、docx、html、md 或 txt 文件。",
              "holds no pdf, docx, html, md or txt file");
        }
      } else if (Files.isRegularFile(path)) {
        found.add(new Source(path, null));
      } else {
        problem(path, "不是普通文件。", "is no regular file");
      }
    } catch (IOException | InvalidPathException e) {
      unreadable(path, e);
    }
  }

  private void walk(Path folder, Path root) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    } catch (IOException e) {
      unreadable(folder, e);
      return;
    }
    entries.sort(null);
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".") || name.startsWith("~$")) {
        continue;
      }
      if (Files.isSymbolicLink(entry)) {
        link(entry, root);
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        walk(entry, root);
      } else if (Kind.named(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        found.add(new Source(entry, null));
      }
    }
  }

  private void link(Path entry, Path root) {
    try {
      if (!entry.toRealPath().startsWith(root)) {
        problem(
            entry,
            "是指向所给文件夹之外的链接，未读取：如需索引请直接给出该路径。",
            "is a link out of the folder named and was not followed; name its target to index it");
      }
    } catch (IOException e) {
      unreadable(entry, e);
    }
  }

  private void unreadable(Path path, Exception e) {
    problem(path, "无法读取：" + e.getMessage(), "cannot be read: " + e.getMessage());
  }

  private void problem(Path path, String zh, String en) {
    found.add(new Source(path, new Note(zh, en)));
  }
}
