package tanlu.assistant.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tanlu.analytics.proof.Figure;
import tanlu.assistant.tool.Problem;
import tanlu.assistant.tool.ToolOutcome.Done;
import tanlu.assistant.tool.ToolOutcome.Failed;
import tanlu.knowledge.Passage;

/// What the tools of one turn returned: the only things an answer may state. Safe for tools that
/// end concurrently; the order is that of the calls.
public final class Evidence {
  private final Map<Integer, Done> results = new ConcurrentSkipListMap<>();
  private final List<Failed> failures = new CopyOnWriteArrayList<>();

  /// A figure with its place: the claim made of it replays by calling the tool again.
  public record Item(int call, String path, Figure figure, String tool, JsonNode arguments) {}

  /// @param call which call of the turn this was: 1 is what `[[r1/…]]` refers to
  public void add(int call, Done result) {
    if (call < 1 || results.putIfAbsent(call, result) != null) {
      throw new IllegalArgumentException(
          "call " + call + " of " + result.tool() + " is below 1 or already has a result");
    }
  }

  public void add(Failed failure) {
    failures.add(failure);
  }

  /// What arguments were wrong, where no tool could answer; a name that is not known is a model's
  /// own words and proves nothing.
  List<Failed> failures() {
    return results.isEmpty()
        ? failures.stream()
            .filter(failure -> failure.problem().kind() == Problem.Kind.BAD_ARGUMENT)
            .toList()
        : List.of();
  }

  /// The figure at a JSON pointer of a call's result.
  public Optional<Item> figure(int call, String path) {
    Done done = results.get(call);
    Figure figure = done == null ? null : done.figures().get(path);
    return done == null || figure == null
        ? Optional.empty()
        : Optional.of(new Item(call, path, figure, done.tool(), done.arguments()));
  }

  /// Every figure, in order of calls and of appearance.
  public List<Item> figures() {
    List<Item> items = new ArrayList<>();
    results.forEach(
        (call, done) ->
            done.figures()
                .forEach(
                    (path, figure) ->
                        items.add(new Item(call, path, figure, done.tool(), done.arguments()))));
    return items;
  }

  /// Where an answer may lead: to the documents of passages, and to files a tool makes.
  public Set<String> addresses() {
    Set<String> addresses = new HashSet<>();
    for (Done done : results.values()) {
      done.passages().stream().map(Passage::url).filter(Objects::nonNull).forEach(addresses::add);
      done.result().path("files").forEach(file -> addresses.add(file.asText()));
    }
    return addresses;
  }

  public Optional<Passage> passage(String id) {
    return passages().stream().filter(passage -> passage.id().equals(id)).findFirst();
  }

  public List<Passage> passages() {
    return results.values().stream().flatMap(done -> done.passages().stream()).toList();
  }
}
