package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import tanlu.analytics.proof.Text;

/// What can be asked.
final class ListDataTool extends Tool {
  ListDataTool() {
    super(
        "list_data",
        Text.of("数据目录", "Data catalogue"),
        "What data are held: regions, years of tables and inventories, sectors, indicators,"
            + " cities.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .additionalProperties(false)
            .build());
  }

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Catalog catalog = Catalog.of(knowledge, arguments.optionalRegion("region"));
    return Reply.of(catalog, List.of(), arguments.notes(), "");
  }
}
