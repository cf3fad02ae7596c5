package tanlu.assistant.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.MultiRegionalTable;
import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Derivation;
import tanlu.analytics.proof.Figure;
import tanlu.analytics.proof.Text;

/// Which imported tables and inventories the figures of a result stand on, read off their proofs.
final class Disclosure {
  private static final int NAMED = 3;

  private final Dataset dataset;
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<Figure> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Disclosure(Dataset dataset) {
    this.dataset = dataset;
  }

  /// What an answer from an imported dataset must say of itself; nothing for the embedded dataset
  /// and for results without figures.
  static List<Text> of(Dataset dataset, Collection<Figure> figures) {
    if (dataset.id().equals(Dataset.EMBEDDED) || figures.isEmpty()) {
      return List.of();
    }
    Disclosure disclosure = new Disclosure(dataset);
    figures.forEach(disclosure::walk);
    return List.of(disclosure.text());
  }

  private void walk(Figure figure) {
    if (!seen.add(figure)) {
      return;
    }
    switch (figure.derivation()) {
      case Derivation.Published published -> used.add(published.cell().table());
      case Derivation.Analysed analysed ->
          analysed.tables().forEach(table -> used.add(table.name()));
      case Derivation.Computed computed -> computed.inputs().forEach(input -> walk(input.figure()));
      case Derivation.Assumed _ -> {}
    }
  }

  private Text text() {
    List<Text> imported =
        Stream.of(
                dataset.importedTables().stream()
                    .filter(table -> used.contains(table.origin().getFirst().name()))
                    .map(
                        table ->
                            named(
                                table.region(),
                                table.year(),
                                Text.of("投入产出表", "input-output table"),
                                table.origin().getFirst())),
                dataset.importedInventories().stream()
                    .filter(inventory -> used.contains(inventory.origin().name()))
                    .map(
                        inventory ->
                            named(
                                inventory.region(),
                                inventory.year(),
                                Text.of("排放清单", "inventory"),
                                inventory.origin())),
                dataset.importedMultiRegional().stream()
                    .filter(table -> used.contains(table.origin().getFirst().name()))
                    .map(Disclosure::named))
            .flatMap(each -> each)
            .toList();
    if (imported.isEmpty()) {
      return Text.of(
          "数据集“" + dataset.id() + "”没有与本题有关的导入数据，结果全部来自内置数据。",
          "The dataset “"
              + dataset.id()
              + "” has no imported data on this: the results are from the embedded data.");
    }
    return Text.of(
        "数据集“" + dataset.id() + "”：" + list(imported, true) + "为导入数据（imported），其余为内置数据。",
        "Dataset “"
            + dataset.id()
            + "”: imported are "
            + list(imported, false)
            + "; the rest is embedded.");
  }

  private static Text named(Region region, int year, Text what, Derivation.Table origin) {
    return Text.of(
        region.name().zh() + year + "年" + what.zh() + "（" + origin.part() + "）",
        "the " + what.en() + " of " + region.name().en() + " " + year + " (" + origin.part() + ")");
  }

  private static Text named(MultiRegionalTable table) {
    String part = table.origin().getFirst().part();
    return Text.of(
        table.year() + "年多区域投入产出表（" + part + "）",
        "the multi-regional input-output table of " + table.year() + " (" + part + ")");
  }

  private static String list(List<Text> texts, boolean zh) {
    List<String> first = new ArrayList<>();
    texts.stream().limit(NAMED).forEach(text -> first.add(zh ? text.zh() : text.en()));
    String more = texts.size() <= NAMED ? "" : zh ? "等" : " and others";
    return String.join(zh ? "、" : ", ", first) + more;
  }
}
