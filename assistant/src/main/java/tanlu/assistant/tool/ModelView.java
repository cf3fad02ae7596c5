package tanlu.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tanlu.analytics.proof.Language;
import tanlu.knowledge.Passage;
import tanlu.knowledge.ingest.OwnFiles;

/// A tool's outcome as the language model reads it: figures as `{ref, shown}`, so that the model
/// names numbers instead of writing them; passages with the reference that cites them; long lists
/// without their middle, for the last of a ranking says as much as the first.
public final class ModelView {
  /// Rows up to here are shown whole: every province, or every year.
  private static final int WHOLE = 34;

  private static final int HEAD = 12;
  private static final int TAIL = 3;
  private static final String LEFT_OUT = "…";
  private static final Pattern FIGURE = Pattern.compile("\\[\\[r\\d+(/.*)]]");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final int call;
  private final Language language;
  private final boolean whole;

  private ModelView(int call, Language language, boolean whole) {
    this.call = call;
    this.language = language;
    this.whole = whole;
  }

  /// @param call the number of the call in its turn, from 1: the first part of every reference
  public static ObjectNode of(ToolOutcome outcome, int call, Language language) {
    return switch (outcome) {
      case ToolOutcome.Failed failed -> failed(failed, language);
      case ToolOutcome.Done done -> new ModelView(call, language, false).done(done);
    };
  }

  /// The same for a document: nothing left out of lists, figures with their labels.
  public static ObjectNode whole(ToolOutcome.Done done, int call, Language language) {
    return new ModelView(call, language, true).done(done);
  }

  /// The JSON pointer of a figure of a view in the tool's result; empty for what is no figure.
  public static Optional<String> path(JsonNode viewed) {
    Matcher reference = FIGURE.matcher(viewed.path("ref").asText());
    return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
  }

  private ObjectNode done(ToolOutcome.Done done) {
    ObjectNode view = JSON.objectNode();
    view.put("tool", done.tool());
    view.put("call", call);
    view.set("arguments", done.arguments());
    view.set("result", view(done.result(), ""));
    if (!done.passages().isEmpty()) {
      ArrayNode passages = view.putArray("passages");
      done.passages().forEach(passage -> passages.add(passage(passage)));
    }
    ArrayNode warnings = view.putArray("warnings");
    done.warnings().forEach(warning -> warnings.add(warning.in(language)));
    return view;
  }

  private static ObjectNode failed(ToolOutcome.Failed failed, Language language) {
    ObjectNode view = JSON.objectNode();
    view.put("tool", failed.tool());
    view.set("arguments", failed.arguments());
    ObjectNode problem = view.putObject("problem");
    problem.put("kind", failed.problem().kind().name().toLowerCase(java.util.Locale.ROOT));
    problem.put("detail", failed.problem().detail().in(language));
    ArrayNode candidates = problem.putArray("candidates");
    failed.problem().candidates().forEach(each -> candidates.add(each.in(language)));
    return view;
  }

  private JsonNode view(JsonNode node, String path) {
    if (node.isObject()) {
      if (node.has("shown") && node.has("value")) {
        ObjectNode figure = JSON.objectNode();
        figure.put("ref", "[[r" + call + path + "]]");
        figure.put("shown", node.get("shown").path(language.code()).asText());
        if (whole) {
          figure.put("label", node.path("label").path(language.code()).asText());
        }
        return figure;
      }
      if (node.size() == 2 && node.has("zh") && node.has("en")) {
        return JSON.textNode(node.get(language.code()).asText());
      }
      ObjectNode object = JSON.objectNode();
      boolean rows = node.properties().stream().allMatch(field -> field.getValue().isObject());
      int at = 0;
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!rows || shown(at, node.size())) {
          object.set(field.getKey(), view(field.getValue(), path + "/" + escaped(field.getKey())));
        } else if (at == HEAD) {
          object.put(LEFT_OUT, leftOut(node.size()));
        }
        at++;
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        if (shown(i, node.size())) {
          array.add(view(node.get(i), path + "/" + i));
        } else if (i == HEAD) {
          array.addObject().put(LEFT_OUT, leftOut(node.size()));
        }
      }
      return array;
    }
    return node;
  }

  private boolean shown(int at, int size) {
    return whole || size <= WHOLE || at < HEAD || at >= size - TAIL;
  }

  private static String leftOut(int size) {
    return (size - HEAD - TAIL) + " more, left out";
  }

  private ObjectNode passage(Passage passage) {
    boolean zh = language == Language.ZH;
    ObjectNode view = JSON.objectNode();
    view.put("ref", "[[p:" + passage.id() + "]]");
    view.put("title", passage.title(zh));
    view.put("number", passage.number());
    view.put("issued", passage.issued());
    view.put("region", passage.region());
    view.put("clause", passage.clause());
    if (passage.page() != null) {
      view.put("page", passage.page());
    }
    OwnFiles.columns(passage).ifPresent(columns -> view.put("heading", columns));
    view.put("quoteOf", passage.original() ? "original" : "digest");
    view.put("digest", !passage.original());
    view.put("text", passage.text(zh));
    view.put("verification", passage.verification().name().toLowerCase(java.util.Locale.ROOT));
    return view;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
