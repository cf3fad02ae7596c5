package tanlu.analytics.roadmap;

import java.util.List;
import java.util.Locale;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.Region;

/// The part of docs/validation.md that sets the roadmap engine beside published pathways.
public final class BenchmarkReport {
  private BenchmarkReport() {}

  public static String markdown(Dataset data) {
    StringBuilder page = new StringBuilder();
    page.append("\n## Roadmaps beside published pathways\n\n");
    page.append("Mt CO₂, stated policies to 2060, no peak year asked for. Generated.\n\n");
    page.append("| region | what | published | here | difference |\n|---|---|---|---|---|\n");
    for (String abbr : List.of("GD", "CN")) {
      Region region = data.region(abbr).orElseThrow();
      Roadmap roadmap = Roadmap.of(data, Parameters.standard(), Ask.of(region, Scenario.STATED));
      for (Feasibility.Benchmark each : roadmap.feasibility().benchmarks()) {
        page.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %+.0f %% |%n",
                region.name().en(),
                each.name().en(),
                each.published().value(),
                each.own().value(),
                each.difference().value()));
      }
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | peak %d, P5–P95 %.0f–%.0f | | %.0f | |%n",
              region.name().en(),
              roadmap.peakYear(),
              roadmap.uncertainty().peak().low().value(),
              roadmap.uncertainty().peak().high().value(),
              roadmap.peak().value()));
    }
    page.append(
        """

        Why they differ:

        - **The peak lies earlier and lower.** The path starts at the nowcast: the CEADs inventory \
        grown with GDP and the nation's fall of CO2 per GDP. Other studies start from other accounts; \
        for the nation the published 2024 level lies above the nowcast by the difference shown, before \
        any lever acts. From 2026 on the stated levers, above all the non-fossil share of power, take \
        off more than growth adds.
        - **The year 2025 is set, not foreseen.** Inventories end in 2019 and the nowcast in 2024; up \
        to 2025 the scenarios differ by less than 1 % and most levers begin in 2026, so emissions that \
        fall from then on have their highest year in 2025 in nearly every draw. An answer says so, and \
        names the inventory's year where that is higher than all the path reaches.
        - **More is left in 2060.** Levers act on the rows and fuels they name, and nothing else is \
        assumed to vanish. In Guangdong the largest rests are transport, whose heavy trucks reach the \
        stock ten years after they are sold, and power, whose output more than doubles. The published \
        bands do not say which levers they stand on, so this difference is not split further.
        - **1.5 °C pathways are no stated policy.** They are shown because they are published; the \
        strengthened scenario is the one to set beside them.
        - **Gross, not net.** Sinks and air capture stand beside the residual, never inside the path.
        """);
    return page.toString();
  }
}
