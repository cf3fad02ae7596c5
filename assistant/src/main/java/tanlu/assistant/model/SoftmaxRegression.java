package tanlu.assistant.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Softmax regression over the terms of a text, `p(i|q) ∝ exp(w_i · q)`, fitted by gradient steps
/// through the examples in order; the same examples give the same bits.
final class SoftmaxRegression {
  private static final int PASSES = 30;
  private static final double STEP = 1;

  /// @param text an example, of length one
  /// @param of the class it belongs to
  record Example(int of, Vocabulary.Vector text) {}

  private final int classes;

  /// By term, then by class.
  private final double[][] weights;

  private SoftmaxRegression(int classes, double[][] weights) {
    this.classes = classes;
    this.weights = weights;
  }

  static SoftmaxRegression fitted(int terms, int classes, List<Example> examples) {
    SoftmaxRegression fitted = new SoftmaxRegression(classes, new double[terms][classes]);
    for (int pass = 0; pass < PASSES; pass++) {
      examples.forEach(fitted::learn);
    }
    return fitted;
  }

  private void learn(Example example) {
    double[] odds = probabilities(example.text);
    double[] steps = new double[classes];
    for (int i = 0; i < classes; i++) {
      steps[i] = STEP * ((i == example.of ? 1 : 0) - odds[i]);
    }
    example.text.addTo(weights, steps);
  }

  /// How likely a text belongs to each class.
  double[] probabilities(Vocabulary.Vector text) {
    double[] odds = text.likeness(weights, classes);
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      odds[i] = StrictMath.exp(odds[i]);
      sum += odds[i];
    }
    for (int i = 0; i < classes; i++) {
      odds[i] /= sum;
    }
    return odds;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(weights.length);
    out.writeInt(classes);
    for (double[] row : weights) {
      for (double weight : row) {
        out.writeDouble(weight);
      }
    }
  }

  static SoftmaxRegression read(DataInput in) throws IOException {
    int terms = in.readInt();
    int classes = in.readInt();
    double[][] weights = new double[terms][classes];
    for (double[] row : weights) {
      for (int i = 0; i < classes; i++) {
        row[i] = in.readDouble();
      }
    }
    return new SoftmaxRegression(classes, weights);
  }
}
