package tanlu.evals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The runs in a folder, the latest first, as a page that leads to their reports.
public record RunList(List<Run> runs) {
  /// On the page.
  static final int SHOWN = 50;

  private static final Template TEMPLATE = HtmlReport.template("runs.mustache");

  /// @param summary empty where the run is not over
  public record Run(String name, Manifest manifest, Optional<Summary> summary) {}

  /// What a folder holds beside runs is left out.
  public static RunList in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new RunList(List.of());
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Run> runs = new ArrayList<>();
      for (Path each :
          inside.filter(each -> Files.exists(each.resolve(Manifest.FILE))).sorted().toList()) {
        runs.add(
            new Run(
                Objects.requireNonNull(each.getFileName()).toString(),
                Manifest.read(each),
                summary(each.resolve("results.json"))));
      }
      return new RunList(
          runs.stream()
              .sorted(Comparator.comparing((Run run) -> run.manifest.started()).reversed())
              .toList());
    } catch (IOException e) {
      throw new RunException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// The report of one of them.
  ///
  /// @param name as the list has it; no path
  public static Optional<Path> report(Path folder, String name) {
    return Optional.of(name)
        .filter(each -> each.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*"))
        .map(each -> folder.resolve(each).resolve("report.html"))
        .filter(Files::isRegularFile);
  }

  /// Reads up to the summary alone: the cases after it may be tens of thousands.
  private static Optional<Summary> summary(Path results) throws IOException {
    if (!Files.exists(results)) {
      return Optional.empty();
    }
    try (JsonParser json = Json.RUNS.createParser(results.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals("summary");
        json.nextToken();
        if (found) {
          return Optional.of(Json.RUNS.readValue(json, Summary.class));
        }
        json.skipChildren();
      }
    } catch (JsonProcessingException _) {
      // It is being written, or was when somebody pulled the plug.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// @param folder what the page says where there are none yet
  public String page(Path folder) {
    return TEMPLATE.execute(
        Map.of(
            "runs",
            runs.stream().limit(SHOWN).map(Line::of).toList(),
            "older",
            Math.max(0, runs.size() - SHOWN),
            "folder",
            folder.toString()));
  }

  /// A run in words.
  record Line(
      String name,
      String suite,
      Manifest manifest,
      boolean over,
      String state,
      String tone,
      String share,
      String low,
      String width,
      String floors) {
    static Line of(Run run) {
      if (run.summary.isEmpty()) {
        return new Line(
            run.name,
            suite(run.manifest),
            run.manifest,
            false,
            "未完 unfinished",
            "error",
            "0",
            "0",
            "0",
            "");
      }
      Summary summary = run.summary.get();
      Rate passed = summary.passed();
      return new Line(
          run.name,
          suite(run.manifest),
          run.manifest,
          true,
          passed + (summary.inconclusive() ? "，无结论 inconclusive" : ""),
          summary.inconclusive() ? "error" : "",
          HtmlReport.percent(passed.n() == 0 ? 0 : passed.share()),
          HtmlReport.percent(passed.low()),
          HtmlReport.percent(passed.high() - passed.low()),
          String.join(
              ", ",
              Gate.FLOORS.stream()
                  .filter(metric -> broken(summary, metric))
                  .map(metric -> metric + " " + rate(summary, metric))
                  .toList()));
    }

    /// A suite of one's own goes by its folder.
    private static String suite(Manifest manifest) {
      return manifest.suite().replaceFirst("^.*/(?=[^/]+/?$)", "");
    }

    private static Rate rate(Summary summary, String metric) {
      Summary.Metric found = summary.metrics().get(metric);
      return found == null ? new Rate(0, 0) : found.passed();
    }

    private static boolean broken(Summary summary, String metric) {
      Rate rate = rate(summary, metric);
      return rate.hits() < rate.n();
    }
  }
}
