package tanlu.assistant.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;
import tanlu.analytics.roadmap.TargetAsk;
import tanlu.knowledge.Corpus;
import tanlu.knowledge.PolicyQuery;

/// The falls of CO2 per GDP a province's own documents set for years to come.
final class ProvincialTargets {
  private static final String METRIC = "co2_intensity_reduction";
  private static final int TOP = 20;

  private ProvincialTargets() {}

  /// One for each target year, the earliest first.
  static List<TargetAsk.Published> of(Corpus corpus, Region region) {
    SortedMap<Integer, TargetAsk.Published> found = new TreeMap<>();
    corpus
        .search(
            PolicyQuery.of("单位GDP二氧化碳排放下降 目标", TOP)
                .in(Optional.of(region.abbr()))
                .setting(Optional.of(METRIC), Optional.empty()))
        .stream()
        .flatMap(hit -> PolicyTarget.of(hit.passage()).stream())
        .filter(target -> target.metric().equals(METRIC) && target.region().equals(region.abbr()))
        .filter(target -> target.baseYear() != null && target.targetYear() != null)
        .filter(target -> Objects.requireNonNull(target.targetYear()) > Dataset.LAST_INVENTORY + 1)
        .forEach(
            target ->
                target
                    .figure()
                    .ifPresent(
                        figure ->
                            found.putIfAbsent(
                                Objects.requireNonNull(target.targetYear()),
                                new TargetAsk.Published(
                                    Objects.requireNonNull(target.baseYear()),
                                    Objects.requireNonNull(target.targetYear()),
                                    figure))));
    return List.copyOf(found.values());
  }
}
