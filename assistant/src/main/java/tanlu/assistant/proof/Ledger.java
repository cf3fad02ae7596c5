package tanlu.assistant.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tanlu.knowledge.Passage;

/// The claims and citations of one answer, numbered as they first appear.
final class Ledger {
  /// A claim made: its id, the text shown for it and what it stands on.
  record Entry(String id, String shown, Evidence.Item item) {}

  private record Key(int call, String path, String shown) {}

  private final Map<Key, Entry> claims = new LinkedHashMap<>();
  private final Map<String, Passage> cited = new LinkedHashMap<>();

  /// The Markdown link of a claim; what was shown before in the same way keeps its id.
  String claim(Evidence.Item item, String shown) {
    Entry entry =
        claims.computeIfAbsent(
            new Key(item.call(), item.path(), shown),
            _ -> new Entry("c" + (claims.size() + 1), shown, item));
    return "[" + shown + "](#claim-" + entry.id + ")";
  }

  String citation(Passage passage) {
    cited.putIfAbsent(passage.id(), passage);
    int n = new ArrayList<>(cited.keySet()).indexOf(passage.id()) + 1;
    return "[" + n + "](#citation-" + n + ")";
  }

  List<Entry> claims() {
    return List.copyOf(claims.values());
  }

  List<Passage> cited() {
    return List.copyOf(cited.values());
  }
}
