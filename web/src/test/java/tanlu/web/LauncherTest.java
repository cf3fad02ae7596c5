package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script, run by `sh` in a project of its own, with a JDK and a Maven that only tell
/// how they were called.
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "touch");

  @TempDir Path folder;
  private Path project;
  private Path tools;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeProject() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve("web/src/main/java"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.writeString(project.resolve("web/pom.xml"), "<project/>");
    Files.writeString(project.resolve("web/src/main/java/A.java"), "class A {}");
    // The folders it looks into are the test's own, as this machine may have any JDK in its own.
    Path original = Path.of(System.getProperty("tanlu.root"), "tanlu");
    executable(
        project.resolve("tanlu"),
        Files.readString(original)
            .replace("/usr/lib/jvm/*", folder.resolve("jvm") + "/*")
            .replace("/opt/*", folder.resolve("opt") + "/*"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path system = Path.of("/usr/bin", tool);
      Path there = Files.exists(system) ? system : Path.of("/bin", tool);
      executable(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(there));
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.resolve("home").toString());
  }

  private void installMaven() throws IOException {
    executable(
        tools.resolve("mvn"),
        """
        #!/bin/sh
        echo "$JAVA_HOME $*" >> mvn.log
        echo "maven talks"
        sleep 0.3
        mkdir -p web/target/lib
        [ ! -e broken ] || { echo "[ERROR] A.java is broken"; exit 1; }
        """);
  }

  /// A JDK that prints its own folder and the arguments after the main class.
  private Path installJdk(String path, String version) throws IOException {
    Path jdk = folder.resolve(path);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        case "$*" in *AOTCacheOutput*) env > "${0%%/*}/warm-up" ;; esac
        while [ "$1" != tanlu.web.Main ]; do shift; done
        shift
        echo "%s: $*"
        """
            .formatted(path));
    return jdk;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run launch(String... arguments) throws IOException, InterruptedException {
    return launch(folder, project.resolve("tanlu"), arguments);
  }

  private Run launch(Path from, Path script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return Run.of(from, environment, command);
  }

  private int builds() throws IOException {
    Path log = project.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void withoutJdk25ItSaysHowToGetOneInOneSentence() throws Exception {
    installMaven();
    installJdk("jvm/17", "17.0.15");
    Run run = launch("--help");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tanlu: no JDK 25 found").contains("adoptium.net");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void withoutMavenItSaysHowToGetIt() throws Exception {
    installJdk("jvm/25", "25.0.1");
    Run run = launch("--help");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("tanlu: Maven is needed to build: install it");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void javaHomeComesFirstUnlessItIsNot25() throws Exception {
    installMaven();
    installJdk("jvm/25", "25");
    Path own = installJdk("own/25", "25.0.1");
    Path old = installJdk("own/17", "17.0.15");
    environment.put("JAVA_HOME", own.toString());
    assertThat(launch("ask", "广东?").out()).isEqualTo("own/25: ask 广东?\n");
    environment.put("JAVA_HOME", old.toString());
    assertThat(launch("--help").out()).isEqualTo("jvm/25: --help\n");
    assertThat(Files.readString(project.resolve("mvn.log"))).startsWith(own + " ");
  }

  @Test
  void itBuildsOnceAndAgainOnlyWhenASourceIsNewerOrGone() throws Exception {
    installMaven();
    installJdk("jvm/25", "25.0.1");
    Run first = launch("--help");
    assertThat(first.out()).isEqualTo("jvm/25: --help\n");
    assertThat(first.err()).contains("maven talks");
    assertThat(builds()).isEqualTo(1);

    assertThat(launch("--help").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    Path source = project.resolve("web/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    Files.setLastModifiedTime(project.resolve("web/target/built"), FileTime.from(Instant.now()));
    launch("--help");
    assertThat(builds()).isEqualTo(2);

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(9)));
    launch("--help");
    assertThat(builds()).isEqualTo(2);
    Files.delete(source);
    launch("--help");
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void theUsersSettingsDoNotReachTheRunThatWarmsTheCache() throws Exception {
    installMaven();
    Path jdk = installJdk("jvm/25", "25.0.1");
    environment.put("TANLU_DATABASE", "postgresql://ministry.example/tanlu");
    assertThat(launch("--help").exit()).isZero();
    assertThat(Files.readString(jdk.resolve("bin/warm-up")))
        .contains("TANLU_MODEL=offline")
        .doesNotContain("ministry.example");
  }

  @Test
  void aFailedBuildFailsWithMavensMessageAndRunsNothing() throws Exception {
    installMaven();
    installJdk("jvm/25", "25.0.1");
    Files.createFile(project.resolve("broken"));
    for (int attempt = 1; attempt <= 2; attempt++) {
      Run run = launch("--help");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("[ERROR] A.java is broken", "tanlu: the build failed");
      assertThat(builds()).isEqualTo(attempt);
    }
    Files.delete(project.resolve("broken"));
    assertThat(launch("--help").exit()).isZero();
  }

  @Test
  void itRunsFromAnyFolderThroughALink() throws Exception {
    installMaven();
    installJdk("jvm/25", "25.0.1");
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("direct"), project.resolve("tanlu"));
    Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("../project/tanlu"));
    assertThat(launch(elsewhere, elsewhere.resolve("direct"), "a", "b c").out())
        .isEqualTo("jvm/25: a b c\n");
    assertThat(launch(elsewhere, elsewhere.resolve("relative"), "a").exit()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  /// The folder of a distribution, without sources.
  private Path unpacked() throws IOException {
    Path packed = Files.createDirectories(folder.resolve("packed"));
    Files.createDirectories(packed.resolve("lib"));
    executable(packed.resolve("tanlu"), Files.readString(project.resolve("tanlu")));
    return packed.resolve("tanlu");
  }

  @Test
  void aDistributionRunsByTheJavaItBringsAndBuildsNothing() throws Exception {
    Path script = unpacked();
    installMaven();
    environment.put("JAVA_HOME", installJdk("own/25", "25.0.1").toString());
    Files.delete(installJdk("packed/runtime", "25.0.3").resolve("bin/javac"));
    assertThat(launch(folder, script, "ask", "广东?").out()).isEqualTo("packed/runtime: ask 广东?\n");
    assertThat(folder.resolve("packed/web")).doesNotExist();
    assertThat(folder.resolve("mvn.log")).doesNotExist();
  }

  @Test
  void aDistributionWithoutOneRunsByAnyJava25AlsoOneThatCannotCompile() throws Exception {
    Path script = unpacked();
    Path java = installJdk("jvm/25", "25.0.1");
    Files.delete(java.resolve("bin/javac"));
    assertThat(launch(folder, script, "--help").out()).isEqualTo("jvm/25: --help\n");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    assertThat(launch(folder, script, "--help").err()).startsWith("tanlu: no JDK 25 found");
  }

  @Test
  void aDistributionIsWarmedUpByTheJavaItRunsByOrSaysThatItCannotBe() throws Exception {
    Path script = unpacked();
    Path java = installJdk("packed/runtime", "25.0.3");
    Run failed = launch(folder, script, "warm-up");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).startsWith("tanlu: no cache could be written to");
    executable(
        java.resolve("bin/java"),
        """
        #!/bin/sh
        for each; do
          case "$each" in -XX:AOTCacheOutput=*) touch "${each#*=}" ;; esac
        done
        """);
    assertThat(launch(folder, script, "warm-up").exit()).isZero();
    assertThat(script.resolveSibling("tanlu.aot")).exists();
    assertThat(script.resolveSibling("warm-up")).doesNotExist();
  }

  @Test
  void severalAtOnceBuildOnce() throws Exception {
    installMaven();
    installJdk("jvm/25", "25.0.1");
    var runs =
        IntStream.range(0, 4)
            .mapToObj(_ -> CompletableFuture.supplyAsync(this::launchHelp))
            .toList();
    for (var run : runs) {
      assertThat(run.join().out()).isEqualTo("jvm/25: --help\n");
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(project.resolve("web/target/build.lock")).doesNotExist();
  }

  private Run launchHelp() {
    try {
      return launch("--help");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theLockOfABuildThatDiedIsTakenOver() throws Exception {
    installMaven();
    installJdk("jvm/25", "25.0.1");
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(project.resolve("web/target/build.lock"));
    Files.writeString(lock.resolve("pid"), Long.toString(dead.pid()));
    assertThat(launch("--help").out()).isEqualTo("jvm/25: --help\n");
  }

  @Test
  void chineseArgumentsAndMessagesSurviveThePosixLocale() throws Exception {
    installMaven();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LANG", "C");
    environment.put("LC_ALL", "C");
    environment.put("TANLU_JAVA_OPTS", "-cp " + Run.CLASS_PATH);
    Run missing = launch("replay", "碳达峰₂.json");
    assertThat(missing.err()).endsWith("tanlu: There is no file 碳达峰₂.json.\n");
    Run help = launch("--help");
    assertThat(help.out()).contains("碳路");
    assertThat(help.err()).isEmpty();
  }
}
