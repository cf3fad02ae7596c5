package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The vectors carried along, against the model. After a digest has changed they are written anew
/// with `mvn -pl knowledge test -Dtest=DigestVectorsTest -Dtanlu.vectors=write`, run twice.
class DigestVectorsTest {
  private static final Path FILE =
      Path.of("src/main/resources/tanlu/knowledge/digests/vectors.bin");
  private static final List<Passage> PASSAGES =
      Digests.embedded().stream().flatMap(document -> document.passages().stream()).toList();
  private static final Embedding MODEL = new BgeEmbedding();

  @BeforeAll
  static void writeWhereAsked() throws IOException {
    if ("write".equals(System.getProperty("tanlu.vectors"))) {
      DigestVectors.write(PASSAGES, MODEL, Files.newOutputStream(FILE));
    }
  }

  @Test
  void everyPassageHasTheVectorOfItsPresentText() {
    DigestVectors held = new DigestVectors(Embedding.OFF);

    assertThat(PASSAGES.stream().filter(passage -> held.passage(passage).isEmpty()))
        .as("write them anew as this test's comment says")
        .isEmpty();
  }

  @Test
  void theyAreTheModelsVectors() {
    DigestVectors held = new DigestVectors(Embedding.OFF);

    for (int i = 0; i < PASSAGES.size(); i += 25) {
      float[] kept = held.passage(PASSAGES.get(i)).orElseThrow();
      float[] computed = MODEL.passage(PASSAGES.get(i)).orElseThrow();
      // Processors round the quantized model differently, in the third decimal.
      assertThat(dot(kept, computed)).as(PASSAGES.get(i).id()).isGreaterThan(.99);
      assertThat(dot(kept, kept)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  void nearerMeaningIsNearer() {
    float[] question = MODEL.question("养猪场的粪便怎么处理").orElseThrow();
    DigestVectors held = new DigestVectors(Embedding.OFF);

    assertThat(nearest(held, question).documentId()).isEqualTo("CN-METHANE2023");
  }

  private static Passage nearest(DigestVectors held, float[] question) {
    return PASSAGES.stream()
        .max(
            java.util.Comparator.comparingDouble(
                passage -> dot(held.passage(passage).orElseThrow(), question)))
        .orElseThrow();
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }
}
