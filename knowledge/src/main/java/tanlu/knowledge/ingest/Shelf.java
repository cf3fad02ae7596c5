package tanlu.knowledge.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records kept one a file, each whole or absent: written beside, forced to the disk, then moved
/// into place.
final class Shelf {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ENDING = ".json";

  private final Path folder;

  Shelf(Path folder) {
    this.folder = folder;
  }

  void put(String name, Object record) {
    Path file = file(name);
    Path beside = folder.resolve(name + ".part");
    try {
      Files.createDirectories(folder);
      byte[] bytes = JSON.writeValueAsBytes(record);
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LibraryException(
          "%s cannot be written (%s): what was accepted before stays; free space or rights, then run again."
              .formatted(file, said(e)),
          e);
    }
  }

  <T> Optional<T> get(String name, Class<T> type) {
    Path file = file(name);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), type))
          : Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// The first field of every record, without reading the rest.
  <T> List<T> heads(Class<T> type) {
    List<T> heads = new ArrayList<>();
    for (Path file : files()) {
      try (JsonParser parser = JSON.createParser(file.toFile())) {
        parser.nextToken();
        parser.nextToken();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw JsonMappingException.from(parser, "a record was expected");
        }
        heads.add(parser.readValueAs(type));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return heads;
  }

  /// In the order of their names.
  List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    files.sort(null);
    return files;
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw unreadable(file(name), e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static LibraryException unreadable(Path file, IOException e) {
    return new LibraryException(
        "%s cannot be read (%s): restore it from a backup, or delete it and index its file again."
            .formatted(file, said(e).lines().findFirst().orElse("")),
        e);
  }
}
