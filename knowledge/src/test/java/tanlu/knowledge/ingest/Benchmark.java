package tanlu.knowledge.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.Embedding;
import tanlu.knowledge.LuceneCorpus;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PassageIndex;
import tanlu.knowledge.PolicyQuery;

/// Measures indexing and search at 100 000 passages, and kills a run in its middle. See
/// docs/ingestion.md for the command.
public final class Benchmark {
  private static final int DOCUMENTS = 2_000;
  private static final int ARTICLES = 50;
  private static final int QUESTIONS = 1_000;
  private static final int DIMENSIONS = 512;

  private static final List<String> WHO =
      List.of(
          "重点排放单位",
          "县级以上人民政府",
          "电网企业",
          "钢铁企业",
          "水泥企业",
          "主管部门",
          "第三方核查机构",
          "园区管理机构",
          "公共机构",
          "工业企业");
  private static final List<String> DOES =
      List.of("编制", "报送", "公开", "核查", "淘汰", "改造", "监测", "统筹", "评估", "推广", "建立", "完善");
  private static final List<String> WHAT =
      List.of(
          "碳排放报告", "能源台账", "落后产能", "余热利用设施", "配额清缴方案", "绿色电力交易", "节能诊断制度", "超低排放装置", "储能项目", "充电设施",
          "再生资源体系", "氢能示范工程");
  private static final List<String> HOW =
      List.of(
          "并接受社会监督", "按季度汇总", "纳入年度考核", "依法给予补贴", "实行差别电价", "限期整改到位", "开展试点示范", "优先安排用地", "落实安全责任",
          "加强数据管理");

  /// Vectors that depend on the text alone, as large as those of bge-small-zh.
  private static final Embedding SEEDED =
      new Embedding() {
        @Override
        public Optional<float[]> passage(Passage passage) {
          return Optional.of(vector(passage.textZh()));
        }

        @Override
        public Optional<float[]> question(String text) {
          return Optional.of(vector(text));
        }
      };

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("tanlu-benchmark");
    try {
      Path files = generate(folder.resolve("files"));
      index(folder, files, Embedding.OFF, "words");
      search(folder.resolve("words"), Embedding.OFF, "BM25", 20);
      if (!Arrays.asList(arguments).contains("--no-vectors")) {
        index(folder, files, SEEDED, "vectors");
        search(folder.resolve("vectors"), SEEDED, "hybrid, seeded vectors", 50);
      }
      kill(folder, files);
    } finally {
      delete(folder);
    }
  }

  private static Path generate(Path files) throws IOException {
    Files.createDirectories(files);
    for (int d = 0; d < DOCUMENTS; d++) {
      Random random = new Random(d);
      List<String> lines = new ArrayList<>();
      lines.add("湖府〔%d〕%d号".formatted(2001 + d / 100, d % 100 + 1));
      lines.add(rare(random, 4) + "地区" + rare(random, 4) + "管理办法");
      for (int a = 1; a <= ARTICLES; a++) {
        StringBuilder article = new StringBuilder("第" + a + "条 ");
        for (int s = 0; s < 3; s++) {
          article
              .append(any(WHO, random))
              .append("应当")
              .append(any(DOES, random))
              .append(rare(random, 3))
              .append(any(WHAT, random))
              .append("，")
              .append(rare(random, 4))
              .append(any(HOW, random))
              .append("。");
        }
        lines.add(article.toString());
      }
      Files.write(files.resolve("%05d.txt".formatted(d)), lines);
    }
    return files;
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /// Ideographs at random: a vocabulary as wide as that of real texts.
  private static String rare(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) (0x4E00 + random.nextInt(2_000)));
    }
    return word.toString();
  }

  private static void index(Path folder, Path files, Embedding embedding, String home) {
    long start = System.nanoTime();
    long cpu = processor();
    int passages = 0;
    try (Ingestion ingestion =
        new Ingestion(
            Library.at(folder.resolve(home)), List.of(), embedding, Clock.systemUTC(), _ -> {})) {
      for (Outcome outcome : ingestion.run(List.of(files), (_, _) -> {})) {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
          throw new IllegalStateException("expected every file accepted, not " + outcome);
        }
        passages += accepted.passages();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "indexed %d passages of %d files (%s): %.1f s%s, %.1f s of processor time; heap in use %d"
            + " MB, at most %d MB%n",
        passages,
        DOCUMENTS,
        home,
        seconds,
        embedding.equals(Embedding.OFF) ? " (limit 60 s)" : "",
        (processor() - cpu) / 1e9,
        used() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /// What this process has used of the processors, in nanoseconds: unlike the clock, it does not
  /// count what others do meanwhile.
  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void search(Path home, Embedding embedding, String kind, int limit) {
    try (PassageIndex own = Library.at(home).reading(embedding, _ -> {})) {
      Corpus corpus = LuceneCorpus.of(List.of(), own, embedding);
      ask(corpus, -200, kind + ", just started", limit);
      ask(corpus, 0, kind + ", warm", limit);
    }
  }

  /// @param first where to begin: questions below 0 are asked and not measured
  private static void ask(Corpus corpus, int first, String kind, int limit) {
    double[] times = new double[QUESTIONS];
    double[] work = new double[QUESTIONS];
    int found = 0;
    for (int i = first; i < QUESTIONS; i++) {
      Random random = new Random(i);
      String question = any(WHO, random) + any(DOES, random) + any(WHAT, random) + any(HOW, random);
      long start = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int hits = corpus.search(PolicyQuery.of(question, 10)).size();
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
        work[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
        found += hits > 0 ? 1 : 0;
      }
    }
    Arrays.sort(times);
    Arrays.sort(work);
    System.out.printf(
        "%s, %d questions, %d answered: p50 %.1f ms, p99 %.1f ms (limit %d ms); of processor time"
            + " p50 %.1f ms, p99 %.1f ms; heap in use %d MB%n",
        kind,
        QUESTIONS,
        found,
        times[QUESTIONS / 2],
        times[QUESTIONS * 99 / 100],
        limit,
        work[QUESTIONS / 2],
        work[QUESTIONS * 99 / 100],
        used() >> 20);
  }

  private static void kill(Path folder, Path files) throws IOException, InterruptedException {
    Path home = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledTest.Indexing.class.getName(),
                home.toString(),
                files.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> accepted = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      while (accepted.size() < DOCUMENTS / 2) {
        accepted.add(out.readLine().replace("accepted ", ""));
      }
      process.destroyForcibly();
      process.waitFor();
    }
    long start = System.nanoTime();
    try (PassageIndex own = Library.at(home).reading(Embedding.OFF, _ -> {})) {
      Corpus corpus = LuceneCorpus.of(List.of(), own, Embedding.OFF);
      long lost = accepted.stream().filter(id -> corpus.passage(id + "/1").isEmpty()).count();
      System.out.printf(
          "killed after %d files: %d lost; open again after %.1f s%n",
          accepted.size(), lost, (System.nanoTime() - start) / 1e9);
    }
  }

  private static float[] vector(String text) {
    Random random = new Random(text.hashCode());
    float[] vector = new float[DIMENSIONS];
    double square = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
