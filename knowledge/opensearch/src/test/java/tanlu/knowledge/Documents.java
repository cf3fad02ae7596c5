package tanlu.knowledge;

import java.util.List;
import java.util.stream.IntStream;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Target;
import tanlu.knowledge.Passage.Verification;

/// Documents about green power; no office issued them.
final class Documents {
  /// What all of them are found by.
  static final String QUESTION = "绿色电力消费比重";

  private static final String NUMBER = "粤测〔2022〕7号";
  private static final String TEXT = "绿色电力消费比重逐步提高。其他事项另行规定。";

  private Documents() {}

  /// A document of so many passages, `id/0`, `id/1` and so on.
  static PolicyDocument of(String id, int passages) {
    return of(id, passages, "GD", "power", "2022", Status.IN_FORCE, 2030, TEXT);
  }

  static PolicyDocument saying(String id, String text) {
    return of(id, 1, "GD", "power", "2022", Status.IN_FORCE, 2030, text);
  }

  static PolicyDocument of(
      String id, String region, String sector, String issued, Status status, int targetYear) {
    return of(id, 1, region, sector, issued, status, targetYear, TEXT);
  }

  private static PolicyDocument of(
      String id,
      int passages,
      String region,
      String sector,
      String issued,
      Status status,
      int targetYear,
      String text) {
    List<Target> targets =
        List.of(
            new Target(
                id + "-T",
                "green_power_share",
                "50",
                50.0,
                "%",
                null,
                targetYear,
                Verification.UNVERIFIED,
                null));
    return new PolicyDocument(
        id,
        "测试文件",
        "A test document",
        NUMBER,
        false,
        null,
        issued,
        region,
        List.of(sector),
        null,
        status,
        Verification.UNVERIFIED,
        IntStream.range(0, passages)
            .mapToObj(
                place ->
                    new Passage(
                        id + "/" + place,
                        id,
                        "测试文件",
                        "A test document",
                        NUMBER,
                        false,
                        null,
                        issued,
                        region,
                        List.of(sector),
                        null,
                        List.of(),
                        null,
                        "用电",
                        "Power use",
                        text,
                        "The share of green power consumption rises. Other matters are set"
                            + " elsewhere.",
                        false,
                        null,
                        Verification.UNVERIFIED,
                        status,
                        targets))
            .toList());
  }

  static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> hit.passage().id()).toList();
  }
}
