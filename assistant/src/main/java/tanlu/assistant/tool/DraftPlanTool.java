package tanlu.assistant.tool;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tanlu.analytics.analysis.SectorGroup;
import tanlu.analytics.analysis.Totals;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.data.Vintage;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Scenario;

/// Starts the draft plan of a region, or of one of its industries, and says where it will be.
public final class DraftPlanTool extends Tool {
  public static final String NAME = "draft_plan";

  private final Function<PlanRequest, String> start;

  /// @param start begins a plan and returns its id
  DraftPlanTool(Function<PlanRequest, String> start) {
    super(
        NAME,
        Text.of("方案草案", "Draft plan"),
        "Starts a draft reduction plan of a region, or of one of its industries, as docx, pdf and"
            + " xlsx, and returns its address; the plan is written within seconds.",
        JsonObjectSchema.builder()
            .addStringProperty("region", Schemas.REGION)
            .addStringProperty("sector", "one industry, for a plan of that industry alone")
            .addEnumProperty(
                "scenario",
                List.of("bau", "stated", "strengthened"),
                "how far levers go; default stated")
            .addEnumProperty("language", List.of("zh", "en"), "of the plan; default zh")
            .required("region")
            .additionalProperties(false)
            .build());
    this.start = start;
  }

  /// @param address where its progress stands
  /// @param files where each file will be, by kind
  record Started(
      String id,
      Region region,
      Optional<Text> sector,
      Scenario scenario,
      String language,
      String address,
      Map<String, String> files) {}

  @Override
  Reply call(Arguments arguments, Knowledge knowledge) {
    Dataset data = knowledge.dataset();
    Region region = arguments.region("region");
    Optional<SectorGroup> sector = sector(arguments, knowledge);
    Scenario scenario =
        arguments.choice(
            "scenario",
            Scenario.STATED,
            knowledge.linker()::scenario,
            each -> each.name().toLowerCase(Locale.ROOT));
    String language = arguments.oneOf("language", "zh", List.of("zh", "en"));
    // Refused now rather than when the first chapter is written.
    Totals.territorial(data, region, Dataset.LAST_INVENTORY);
    String id =
        start.apply(
            new PlanRequest(
                region.abbr(),
                region.name(),
                sector.map(SectorGroup::code),
                sector.map(SectorGroup::name),
                scenario.name().toLowerCase(Locale.ROOT),
                scenario.label(),
                language.equals("zh") ? Language.ZH : Language.EN,
                data.id().equals(Dataset.EMBEDDED) ? Dataset.EMBEDDED : Datasets.reference(data)));
    String address = "/api/plans/" + id;
    Started started =
        new Started(
            id,
            region,
            sector.map(SectorGroup::name),
            scenario,
            language,
            address,
            Map.of(
                "docx", address + "/plan.docx",
                "pdf", address + "/plan.pdf",
                "xlsx", address + "/plan.xlsx"));
    return Reply.of(started, List.of(), arguments.notes(), "");
  }

  /// An industry that is one sector of the table: a chain has to begin somewhere.
  private static Optional<SectorGroup> sector(Arguments arguments, Knowledge knowledge) {
    List<SectorGroup> named =
        arguments.allOf(
            "sector", name -> knowledge.linker().sector(name, Vintage.V2017), SectorGroup::code);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    if (named.size() > 1 || named.getFirst().codes().size() != 1) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.BAD_ARGUMENT,
              Text.of(
                  "行业方案须指明投入产出表中的一个部门",
                  "a plan of an industry needs one sector of the input-output table"),
              SectorGroup.of(Vintage.V2017).stream()
                  .filter(group -> group.codes().size() == 1)
                  .map(SectorGroup::name)
                  .limit(10)
                  .toList()));
    }
    return Optional.of(named.getFirst());
  }
}
