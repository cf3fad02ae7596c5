package tanlu.knowledge.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClauseTest {
  private static List<Clause> clauses(List<String> lines) {
    return Clause.of(Texts.reading(lines).lines());
  }

  private static Clause at(List<Clause> clauses, String path) {
    return clauses.stream().filter(each -> path.equals(each.path())).findFirst().orElseThrow();
  }

  @Test
  void anArticleKeepsItsItemsAndItsChapter() {
    List<Clause> clauses = clauses(Texts.REGULATION);
    assertThat(clauses)
        .extracting(Clause::path)
        .containsExactly(null, "第一章 第一条", "第一章 第二条", "第二章 第一节 第三条", "第二章 第一节 第四条", "第三章 第五条");
    Clause third = at(clauses, "第二章 第一节 第三条");
    assertThat(third.ancestry()).containsExactly("第二章 配额管理", "第一节 分配");
    assertThat(third.text())
        .isEqualTo("第三条 重点排放单位有下列情形之一的，应当核减配额：\n（一）关停或者搬迁的；\n（二）虚报、瞒报排放数据的；\n（三）法律、法规规定的其他情形。");
  }

  @Test
  void aSectionsItemsStandUnderIt() {
    List<Clause> clauses = clauses(Texts.NOTICE);
    Clause steel = at(clauses, "二、 （一）");
    assertThat(steel.ancestry()).containsExactly("二、重点任务");
    assertThat(steel.heading()).isEqualTo("（一）推动钢铁行业改造");
    Clause cement = at(clauses, "二、 （二）");
    assertThat(cement.text()).contains("包括下列措施", "1. 推广低碳水泥", "2. 严格执行");
  }

  @Test
  void aLongArticleIsCutBetweenItsItemsAndEachKeepsWhatLeadsToIt() {
    List<String> lines = new ArrayList<>(List.of("第二章 监督", "第九条 主管部门应当依法采取下列措施："));
    for (String item : List.of("（一）", "（二）", "（三）")) {
      lines.add(item + "对重点排放单位开展现场核查，核对能源消费台账与监测记录。".repeat(14));
    }
    List<Clause> clauses = clauses(lines);
    Clause second = at(clauses, "第二章 第九条 （二）");
    assertThat(second.ancestry()).containsExactly("第二章 监督", "第九条 主管部门应当依法采取下列措施：");
  }

  @Test
  void englishPartsAreKnown() {
    List<Clause> clauses =
        clauses(
            List.of(
                "Chapter 2 Allocation",
                "Article 7 The authority shall publish the cap.",
                "(a) by sector;",
                "(b) by region.",
                "Annex A Benchmarks",
                "Values follow."));
    assertThat(clauses).extracting(Clause::path).containsExactly("Chapter 2 Article 7", "Annex A");
    assertThat(clauses.getFirst().text()).contains("(a) by sector;\n(b) by region.");
  }

  @Test
  void numbersInTextAreNoHeadings() {
    for (String line :
        List.of("3.5%的年均降幅", "2025年目标", "1.8亿吨标准煤", "第三条所称的单位", "附件所列企业", "一是加强管理", "十四五、十五五时期")) {
      assertThat(Heading.of(new Line(line, 0, 0))).as(line).isEmpty();
    }
  }

  @Test
  void anArticleMayBeginWithAThirdParty() {
    assertThat(Heading.of(new Line("第五条 第三方核查机构应当独立。", 0, 0))).isPresent();
    assertThat(Heading.of(new Line("第五条第二款规定的情形", 0, 0))).isEmpty();
  }

  /// On seeded random documents: no line is lost or moved, nothing is longer than the limit, and
  /// every clause's path names the headings above its first line.
  @Test
  void everyLineIsInOneClauseInItsOrder() {
    for (int seed = 0; seed < 200; seed++) {
      List<String> lines = random(new Random(seed));
      List<Clause> clauses = clauses(lines);
      String joined = clauses.stream().map(Clause::text).collect(joining("\n"));
      List<String> text = lines.stream().filter(line -> !line.matches("第.章 .*|.、标题")).toList();
      List<String> found = joined.lines().filter(line -> !line.matches("第.章 .*|.、标题")).toList();
      assertThat(String.join("", found)).as("seed %d", seed).isEqualTo(String.join("", text));
      for (Clause clause : clauses) {
        assertThat(clause.text().length()).as("seed %d", seed).isLessThanOrEqualTo(720);
      }
    }
  }

  private static List<String> random(Random random) {
    List<String> lines = new ArrayList<>();
    String numerals = "一二三四五六七八九";
    int article = 1;
    for (int chapter = 0; chapter < 1 + random.nextInt(3); chapter++) {
      lines.add("第" + numerals.charAt(chapter) + "章 标题");
      for (int i = 0; i < random.nextInt(4); i++) {
        lines.add("第" + article++ + "条 应当做到" + "减排".repeat(random.nextInt(500)) + "。");
        for (int item = 0; item < random.nextInt(5); item++) {
          lines.add("（" + numerals.charAt(item) + "）" + "核查监测。".repeat(1 + random.nextInt(80)));
        }
        if (random.nextBoolean()) {
          lines.add("前款所称单位，是指独立法人。");
        }
      }
    }
    return Stream.concat(Stream.of("某省管理办法"), lines.stream()).toList();
  }
}
