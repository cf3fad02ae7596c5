package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Language;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.AnswerListener;
import tanlu.assistant.answer.Claim;
import tanlu.assistant.answer.Question;
import tanlu.assistant.answer.Step;
import tanlu.assistant.proof.Evidence;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.tool.ToolOutcome.Done;

/// What a model may say on real results: sentences of real answers with their numbers written out
/// as a model would, and the same with one thing falsified.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {
  private static final int WANTED = 300;
  private static final Pattern CLAIM = Pattern.compile("\\[([^\\]\\n]+)\\]\\(#claim-[^)]*\\)");

  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]+\\]\\(#claim-([^)]*)\\)");

  // A ratio written as 1.037 alone could be any of several; a model must refer to it.
  private static final Pattern BARE = Pattern.compile("\\[[0-9.]+\\]\\(#claim-");
  private static final Pattern CITATION = Pattern.compile("\\[[^\\]\\n]+\\]\\(#citation-[^)]*\\)");
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9][0-9,]*(?:\\.[0-9]+)?)(\\s?(?:亿吨|万吨|Mt|kt|%))");
  private static final Pattern YEAR = Pattern.compile("(?<![0-9.])20(?:0[0-9]|1[0-9])(?![0-9])");

  private static final List<String> ZH =
      List.of("%s2017年碳排放是多少？", "%s2012年消费侧排放是多少？", "%s近十年碳排放怎么变化？", "%s2012到2017年排放变化的驱动因素");
  private static final List<String> EN =
      List.of(
          "How much CO2 did %s emit in 2012?",
          "Consumption-based emissions of %s in 2017",
          "How did emissions of %s change over the last ten years?",
          "What drove the change of emissions in %s from 2012 to 2017?");
  private static final List<String> WHERE =
      List.of("GD", "JS", "SX", "NM", "GZ", "HI", "XJ", "SH", "HE", "HN");

  private final Assistant assistant =
      Assistant.open(Settings.read(Map.of("TANLU_HOME", Path.of("target/home").toString())));

  /// A sentence with a number, and the results it stands on.
  private record Said(String text, Evidence evidence, Region region, boolean zh) {
    boolean alarms(String spoken) {
      Prover prover = new Prover(evidence, "", zh ? Language.ZH : Language.EN);
      prover.feed(spoken);
      prover.finish();
      return !prover.warnings().isEmpty();
    }

    String name(Region other) {
      return zh ? other.name().zh() : other.name().en();
    }
  }

  /// Lines as a model writes them that refers to its numbers.
  private final List<Said> referring = new ArrayList<>();

  private final List<Said> said = said();

  @Test
  void honestSentencesRaiseNoAlarm() {
    assertThat(said).hasSizeGreaterThanOrEqualTo(WANTED);
    assertThat(said).filteredOn(each -> each.alarms(each.text)).extracting(Said::text).isEmpty();
  }

  @Test
  void everyFalsifiedSentenceIsCaught() {
    Map<String, List<String>> passed = new LinkedHashMap<>();
    Random random = new Random(20261127);
    int falsified = 0;
    for (Said each : said) {
      for (Map.Entry<String, String> lie : lies(each, random).entrySet()) {
        falsified++;
        if (!each.alarms(lie.getValue())) {
          passed.computeIfAbsent(lie.getKey(), _ -> new ArrayList<>()).add(lie.getValue());
        }
      }
    }
    assertThat(falsified).isGreaterThanOrEqualTo(WANTED);
    System.out.printf("%d sentences falsified, %d passed%n", falsified, passed.size());
    assertThat(passed).isEmpty();
  }

  @Test
  void honestReferencesRaiseNoAlarm() {
    assertThat(referring).hasSizeGreaterThanOrEqualTo(WANTED);
    assertThat(referring)
        .filteredOn(each -> each.alarms(each.text))
        .extracting(Said::text)
        .isEmpty();
  }

  @Test
  void aReferenceInASentenceOfAnotherProvinceIsCaught() {
    Random random = new Random(20261128);
    List<String> passed = new ArrayList<>();
    int falsified = 0;
    for (Said each : referring) {
      if (each.text.contains(each.name(each.region))) {
        falsified++;
        String lie = each.text.replace(each.name(each.region), each.name(other(each, random)));
        if (!each.alarms(lie)) {
          passed.add(lie);
        }
      }
    }
    assertThat(falsified).isGreaterThanOrEqualTo(75);
    assertThat(passed).isEmpty();
  }

  private static Region other(Said said, Random random) {
    List<Region> others = Dataset.embedded().provinces();
    Region other = said.region;
    while (other.equals(said.region)) {
      other = others.get(random.nextInt(others.size()));
    }
    return other;
  }

  private static Map<String, String> lies(Said said, Random random) {
    Map<String, String> lies = new LinkedHashMap<>();
    String own = said.name(said.region);
    List<MatchResult> amounts = AMOUNT.matcher(said.text).results().toList();
    if (!amounts.isEmpty()) {
      MatchResult one = amounts.get(random.nextInt(amounts.size()));
      lies.put("digits", replaced(said.text, one, otherDigit(one.group(1), random)));
      String amount = one.group(1) + one.group(2);
      lies.put(
          "absent",
          said.zh
              ? "%s2031年碳排放将为%s。".formatted(own, amount)
              : "%s will emit %s in 2031.".formatted(own, amount));
      double most = amounts.stream().mapToDouble(MutationTest::value).max().orElseThrow();
      double wrong = 1.3 * (value(one) + most);
      lies.put(
          "sum",
          said.text.strip()
              + (said.zh ? "两项合计%.2f%s。" : " Together that is %.2f%s.")
                  .formatted(wrong, one.group(2)));
    }
    for (List<String> units :
        List.of(
            List.of("亿吨", "万吨"), List.of("万吨", "亿吨"), List.of("Mt", "Gt"), List.of("%", "个百分点"))) {
      int at = said.text.indexOf(units.getFirst());
      if (at > 0 && Character.isDigit(said.text.charAt(at - 1)) && !lies.containsKey("unit")) {
        lies.put(
            "unit",
            said.text.substring(0, at)
                + units.get(1)
                + said.text.substring(at + units.getFirst().length()));
      }
    }
    if (said.text.contains(own)) {
      Region other = other(said, random);
      lies.put("province", said.text.replace(own, said.name(other)));
    }
    Set<String> years = new LinkedHashSet<>();
    YEAR.matcher(said.text).results().forEach(year -> years.add(year.group()));
    if (years.size() == 1 && Pattern.compile("排放|mission").matcher(said.text).find()) {
      lies.put("year", said.text.replace(years.iterator().next(), "1996"));
    }
    // A real document, which no tool found.
    lies.put(
        "document",
        said.text.strip() + (said.zh ? "依据国发〔2021〕23号。" : " See document 国发〔2021〕23号."));
    return lies;
  }

  private static String replaced(String text, MatchResult at, String by) {
    return text.substring(0, at.start(1)) + by + text.substring(at.end(1));
  }

  private static double value(MatchResult amount) {
    return Double.parseDouble(amount.group(1).replace(",", ""));
  }

  /// The first digit another one: a falsehood no rounding explains.
  private static String otherDigit(String number, Random random) {
    int digit = 1 + random.nextInt(9);
    while (digit == number.charAt(0) - '0') {
      digit = 1 + random.nextInt(9);
    }
    return digit + number.substring(1);
  }

  private List<Said> said() {
    List<Said> all = new ArrayList<>();
    for (String abbr : WHERE) {
      Region region = Dataset.embedded().region(abbr).orElseThrow();
      for (String question : ZH) {
        all.addAll(said(question.formatted(region.name().zh()), region, Language.ZH));
      }
      for (String question : EN) {
        all.addAll(said(question.formatted(region.name().en()), region, Language.EN));
      }
    }
    return all;
  }

  private List<Said> said(String question, Region region, Language language) {
    Answer answer = assistant.ask(Question.of(question), AnswerListener.NONE);
    Evidence evidence = new Evidence();
    int call = 0;
    for (Step step : answer.steps()) {
      call++;
      if (assistant.call(step.tool(), step.arguments(), language) instanceof Done done) {
        evidence.add(call, done);
      }
    }
    Map<String, String> references = references(answer);
    answer
        .text()
        .lines()
        .filter(line -> CLAIM.matcher(line).find())
        .map(line -> CITATION.matcher(referring(line, references)).replaceAll(""))
        .map(line -> new Said(line + "\n", evidence, region, language == Language.ZH))
        .forEach(referring::add);
    return answer
        .text()
        .lines()
        .filter(line -> CLAIM.matcher(line).find() && !BARE.matcher(line).find())
        .limit(8)
        .map(line -> CITATION.matcher(CLAIM.matcher(line).replaceAll("$1")).replaceAll(""))
        .map(line -> new Said(line + "\n", evidence, region, language == Language.ZH))
        .toList();
  }

  /// Where each claim stands in the results, by its id.
  private static Map<String, String> references(Answer answer) {
    Map<String, String> references = new HashMap<>();
    for (Claim claim : answer.claims()) {
      for (int call = 1; call <= answer.steps().size(); call++) {
        Step step = answer.steps().get(call - 1);
        if (step.tool().equals(claim.derivation().tool())) {
          references.put(claim.id(), "[[r%d%s]]".formatted(call, claim.derivation().path()));
        }
      }
    }
    return references;
  }

  private static String referring(String line, Map<String, String> references) {
    return LINK.matcher(line)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(references.get(link.group(1)), link.group())));
  }
}
