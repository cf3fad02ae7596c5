package tanlu.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.bundle.Bundle.Versions;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.McpPrompts;

/// What the Model Context Protocol offers of the assistant: the one catalogue of tools, and
/// requests ready-made. Both transports serve it: standard input and output, and HTTP.
final class McpDoor {
  static final String NAME = "tanlu";

  static final McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.builder().build());

  /// The tools look at their arguments themselves, and name what is wrong with them.
  static final JsonSchemaValidator LEFT_TO_THE_TOOLS =
      (_, _) -> JsonSchemaValidator.ValidationResponse.asValid(null);

  static final ServerCapabilities CAPABILITIES =
      ServerCapabilities.builder().tools(false).resources(false, false).prompts(false).build();

  private final Assistant assistant;

  McpDoor(Assistant assistant) {
    this.assistant = assistant;
  }

  static String version() {
    return Versions.now().engine();
  }

  /// How results are to be used, in both languages.
  static String instructions() {
    return McpPrompts.all().instructions().get("zh")
        + "\n\n"
        + McpPrompts.all().instructions().get("en");
  }

  List<Tool> tools() {
    return assistant.tools().stream().map(McpDoor::tool).toList();
  }

  private static Tool tool(ToolSpecification specification) {
    boolean reads = !Toolbox.lasts(specification.name());
    return Tool.builder(
            specification.name(), JsonSchemaElementUtils.toMap(specification.parameters()))
        .description(specification.description())
        .annotations(
            ToolAnnotations.builder()
                .readOnlyHint(reads)
                .destructiveHint(false)
                .idempotentHint(reads)
                .openWorldHint(false)
                .build())
        .build();
  }

  /// @param owner whose plan it is, where the tool starts one
  CallToolResult call(CallToolRequest request, Language language, String owner) {
    Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
    try {
      return McpResult.of(
          assistant.call(request.name(), Json.MAPPER.valueToTree(arguments), language, owner),
          language);
    } catch (RuntimeException e) {
      // A client would be shown the words of the exception otherwise.
      return CallToolResult.builder()
          .addTextContent(Failures.body(e, language).detail())
          .isError(true)
          .build();
    }
  }

  static List<Prompt> prompts() {
    return McpPrompts.all().prompts().stream().map(McpDoor::prompt).toList();
  }

  private static Prompt prompt(McpPrompts.Ready ready) {
    return Prompt.builder(ready.name())
        .title(ready.title().get("zh") + " " + ready.title().get("en"))
        .description(ready.description().get("zh") + " " + ready.description().get("en"))
        .arguments(
            List.of(
                PromptArgument.builder("region")
                    .description("省份或全国 a province, or China")
                    .required(true)
                    .build()))
        .build();
  }

  static GetPromptResult prompt(String name, Map<String, Object> arguments, Language language) {
    McpPrompts.Ready ready =
        McpPrompts.all().prompts().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Object region = arguments == null ? null : arguments.get("region");
    String text = ready.about(region == null ? "全国" : region.toString(), language.code());
    return GetPromptResult.builder(
            List.of(PromptMessage.builder(Role.USER, TextContent.builder(text).build()).build()))
        .build();
  }
}
