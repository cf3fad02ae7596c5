package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.knowledge.Glossary;
import tanlu.knowledge.Hit;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PolicyQuery;

/// Passages of policy documents, with what is needed to cite them.
final class SearchPolicyTool extends Tool {
  SearchPolicyTool() {
    super(
        "search_policy",
        Text.of("政策检索", "Policy search"),
        "Passages of Chinese climate policy (digests) for a question or a document number, a"
            + " province's own first, then national.",
        JsonObjectSchema.builder()
            .addStringProperty(
                "query", "keywords, a question, or a document number such as 国发〔2021〕23号")
            .addStringProperty("region", Schemas.REGION)
            .addStringProperty(
                "sector", "policy sector, e.g. power, steel, cement, energy, carbon market")
            .addStringProperty("issued_after", "ISO date, e.g. 2024-01-01")
            .addIntegerProperty("top", "how many passages, 1 to 20; default 5")
            .required("query")
            .additionalProperties(false)
            .build());
  }

  /// @param passages best first
  record Found(String query, List<Passage> passages) {}

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    String query = arguments.text("query");
    Optional<Region> region = arguments.optionalRegion("region");
    Optional<String> sector = arguments.optionalText("sector").map(SearchPolicyTool::sector);
    Optional<LocalDate> after = arguments.optionalText("issued_after").map(SearchPolicyTool::date);
    int top = arguments.integer("top", 5, 1, 20);
    List<Passage> passages =
        knowledge
            .corpus()
            .search(
                PolicyQuery.of(query, top)
                    .in(region.filter(held -> !held.isNation()).map(Region::abbr))
                    .on(sector)
                    .since(after))
            .stream()
            .map(Hit::passage)
            .toList();
    List<Text> warnings =
        passages.stream().anyMatch(passage -> !passage.original())
            ? List.of(
                Text.of(
                    "政策内容为本项目摘要，不是原文；引用前请核对正式文本。",
                    "Policy content is this project's digest, not the original text; check the"
                        + " official text before quoting."))
            : List.of();
    return new Reply(new Found(query, passages), List.of(), passages, warnings, "");
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
