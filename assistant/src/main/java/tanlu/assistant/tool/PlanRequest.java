package tanlu.assistant.tool;

import java.util.Optional;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;

/// What a draft plan is asked for, names resolved.
///
/// @param region its abbreviation, e.g. `GD`
/// @param sector the code of a sector group for a plan of one industry
/// @param scenario `bau`, `stated` or `strengthened`
/// @param dataset the dataset it stands on
public record PlanRequest(
    String region,
    Text regionName,
    Optional<String> sector,
    Optional<Text> sectorName,
    String scenario,
    Text scenarioName,
    Language language,
    String dataset) {

  public String title() {
    Text what =
        sectorName
            .map(
                name ->
                    Text.of(
                        regionName.zh() + name.zh() + "行业碳达峰碳中和实施方案",
                        "Plan for Carbon Peaking and Neutrality: "
                            + name.en()
                            + ", "
                            + regionName.en()))
            .orElse(
                Text.of(
                    regionName.zh() + "碳达峰碳中和实施方案",
                    "Plan for Carbon Peaking and Neutrality of " + regionName.en()));
    return what.in(language);
  }

  public String subtitle() {
    return Text.of("（草案·" + scenarioName.zh() + "）", "Draft, " + scenarioName.en()).in(language);
  }

  /// What a reader must know before the first page.
  public String notice() {
    return Text.of(
            "本稿由计算和政策摘要生成，供起草参考，不是公文。每个数字都可在数据附件中按编号查到来源和公式；【待填】处须由主管部门填写。",
            "Generated from computed figures and policy digests as a basis for drafting; not an"
                + " official document. Every number is listed by its id with source and formula in"
                + " the annex of data; what stands in 【】 is for the authorities to fill in.")
        .in(language);
  }
}
