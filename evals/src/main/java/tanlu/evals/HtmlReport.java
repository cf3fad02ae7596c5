package tanlu.evals;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tanlu.analytics.proof.Text;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Chart;
import tanlu.assistant.answer.Outcome;

/// A run as one self-contained page: the flips against an earlier run, the figures, then the cases,
/// failures first, each with its trace and charts.
final class HtmlReport {
  /// Beyond so many the page would be too large to open: the journal holds them all.
  private static final int SHOWN = 400;

  private static final int ROWS = 14;
  private static final Template TEMPLATE = template("report.mustache");

  private final Results results;
  private final Optional<Comparison> comparison;
  private final Set<String> flipped;
  private final List<Results.Row> shown;
  private final Set<String> ids;

  HtmlReport(Results results, Optional<Comparison> comparison) {
    this.results = results;
    this.comparison = comparison;
    this.flipped =
        comparison.stream()
            .flatMap(each -> each.flips().stream())
            .map(Comparison.Flip::id)
            .collect(Collectors.toSet());
    this.shown =
        results.cases().stream()
            .sorted((one, other) -> order(one) - order(other))
            .limit(SHOWN)
            .toList();
    this.ids = shown.stream().map(row -> row.asked().id()).collect(Collectors.toSet());
  }

  /// Whether the page shows that case's answer.
  boolean shows(String id) {
    return ids.contains(id);
  }

  /// @param answers of the cases shown, by id
  String page(Map<String, Answer> answers) {
    Summary summary = results.summary();
    return TEMPLATE.execute(
        Map.of(
            "comparison",
            comparison.map(Changes::of).stream().toList(),
            "hidden",
            hidden().stream().toList(),
            "manifest",
            results.manifest(),
            "tiles",
            Tile.of(summary),
            "matrix",
            summary.refusals().matrix().entrySet().stream().map(Ending::of).toList(),
            "slices",
            slices(summary),
            "cases",
            shown.stream().map(row -> row(row, answers)).toList()));
  }

  private Optional<Text> hidden() {
    int all = results.cases().size();
    return all == shown.size()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "共%d个用例，列出%d个；journal.jsonl 中有全部。".formatted(all, shown.size()),
                "%d of %d cases are shown; journal.jsonl holds all.".formatted(shown.size(), all)));
  }

  private static List<Slice> slices(Summary summary) {
    Map<String, Rate> metrics = new LinkedHashMap<>();
    summary.metrics().forEach((name, metric) -> metrics.put(name, metric.passed()));
    return Stream.of(
            Slice.of("按指标", "by metric", metrics),
            Slice.of("按语言", "by language", summary.byLanguage()),
            Slice.of("按工具", "by tool", summary.byTool()),
            Slice.of("按标签", "by tag", summary.byTag()),
            Slice.of("攻击", "attacks", summary.attacks()))
        .filter(slice -> !slice.rows.isEmpty())
        .toList();
  }

  /// Rates of a kind with their intervals, to be drawn from 0 to 100.
  record Slice(String zh, String en, List<Bar> rows) {
    record Bar(String name, String rate, String share, String low, String width) {}

    static Slice of(String zh, String en, Map<String, Rate> rates) {
      return new Slice(
          zh,
          en,
          rates.entrySet().stream()
              .filter(each -> each.getValue().n() > 0)
              .map(each -> bar(each.getKey(), each.getValue()))
              .toList());
    }

    private static Bar bar(String name, Rate rate) {
      return new Bar(
          name,
          rate.toString(),
          percent(rate.share()),
          percent(rate.low()),
          percent(rate.high() - rate.low()));
    }
  }

  /// A figure of the whole run.
  record Tile(String zh, String en, String value, Text note, String tone) {
    static List<Tile> of(Summary summary) {
      Rate passed = summary.passed();
      List<Tile> tiles = new ArrayList<>();
      tiles.add(
          new Tile(
              "通过",
              "passed",
              passed.n() == 0 ? "–" : percent(passed.share()) + " %",
              summary.inconclusive()
                  ? Text.of(passed + "；无结论", "inconclusive")
                  : Text.of(passed.toString(), ""),
              summary.inconclusive() ? "error" : ""));
      tiles.add(
          new Tile(
              "出错",
              "errors",
              Integer.toString(summary.errors()),
              Text.of(
                  "%d个不适用；出错超过2%%则不下结论".formatted(summary.notApplicable()),
                  "%d not applicable; over 2 %% errors nothing is concluded"
                      .formatted(summary.notApplicable())),
              summary.errors() > 0 ? "error" : ""));
      tiles.add(
          new Tile(
              "整答耗时",
              "whole answer",
              summary.times().median() + " ms",
              Text.of(
                  "p50；p95 %d ms；首个事件 p50 %d ms"
                      .formatted(
                          summary.times().percentile95(), summary.times().firstEventMedian()),
                  "first event"),
              ""));
      rate("同题同数", "variants with the same claims", summary.variantsAgree()).ifPresent(tiles::add);
      rate("该拒则拒", "rightly not answered", summary.refusals().abstained()).ifPresent(tiles::add);
      rate("误拒", "wrongly not answered", summary.refusals().overRefused()).ifPresent(tiles::add);
      Mean gap = summary.languageGap();
      if (gap != null) {
        tiles.add(
            new Tile(
                "中英之差",
                "zh less en, paired",
                "%+.1f".formatted(100 * gap.value()),
                Text.of("百分点 [%.1f, %.1f]".formatted(100 * gap.low(), 100 * gap.high()), "points"),
                ""));
      }
      return tiles;
    }

    private static Optional<Tile> rate(String zh, String en, Rate rate) {
      return rate.n() == 0
          ? Optional.empty()
          : Optional.of(
              new Tile(zh, en, percent(rate.share()) + " %", Text.of(rate.toString(), ""), ""));
    }
  }

  /// How the answers ended that should have ended in one way.
  record Ending(String zh, String expected, int answered, int clarify, int refused) {
    static Ending of(Map.Entry<EvalCase.Behaviour, Map<Outcome, Integer>> row) {
      return new Ending(
          switch (row.getKey()) {
            case ANSWER -> "作答";
            case CLARIFY -> "反问";
            case REFUSE -> "拒答";
            case ABSTAIN -> "反问或拒答";
          },
          row.getKey().name().toLowerCase(Locale.ROOT),
          row.getValue().getOrDefault(Outcome.ANSWERED, 0),
          row.getValue().getOrDefault(Outcome.CLARIFY, 0),
          row.getValue().getOrDefault(Outcome.REFUSED, 0));
    }
  }

  /// A comparison in words.
  record Changes(
      String before,
      List<Row> changes,
      List<Flipped> flips,
      List<Share> slices,
      List<String> moved,
      int missing) {
    record Row(
        String metric,
        String before,
        String after,
        String change,
        String p,
        String detectable,
        int n) {}

    record Flipped(String id, String zh, String way, boolean critical) {}

    record Share(String name, int worse, int better) {}

    static Changes of(Comparison comparison) {
      return new Changes(
          "%s，%s，%d 对 pairs"
              .formatted(
                  comparison.before().model(), comparison.before().started(), comparison.pairs()),
          comparison.changes().stream().map(Changes::row).toList(),
          comparison.flips().stream()
              .map(
                  flip ->
                      new Flipped(
                          flip.id(),
                          flip.worse() ? "变差" : "变好",
                          flip.worse() ? "worse" : "better",
                          flip.critical()))
              .toList(),
          comparison.flipsBySlice().entrySet().stream()
              .map(
                  each ->
                      new Share(each.getKey(), each.getValue().worse(), each.getValue().better()))
              .toList(),
          comparison.moved(),
          comparison.missing().size());
    }

    private static Row row(Comparison.Change change) {
      return new Row(
          change.metric(),
          "%.3f".formatted(change.before()),
          "%.3f".formatted(change.after()),
          "%+.3f [%+.3f, %+.3f]".formatted(change.difference(), change.low(), change.high()),
          "%.4f".formatted(change.p()),
          Double.isNaN(change.detectable()) ? "–" : "%.3f".formatted(change.detectable()),
          change.n());
    }
  }

  /// As pages and style sheets write it.
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /// Flips first.
  private int order(Results.Row row) {
    if (flipped.contains(row.asked().id())) {
      return -1;
    }
    return switch (row.result().outcome()) {
      case FAIL -> 0;
      case ERROR -> 1;
      case PASS -> 2;
      case NOT_APPLICABLE -> 3;
    };
  }

  private Map<String, Object> row(Results.Row row, Map<String, Answer> answers) {
    CaseResult result = row.result();
    Answer answer = answers.get(result.id());
    Map<String, Object> shown = new HashMap<>();
    shown.put("flipped", flipped.contains(result.id()));
    shown.put(
        "charts",
        answer == null ? List.of() : answer.charts().stream().map(HtmlReport::chart).toList());
    shown.putAll(
        Map.of(
            "id",
            result.id(),
            "ended",
            switch (result.outcome()) {
              case PASS -> "通过";
              case FAIL -> "未过";
              case ERROR -> "出错";
              case NOT_APPLICABLE -> "不适用";
            },
            "outcome",
            Json.RUNS.convertValue(result.outcome(), String.class),
            "open",
            order(row) < 0,
            "turns",
            row.asked().turns(),
            "reasons",
            result.reasons(),
            "text",
            answer == null ? "" : shown(answer.text()),
            "steps",
            answer == null
                ? List.of()
                : answer.steps().stream().map(step -> step.tool() + step.arguments()).toList(),
            "claims",
            answer == null ? List.of() : answer.claims(),
            "citations",
            answer == null ? List.of() : answer.citations()));
    return shown;
  }

  /// The words of an answer without the addresses of its claims and citations and without emphasis.
  private static String shown(String markdown) {
    return markdown
        .replaceAll("\\[([^\\[\\]]*)]\\(#claim-\\w+\\)", "$1")
        .replaceAll("\\[(\\d+)]\\(#citation-\\d+\\)", "[$1]")
        .replace("**", "");
  }

  private static Map<String, Object> chart(Chart chart) {
    return Map.of(
        "kind", chart.kind(),
        "title", chart.title(),
        "unit", chart.unit(),
        "svg", ChartPicture.svg(chart),
        "columns", chart.table().columns(),
        "rows", chart.table().rows().stream().limit(ROWS).map(HtmlReport::cells).toList());
  }

  private static List<String> cells(List<Object> row) {
    return row.stream().map(cell -> cell == null ? "" : cell.toString()).toList();
  }

  /// A page's template, by its file.
  static Template template(String file) {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(file))) {
      return Mustache.compiler()
          .defaultValue("")
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
