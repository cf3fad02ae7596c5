package tanlu.assistant.tool;

import static java.util.stream.Collectors.joining;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.knowledge.Disagreement;
import tanlu.knowledge.FileMention;
import tanlu.knowledge.Glossary;
import tanlu.knowledge.Hit;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PolicyQuery;
import tanlu.knowledge.ingest.OwnFiles;

/// Passages of policy documents, with what is needed to cite them.
final class SearchPolicyTool extends Tool {
  SearchPolicyTool() {
    super(
        "search_policy",
        Text.of("政策检索", "Policy search"),
        "Passages of Chinese climate policy (digests, originals the user indexed, and files"
            + " uploaded in this conversation, alone where the query says 'this file' or a file's"
            + " name) for a question or a document number, a province's own first, then national.",
        JsonObjectSchema.builder()
            .addStringProperty(
                "query",
                "keywords, a question, or a document number such as 国发〔2021〕23号; leave it out to"
                    + " list what the region itself has set")
            .addStringProperty("region", Schemas.REGION)
            .addStringProperty(
                "sector", "policy sector, e.g. power, steel, cement, energy, carbon market")
            .addStringProperty("issued_after", "ISO date, e.g. 2024-01-01")
            .addIntegerProperty("top", "how many passages, 1 to 20; default 5")
            .additionalProperties(false)
            .build());
  }

  /// @param answered whether a passage speaks of all that was asked; else they are the nearest held
  /// @param ownFile whether all of it comes from the files of the conversation
  /// @param uncomputed whether the query asks for what no passage of them says by itself, such as
  ///   the largest or a sum
  /// @param passages best first
  /// @param targets the numbers they state
  /// @param disagreements where documents of the corpus state other numbers for the same thing
  record Found(
      String query,
      boolean answered,
      boolean ownFile,
      boolean uncomputed,
      List<Passage> passages,
      List<PolicyTarget> targets,
      List<Disagreement> disagreements) {}

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Optional<Region> region = arguments.optionalRegion("region");
    String query =
        region.isPresent() ? arguments.optionalText("query").orElse("") : arguments.text("query");
    Optional<String> sector = arguments.optionalText("sector").map(SearchPolicyTool::sector);
    Optional<LocalDate> after = arguments.optionalText("issued_after").map(SearchPolicyTool::date);
    int top = arguments.integer("top", 5, 1, 20);
    sector.ifPresent(known -> arguments.write("sector", known));
    PolicyQuery whole =
        PolicyQuery.of(query, top)
            .in(region.filter(r -> !r.isNation() || query.isEmpty()).map(Region::abbr))
            .since(after);
    List<Hit> hits = knowledge.corpus().search(whole.on(sector));
    if (sector.isPresent() && !query.isEmpty() && hits.stream().noneMatch(Hit::answers)) {
      // What says it may be filed under another sector.
      List<Hit> others = knowledge.corpus().search(whole);
      hits = hits.isEmpty() || others.stream().anyMatch(Hit::answers) ? others : hits;
    }
    List<Passage> passages = hits.stream().map(Hit::passage).toList();
    boolean answered = hits.stream().anyMatch(Hit::answers);
    boolean ownFile = !passages.isEmpty() && passages.stream().allMatch(OwnFiles::hold);
    Found found =
        new Found(
            query,
            answered,
            ownFile,
            ownFile && FileMention.computes(query),
            passages,
            passages.stream().flatMap(passage -> PolicyTarget.of(passage).stream()).toList(),
            Disagreement.about(passages, knowledge.corpus()));
    return new Reply(found, List.of(), passages, warnings(found, knowledge.corpus().whole()), "");
  }

  /// @param whole whether all of the corpus was searched
  private static List<Text> warnings(Found found, boolean whole) {
    List<Text> warnings = new ArrayList<>();
    if (!whole) {
      warnings.add(
          Text.of(
              "未能检索自有文件：存放它们的集群现在不可用，只检索了其余内容。",
              "Your own documents could not be searched: the cluster that holds them is away; only"
                  + " the rest was."));
    }
    if (found.passages().stream().anyMatch(passage -> !passage.original())) {
      warnings.add(
          Text.of(
              "政策内容为本项目摘要，不是原文；引用前请核对正式文本。",
              "Policy content is this project's digest, not the original text; check the"
                  + " official text before quoting."));
    }
    if (!found.passages().isEmpty() && !found.answered()) {
      warnings.add(
          found.ownFile()
              ? Text.of(
                  "文件中没有直接回答这一问题的内容，所列只是最接近的。",
                  "The file does not answer this; what is listed is only the nearest.")
              : Text.of(
                  "语料库中没有回答这一问题的条目，所列只是最接近的。",
                  "The corpus holds no passage that answers this; those listed are only the"
                      + " nearest."));
    }
    if (found.uncomputed()) {
      warnings.add(
          Text.of(
              "未对您文件中的数作比较、合计或平均：所列是原文，请按所引位置核对；未列出的行也可能相关。",
              "Nothing in your file was compared, added up or averaged: what is listed is its own"
                  + " words, to be checked where cited; rows not listed may matter too."));
    }
    found.disagreements().stream().map(SearchPolicyTool::differ).distinct().forEach(warnings::add);
    return warnings;
  }

  /// Names the documents and not their numbers, which stand with their passages.
  private static Text differ(Disagreement disagreement) {
    List<Passage> passages = disagreement.passages();
    return Text.of(
        "各文件数字不一，较新的在前："
            + passages.stream()
                .map(passage -> "《" + passage.titleZh() + "》")
                .distinct()
                .collect(joining("、"))
            + "（"
            + passages.getFirst().headingZh()
            + "）。",
        "Documents state different numbers, the newest first: "
            + passages.stream().map(Passage::titleEn).distinct().collect(joining("; "))
            + " ("
            + passages.getFirst().headingEn()
            + ").");
  }

  private static String sector(String word) {
    return Glossary.embedded()
        .sector(word)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        Problem.Kind.UNKNOWN_NAME,
                        Text.of(
                            "政策语料中没有“" + word + "”这个领域",
                            "the policy corpus knows no sector '" + word + "'"),
                        Glossary.embedded().sectors().stream()
                            .map(each -> Text.of(each, each))
                            .toList())));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  "issued_after为“" + text + "”，应为2024-01-01这样的日期",
                  "issued_after is '" + text + "'; expected a date such as 2024-01-01"),
              List.of()));
    }
  }
}
