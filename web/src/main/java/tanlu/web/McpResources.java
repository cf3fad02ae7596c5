package tanlu.web;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.knowledge.Digests;
import tanlu.knowledge.Passage;
import tanlu.knowledge.PolicyDocument;

/// What can be read over the Model Context Protocol: the catalogue of the datasets, each policy
/// digest, and by its id any passage a tool cites.
final class McpResources {
  private static final String CATALOG = "tanlu://catalog";
  private static final String DOCUMENT = "tanlu://documents/";
  private static final String PASSAGE = "tanlu://passages/";

  private final Assistant assistant;
  private final Map<String, PolicyDocument> documents = new LinkedHashMap<>();

  McpResources(Assistant assistant) {
    this.assistant = assistant;
    Digests.embedded().forEach(document -> documents.put(document.id(), document));
  }

  List<Resource> listed() {
    List<Resource> all = new ArrayList<>();
    all.add(
        Resource.builder(CATALOG, "catalog")
            .title("数据目录 Catalogue of the data")
            .description("地区、年份、部门、指标、数据集 Regions, years, sectors, indicators, datasets")
            .mimeType("application/json")
            .build());
    for (PolicyDocument each : documents.values()) {
      all.add(
          Resource.builder(DOCUMENT + each.id(), each.id())
              .title(each.titleZh() + " " + each.titleEn())
              .description(
                  Stream.of(each.number(), each.issuer(), each.issued())
                      .filter(Objects::nonNull)
                      .collect(Collectors.joining(", ")))
              .mimeType("text/markdown")
              .build());
    }
    return all;
  }

  static ResourceTemplate template() {
    return ResourceTemplate.builder(PASSAGE + "{document}/{place}", "passage")
        .title("政策段落 Passage of a policy")
        .description("引用中的 passage 编号 The `passage` of a citation")
        .mimeType("text/markdown")
        .build();
  }

  ReadResourceResult read(String uri, Language language) {
    if (uri.equals(CATALOG)) {
      return contents(uri, "application/json", assistant.catalog().toString());
    }
    Optional<String> text =
        uri.startsWith(DOCUMENT)
            ? Optional.ofNullable(documents.get(uri.substring(DOCUMENT.length())))
                .map(document -> text(document.passages(), language))
            : assistant
                .passage(uri.replace(PASSAGE, ""))
                .map(passage -> text(List.of(passage), language));
    return contents(
        uri, "text/markdown", text.orElseThrow(() -> McpError.RESOURCE_NOT_FOUND.apply(uri)));
  }

  private static ReadResourceResult contents(String uri, String type, String text) {
    return ReadResourceResult.builder(
            List.of(TextResourceContents.builder(uri, text).mimeType(type).build()))
        .build();
  }

  /// A digest is in our words; who reads it must not take it for the document's.
  private static String text(List<Passage> passages, Language language) {
    boolean chinese = language == Language.ZH;
    Passage first = passages.getFirst();
    String head =
        Stream.of(
                first.number(),
                first.issuer(),
                first.issued(),
                first.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                first.original()
                    ? (chinese ? "原文" : "original")
                    : (chinese ? "摘要，非原文" : "digest, not the document's words"),
                first.url())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(chinese ? "，" : ", "));
    return "# "
        + first.title(chinese)
        + "\n\n"
        + head
        + "\n\n"
        + passages.stream()
            .map(
                passage ->
                    "## "
                        + (chinese ? passage.headingZh() : passage.headingEn())
                        + "\n\n"
                        + passage.text(chinese))
            .collect(Collectors.joining("\n\n"));
  }
}
