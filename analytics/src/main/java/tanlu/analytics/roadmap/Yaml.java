package tanlu.analytics.roadmap;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tanlu.analytics.proof.Text;

/// A place of a YAML file, read strictly: whatever is wrong is named with file, line and column.
final class Yaml {
  private final String file;
  private final Node node;

  private Yaml(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  static Yaml parse(String file, String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new ParameterException(file + " is empty; expected the roadmap's parameters");
      }
      return new Yaml(file, root);
    } catch (MarkedYAMLException e) {
      throw new ParameterException(place(file, e.getProblemMark()) + e.getProblem(), e);
    }
  }

  /// The members of a mapping, in the order of the file; none twice.
  Map<String, Yaml> fields() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("names with values");
    }
    Map<String, Yaml> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Yaml key = new Yaml(file, tuple.getKeyNode());
      if (fields.put(key.text(), new Yaml(file, tuple.getValueNode())) != null) {
        throw key.error(key.text() + " stands here a second time; expected it once");
      }
    }
    return fields;
  }

  /// The members of a mapping that may have these names only.
  Map<String, Yaml> fields(Set<String> known) {
    Map<String, Yaml> fields = fields();
    fields.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw value.error("unknown name " + name + "; expected one of " + known);
          }
        });
    return fields;
  }

  Yaml get(String name) {
    return find(name).orElseThrow(() -> error(name + " is missing"));
  }

  Optional<Yaml> find(String name) {
    return Optional.ofNullable(fields().get(name));
  }

  List<Yaml> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list");
    }
    List<Yaml> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(new Yaml(file, item)));
    return items;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("a value");
    }
    return scalar.getValue();
  }

  double number() {
    String text = text();
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      ParameterException wrong = error("expected a number, not " + text);
      wrong.initCause(e);
      throw wrong;
    }
    if (!Double.isFinite(number)) {
      throw wrong("a number");
    }
    return number;
  }

  int whole() {
    double number = number();
    if (number != (int) number) {
      throw wrong("a whole number");
    }
    return (int) number;
  }

  /// Three numbers.
  Band band() {
    List<Yaml> items = items();
    if (items.size() != 3) {
      throw error("expected three numbers, not " + items.size());
    }
    return new Band(items.get(0).number(), items.get(1).number(), items.get(2).number());
  }

  /// Low, central, high, none below the one before.
  Band range() {
    Band band = band();
    if (!band.rising()) {
      throw error(
          "应为低、中、高三个依次不减的数，而不是" + band.written(),
          "expected low, central and high, none below the one before, not " + band.written());
    }
    return band;
  }

  ParameterException error(String message) {
    return error(message, message);
  }

  ParameterException error(String zh, String en) {
    Mark mark = node.getStartMark();
    return new ParameterException(
        Text.of(
            file + "第" + (mark.getLine() + 1) + "行第" + (mark.getColumn() + 1) + "列有误：" + zh,
            place() + en));
  }

  private ParameterException wrong(String expected) {
    String given = node instanceof ScalarNode scalar ? scalar.getValue() : "a list or names";
    return error("expected " + expected + ", not " + given);
  }

  private String place() {
    return place(file, node.getStartMark());
  }

  private static String place(String file, Mark mark) {
    return file + " line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
  }
}
