package tanlu.assistant.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tanlu.analytics.proof.Language;
import tanlu.assistant.chart.ChartSpec;
import tanlu.assistant.model.Outlines;
import tanlu.assistant.plan.PlanDocument.Section;
import tanlu.assistant.proof.Evidence;
import tanlu.assistant.proof.Prover;
import tanlu.assistant.proof.Released;
import tanlu.assistant.tool.ModelView;
import tanlu.assistant.tool.PlanRequest;
import tanlu.assistant.tool.ToolOutcome;
import tanlu.assistant.tool.Toolbox;
import tanlu.prompts.Chapter;
import tanlu.prompts.Chapter.Edition;
import tanlu.prompts.Prompts;

/// Writes a plan chapter by chapter: calls the tools of the chapter, fills its outline, and lets
/// the prover turn every reference into a claim. A call two chapters share is made once. For one
/// thread at a time; between chapters it can wait as long as it likes.
public final class Draft {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHART = "@chart ";

  private final Toolbox toolbox;
  private final PlanRequest request;
  private final LocalDate date;
  private final List<Chapter> chapters;
  private final Outlines outlines = new Outlines();
  private final Evidence evidence = new Evidence();
  private final Prover prover;
  private final Numbering numbering;
  private final Map<String, Called> calls = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<Section> sections = new ArrayList<>();

  /// A tool's result as outlines see it, and what it drew.
  private record Called(ObjectNode result, List<ChartSpec> specs) {}

  /// @param date the day on the cover
  public Draft(Toolbox toolbox, PlanRequest request, LocalDate date) {
    this.toolbox = toolbox;
    this.request = request;
    this.date = date;
    this.prover = new Prover(evidence, "", request.language());
    this.numbering = new Numbering(request.language());
    Edition other = request.sector().isPresent() ? Edition.REGION : Edition.SECTOR;
    this.chapters = Prompts.plan().stream().filter(chapter -> chapter.edition() != other).toList();
  }

  /// The titles of the chapters there will be.
  public List<String> titles() {
    return chapters.stream().map(this::title).toList();
  }

  /// How many chapters are written.
  public int written() {
    return sections.size();
  }

  public boolean isWritten() {
    return written() == chapters.size();
  }

  /// Writes the next chapter.
  ///
  /// @throws PlanException where a tool cannot answer
  public void writeNext() {
    Chapter chapter = chapters.get(written());
    ObjectNode context = JSON.createObjectNode();
    Map<String, Called> called = new LinkedHashMap<>();
    for (Chapter.Call call : chapter.calls()) {
      called.put(call.name(), called(call));
    }
    called.forEach((name, result) -> context.set(name, result.result));
    context.set("asked", JSON.valueToTree(slots()));
    ArrayNode told = context.putArray("warnings");
    warnings.forEach(told::add);
    String number = numbering.section(chapter.annex());
    String outline = Objects.requireNonNull(chapter.outlines().get(language().code()));
    List<Block> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : outlines.write(outline, context, language()).lines().toList()) {
      if (line.startsWith(CHART)) {
        blocks.addAll(proved(text));
        blocks.add(picture(line.substring(CHART.length()).split(" "), called));
      } else {
        text.append(line).append('\n');
      }
    }
    blocks.addAll(proved(text));
    sections.add(new Section(chapter.id(), number, title(chapter), chapter.annex(), blocks));
  }

  /// The plan with the annexes that list its claims, citations and what is not verified.
  public PlanDocument document() {
    List<Section> all = new ArrayList<>(sections);
    Annexes annexes =
        new Annexes(numbering, language(), prover.claims(), prover.citations(), warnings);
    all.addAll(annexes.sections());
    return new PlanDocument(
        request.title(),
        request.subtitle(),
        request.notice(),
        date,
        language(),
        all,
        prover.claims(),
        prover.citations(),
        prover.warnings());
  }

  private Language language() {
    return request.language();
  }

  private String title(Chapter chapter) {
    return Objects.requireNonNull(chapter.title().get(language().code()));
  }

  private List<Block> proved(StringBuilder text) {
    StringBuilder released = new StringBuilder();
    prover.feed(text.toString()).stream().map(Released::text).forEach(released::append);
    prover.finish().stream().map(Released::text).forEach(released::append);
    text.setLength(0);
    return MarkdownReader.read(released.toString(), numbering);
  }

  /// @param named a call's name and which of its charts, from 1
  private Block picture(String[] named, Map<String, Called> called) {
    Called source = Objects.requireNonNull(called.get(named[0]), named[0]);
    ChartSpec spec = source.specs.get(Integer.parseInt(named[1]) - 1);
    return new Block.Picture(
        numbering.picture(),
        spec.heading().title().in(language()),
        spec.heading().source().in(language()),
        spec);
  }

  private Map<String, String> slots() {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("region", request.region());
    slots.put("scenario", request.scenario());
    slots.put("name", request.regionName().in(language()));
    request.sector().ifPresent(sector -> slots.put("sector", sector));
    request.sectorName().ifPresent(name -> slots.put("sectorName", name.in(language())));
    return slots;
  }

  private Called called(Chapter.Call call) {
    ObjectNode arguments = JSON.createObjectNode();
    call.arguments()
        .forEach(
            (name, value) -> {
              JsonNode filled =
                  value instanceof String text && text.startsWith("$")
                      ? JSON.valueToTree(slots().get(text.substring(1)))
                      : JSON.valueToTree(value);
              if (!filled.isNull()) {
                arguments.set(name, filled);
              }
            });
    Called known = calls.get(call.tool() + arguments);
    if (known != null) {
      return known;
    }
    int number = calls.size() + 1;
    ToolOutcome outcome = toolbox.call(call.tool(), arguments, language(), request.dataset());
    if (!(outcome instanceof ToolOutcome.Done done)) {
      throw new PlanException(((ToolOutcome.Failed) outcome).problem().detail());
    }
    evidence.add(number, done);
    done.warnings().forEach(warning -> warnings.add(warning.in(language())));
    ObjectNode view = ModelView.whole(done, number, language());
    ObjectNode result = (ObjectNode) view.get("result");
    if (view.has("passages")) {
      result.set("passages", view.get("passages"));
    }
    Called made = new Called(result, done.specs());
    calls.put(call.tool() + arguments, made);
    return made;
  }
}
