package tanlu.evals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a comparison needs of a run; as a file it is a baseline, small enough to be committed.
///
/// @param cases in the order of the suite
public record RunRecord(Manifest manifest, boolean inconclusive, List<Entry> cases) {
  /// @param hash of the case: another wording is another case
  /// @param scores by metric
  /// @param truths the expected numbers as the engine gave them
  public record Entry(
      String id,
      String hash,
      String group,
      String lang,
      List<String> tags,
      boolean critical,
      CaseResult.Outcome outcome,
      Map<String, Double> scores,
      Map<String, String> truths) {}

  public static RunRecord of(Results results) {
    return new RunRecord(
        results.manifest(),
        results.summary().inconclusive(),
        results.cases().stream().map(RunRecord::entry).toList());
  }

  private static Entry entry(Results.Row row) {
    Map<String, Double> scores = new LinkedHashMap<>();
    row.result().scores().forEach(score -> scores.put(score.metric(), score.value()));
    return new Entry(
        row.asked().id(),
        hash(row.asked()),
        row.asked().group(),
        row.asked().lang(),
        row.asked().tags(),
        row.asked().critical(),
        row.result().outcome(),
        scores,
        row.result().truths());
  }

  private static String hash(EvalCase asked) {
    try {
      byte[] text = Json.CASES.writeValueAsString(asked).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 4);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads a run folder, or a baseline that [#write] wrote.
  ///
  /// @throws RunException where there is neither
  public static RunRecord read(Path place) {
    try {
      if (Files.isDirectory(place)) {
        return of(EvalRun.report(place));
      }
      JsonNode json = Json.RUNS.readTree(Files.readString(place));
      return Json.RUNS.treeToValue(json, RunRecord.class);
    } catch (IOException e) {
      throw new RunException(
          "%s is neither a run folder nor a baseline; write one with `eval baseline RUN FILE`"
              .formatted(place),
          e);
    }
  }

  /// One line a case, so that version control shows what changed.
  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("{\"manifest\":");
    text.append(Json.RUNS.writeValueAsString(manifest));
    text.append(",\"inconclusive\":").append(inconclusive).append(",\"cases\":[\n");
    for (int i = 0; i < cases.size(); i++) {
      text.append(Json.RUNS.writeValueAsString(cases.get(i)));
      text.append(i + 1 < cases.size() ? ",\n" : "\n");
    }
    Files.writeString(file, text.append("]}\n"));
  }
}
