package tanlu.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.proof.Language;
import tanlu.assistant.Assistant;
import tanlu.assistant.plan.Plans;
import tanlu.assistant.plan.Progress;
import tanlu.assistant.tool.DraftPlanTool;
import tanlu.assistant.tool.Problem;
import tanlu.assistant.tool.ToolOutcome;

/// Writes a draft plan into a folder.
@Command(
    name = "plan",
    description =
        "Write the draft reduction plan of a region, or of one of its industries: plan.docx,"
            + " plan.pdf and plan.xlsx.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final long POLL_MILLISECONDS = 50;

  @ParentCommand private Main main = new Main();

  @Option(names = "--region", required = true, description = "e.g. 广东, Guangdong, GD or 全国")
  private String region = "";

  @Option(names = "--sector", description = "one industry, for its plan alone")
  private @Nullable String sector;

  @Option(
      names = "--scenario",
      defaultValue = "stated",
      description = "bau, stated or strengthened (default: ${DEFAULT-VALUE})")
  private String scenario = "stated";

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "zh or en (default: ${DEFAULT-VALUE})")
  private String lang = "zh";

  @Option(names = "--out", defaultValue = ".", description = "the folder (default: this one)")
  private Path out = Path.of(".");

  @Override
  public Integer call() throws InterruptedException {
    if (!lang.equals("zh") && !lang.equals("en")) {
      throw new CommandException("--lang must be zh or en, not " + lang + ".");
    }
    Assistant assistant = main.assistant();
    ObjectNode arguments = Json.MAPPER.createObjectNode();
    arguments.put("region", region).put("scenario", scenario).put("language", lang);
    if (sector != null) {
      arguments.put("sector", sector);
    }
    Language language = lang.equals("en") ? Language.EN : Language.ZH;
    String id =
        switch (assistant.call(DraftPlanTool.NAME, arguments, language)) {
          case ToolOutcome.Done done -> done.result().path("id").asText();
          case ToolOutcome.Failed failed ->
              throw new CommandException(told(failed.problem(), language));
        };
    Progress progress = followed(assistant.plans(), id);
    if (progress.status() != Progress.Status.DONE) {
      throw new CommandException(progress.detail().orElse(progress.status().toString()));
    }
    for (String kind : List.of("docx", "pdf", "xlsx")) {
      System.out.println(copied(assistant.plans().file(id, kind).orElseThrow()));
    }
    return 0;
  }

  private static String told(Problem problem, Language language) {
    List<String> candidates = problem.candidates().stream().map(each -> each.in(language)).toList();
    boolean zh = language == Language.ZH;
    return problem.detail().in(language)
        + (candidates.isEmpty()
            ? (zh ? "。" : ".")
            : (zh ? "；可选：" : "; there are: ")
                + String.join(zh ? "、" : ", ", candidates)
                + (zh ? "。" : "."));
  }

  /// Tells of each chapter and file on standard error until the plan has ended.
  private static Progress followed(Plans plans, String id) throws InterruptedException {
    int told = 0;
    while (true) {
      Progress progress = plans.find(id).orElseThrow();
      List<Progress.Step> done =
          progress.steps().stream().filter(step -> step.status().equals("done")).toList();
      for (Progress.Step step : done.subList(told, done.size())) {
        told++;
        System.err.printf("[%d/%d] %s%n", told, progress.steps().size(), step.title());
      }
      if (progress.status() != Progress.Status.RUNNING) {
        return progress;
      }
      Thread.sleep(POLL_MILLISECONDS);
    }
  }

  private Path copied(Path file) {
    try {
      Files.createDirectories(out);
      return Files.copy(
          file,
          out.resolve(String.valueOf(file.getFileName())),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandException(
          "The plan cannot be written to " + out + ": choose another folder with --out.", e);
    }
  }
}
