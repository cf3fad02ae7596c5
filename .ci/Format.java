import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Runs google-java-format over every Java source below a folder: `check` fails naming the files
/// that differ, `write` rewrites them.
public class Format {
  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    List<String> formatter = new ArrayList<>();
    formatter.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    try (var files = Files.walk(Path.of(args[1]))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .forEach(file -> formatter.add(file.toString()));
    }
    int exit =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, formatter.toArray(new String[0]));
    if (exit != 0 && check) {
      System.out.println("not formatted (above); run: mvn -N validate -DformatMode=write");
    }
    System.exit(exit);
  }
}
