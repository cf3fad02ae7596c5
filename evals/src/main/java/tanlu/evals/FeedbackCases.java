package tanlu.evals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tanlu.assistant.store.ConversationStore.Rated;
import tanlu.assistant.store.Feedback;

/// Readers' ratings as cases for review. What a good answer holds nobody has said yet: a case is
/// written with blanks, and until they are filled only what needs no truth is judged of it
/// (language, grounded numbers, replay, arguments, charts). The questions before the rated one are
/// its earlier turns, for what it asks may rest on them.
public final class FeedbackCases {
  /// Cases nobody has reviewed.
  public static final String REVIEW = "review";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private FeedbackCases() {}

  /// @param known ratings whose case was there already, as reviewed or not as it may be
  public record Written(int added, int known) {}

  /// Adds a case for each rating the file has none of.
  ///
  /// @throws IOException where the file cannot be read or written
  /// @throws SuiteException where it holds a line that is no case
  public static Written write(List<Rated> ratings, Path file) throws IOException {
    Set<String> known = new HashSet<>();
    StringBuilder lines = new StringBuilder();
    if (Files.exists(file)) {
      String held = Files.readString(file);
      new CaseReader(file.toString()).read(held).forEach(each -> known.add(each.id()));
      // Editors leave the last line open.
      lines.append(held.isEmpty() || held.endsWith("\n") ? "" : "\n");
    } else {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }
    int added = 0;
    for (Rated each : ratings) {
      if (known.add(id(each))) {
        lines.append(line(each)).append('\n');
        added++;
      }
    }
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new Written(added, ratings.size() - added);
  }

  private static String id(Rated rated) {
    return "feedback-" + rated.answerId().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }

  private static JsonNode line(Rated rated) {
    Feedback feedback = rated.feedback();
    String rating = feedback.rating().name().toLowerCase(Locale.ROOT);
    ObjectNode each = JSON.objectNode();
    each.put("id", id(rated)).put("group", id(rated));
    each.put("lang", HAN.matcher(rated.question()).find() ? "zh" : "en");
    each.putArray("tags").add("feedback").add(rating).add(REVIEW);
    ArrayNode turns = each.putArray("turns");
    rated.earlier().forEach(turns::add);
    turns.add(rated.question());
    ObjectNode expect = each.putObject("expect");
    expect.putArray("numbers");
    expect.putArray("tools");
    return each.put("split", "dev")
        .put(
            "provenance",
            "rated %s on %s%s; answered: %s"
                .formatted(
                    rating,
                    feedback.given(),
                    feedback.reason().map(reason -> ", “" + reason + "”").orElse(""),
                    rated.text()));
  }
}
