package tanlu.assistant.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

/// What the offline model learns from the examples of intents, names and years masked. The build
/// learns it once, as masking thousands of examples takes longer than all else a start does; where
/// the examples are others than those of the build, it is learnt at the start.
///
/// @param examples the examples it was learnt from, as `List.hashCode` has them: by their
///   characters
record Learnt(int examples, Vocabulary vocabulary, SoftmaxRegression regression) {
  private static final String FILE = "learnt.bin";

  /// Learns from the embedded examples into a folder of compiled classes.
  public static void main(String[] args) throws IOException {
    List<Intent> intents = IntentClassifier.learnable(Prompts.intents());
    Path file = Path.of(args[0], Learnt.class.getPackageName().replace('.', '/')).resolve(FILE);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      anew(intents, new Masks(EntityLinker.of(Dataset.embedded()))).write(out);
    }
  }

  static Learnt of(List<Intent> intents, Masks masks) {
    int examples = hash(intents);
    return built()
        .filter(built -> built.examples == examples)
        .orElseGet(() -> anew(intents, masks));
  }

  /// @param intents the classes, in order
  static Learnt anew(List<Intent> intents, Masks masks) {
    List<List<String>> masked =
        intents.stream()
            .map(intent -> intent.examples().stream().map(masks::apply).toList())
            .toList();
    Vocabulary vocabulary = Vocabulary.of(masked.stream().flatMap(List::stream).toList());
    List<SoftmaxRegression.Example> examples = new ArrayList<>();
    for (int i = 0; i < intents.size(); i++) {
      for (String example : masked.get(i)) {
        examples.add(new SoftmaxRegression.Example(i, vocabulary.vector(example)));
      }
    }
    return new Learnt(
        hash(intents),
        vocabulary,
        SoftmaxRegression.fitted(vocabulary.size(), intents.size(), examples));
  }

  /// What the build learnt; empty where classes were compiled without it.
  static Optional<Learnt> built() {
    try (InputStream in = Learnt.class.getResourceAsStream(FILE)) {
      return in == null
          ? Optional.empty()
          : Optional.of(read(new DataInputStream(new BufferedInputStream(in, 1 << 16))));
    } catch (IOException e) {
      throw new UncheckedIOException("what the offline model learnt at build cannot be read", e);
    }
  }

  double[] odds(String masked) {
    return regression.probabilities(vocabulary.vector(masked));
  }

  private static int hash(List<Intent> intents) {
    return intents.stream().map(Intent::examples).toList().hashCode();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(examples);
    vocabulary.write(out);
    regression.write(out);
  }

  private static Learnt read(DataInputStream in) throws IOException {
    return new Learnt(in.readInt(), Vocabulary.read(in), SoftmaxRegression.read(in));
  }
}
