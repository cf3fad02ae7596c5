package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Outline;

/// What a reader of a roadmap must know beside it.
final class RoadmapWarnings {
  private RoadmapWarnings() {}

  static List<Text> of(Dataset data, Outline roadmap) {
    List<Text> warnings = new ArrayList<>();
    warnings.add(Wording.STALE);
    warnings.add(
        Text.of(
            roadmap.baseYear()
                + "年以后没有排放清单：到"
                + roadmap.nowcastYear()
                + "年按GDP推算，此后是按所列假设推算的情景，不是预测。",
            "There is no inventory after "
                + roadmap.baseYear()
                + ": emissions up to "
                + roadmap.nowcastYear()
                + " are estimated by GDP, later ones are a scenario on the assumptions listed, not"
                + " a forecast."));
    roadmap
        .askedPeak()
        .filter(asked -> asked != roadmap.peakYear())
        .ifPresent(
            asked ->
                warnings.add(
                    Text.of(
                        "按这些措施，峰值无法落在" + asked + "年，最接近的是" + roadmap.peakYear() + "年。",
                        "With these levers the peak cannot fall in "
                            + asked
                            + "; the nearest is "
                            + roadmap.peakYear()
                            + ".")));
    if (roadmap.sink().isEmpty()) {
      warnings.add(
          Text.of(
              "没有" + roadmap.region().name().zh() + "的碳汇数据，剩余排放未以碳汇抵扣。",
              "No sink figure is held for "
                  + roadmap.region().name().en()
                  + "; the residual is shown without one."));
    }
    warnings.addAll(Wording.modelled(data, roadmap.region(), Schemas.TABLE));
    return warnings;
  }
}
