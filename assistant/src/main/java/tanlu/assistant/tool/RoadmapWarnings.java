package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Ask;
import tanlu.analytics.roadmap.JointRoadmap;
import tanlu.analytics.roadmap.Lever;
import tanlu.analytics.roadmap.Outline;

/// What a reader of a roadmap must know beside it.
final class RoadmapWarnings {
  private RoadmapWarnings() {}

  static List<Text> of(Dataset data, Outline roadmap) {
    List<Text> warnings = new ArrayList<>();
    warnings.add(Wording.STALE);
    warnings.add(computed(roadmap.baseYear(), roadmap.nowcastYear()));
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
    if (roadmap.peakYear() == roadmap.neutralYear()) {
      warnings.add(
          Text.of(
              "按这些假设，排放到" + roadmap.neutralYear() + "年仍未见顶：所列峰值年就是最后一年，没有减排量。",
              "On these assumptions emissions do not peak before "
                  + roadmap.neutralYear()
                  + ": the peak year given is the last one, and nothing is cut."));
    }
    if (roadmap.imports().isEmpty()) {
      warnings.add(
          Text.of(
              roadmap.region().name().zh() + "的外来电占比未持有，按不变处理；可以在问题中给出各年的外来电占比，起点为2024年。",
              "No share of imported power is held for "
                  + roadmap.region().name().en()
                  + ", so it stays; name its shares by year in the question, with that of 2024 to"
                  + " begin from."));
    }
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

  /// Of a year by which the peak was asked for.
  static Text peaksBy(int by, int peak) {
    return peak > by
        ? Text.of(
            "按所给条件，最接近" + by + "年前达峰的是" + peak + "年。",
            "A peak by " + by + " cannot be had; the nearest is in " + peak + ".")
        : Text.of(
            "要求" + by + "年前达峰：这条路径最晚在该年达峰，措施没有为此推迟。",
            "Asked to peak by " + by + ": this path does, and no lever waits for it.");
  }

  /// Of courses that were given and end before the neutral year.
  static List<Text> ended(Ask ask, Map<String, Lever> levers) {
    List<Text> warnings = new ArrayList<>();
    ask.levers()
        .forEach(
            (key, course) -> {
              int last = course.keySet().stream().max(Integer::compare).orElse(ask.neutralYear());
              Lever lever = Objects.requireNonNull(levers.get(key));
              Text name = lever.name();
              if (last < ask.neutralYear()) {
                warnings.add(
                    Text.of(
                        name.zh()
                            + "只给到"
                            + last
                            + (lever.goesOn() ? "年，此后按所选情景中该措施的走势继续。" : "年，此后按该年的值不变。"),
                        name.en()
                            + ": the course given ends in "
                            + last
                            + (lever.goesOn()
                                ? "; from there it goes on as in the scenario."
                                : " and stays at that value.")));
              }
            });
    return warnings;
  }

  private static Text computed(int baseYear, int nowcastYear) {
    return Text.of(
        baseYear + "年以后没有排放清单：到" + nowcastYear + "年按GDP推算，此后是按所列假设推算的情景，不是预测。",
        "There is no inventory after "
            + baseYear
            + ": emissions up to "
            + nowcastYear
            + " are estimated by GDP, later ones are a scenario on the assumptions listed, not a"
            + " forecast.");
  }

  static List<Text> of(JointRoadmap roadmap) {
    List<Text> warnings = new ArrayList<>();
    warnings.add(Wording.STALE);
    warnings.add(computed(roadmap.baseYear(), roadmap.nowcastYear()));
    warnings.add(Wording.multiRegionalTrade(roadmap.kind()));
    warnings.add(
        Text.of(
            "各省产品来源的份额保持"
                + roadmap.tableYear()
                + "年不变，两种情形的最终需求总量相同；由措施设定的产量（钢铁有色、水泥建材、炼油）下降时，没有假设别省代为生产，其他省的这些产量也不随本组需求变化（参照为措施冻结时除外）。",
            "The shares by origin stay those of "
                + roadmap.tableYear()
                + ", and final demand is the same in sum; where an output that a lever sets"
                + " (metals, building materials, refining) falls, no other province is assumed to"
                + " make it instead, nor do these outputs of the others answer to the group, unless"
                + " the reference is levers frozen."));
    if (!roadmap.without().isEmpty()) {
      Text named = together(roadmap.without().stream().map(Region::name).toList());
      warnings.add(
          Text.of(named.zh() + "没有排放清单，未计入。", named.en() + ": no emission inventory, left out."));
    }
    if (!roadmap.importsUnused().isEmpty()) {
      Text named = together(roadmap.importsUnused());
      warnings.add(
          Text.of(
              named.zh()
                  + "的外来电占比走势（roadmap.yaml的imports一节）在这里没有用上：几个省份一起算时，省际电力按多区域表的来源推算；只有成员单独的路线图用它。",
              "The course of imported power of "
                  + named.en()
                  + " (section imports of roadmap.yaml) does not act here: several provinces"
                  + " together take power from where the multi-regional table says; only a"
                  + " member's own roadmap takes it."));
    }
    if (!roadmap.sinks().without().isEmpty()) {
      Text named = together(roadmap.sinks().without());
      warnings.add(
          Text.of(
              "没有" + named.zh() + "的碳汇数据，剩余排放未以其碳汇抵扣。",
              "No sink figure is held for " + named.en() + "; the residual is shown without one."));
    }
    return warnings;
  }

  private static Text together(List<Text> names) {
    return Text.of(
        String.join("、", names.stream().map(Text::zh).toList()),
        String.join(", ", names.stream().map(Text::en).toList()));
  }
}
