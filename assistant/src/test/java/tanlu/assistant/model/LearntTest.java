package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.assistant.link.EntityLinker;
import tanlu.prompts.Intent;
import tanlu.prompts.Prompts;

class LearntTest {
  private static final Masks MASKS = new Masks(EntityLinker.of(Dataset.embedded()));
  private static final List<Intent> INTENTS = IntentClassifier.learnable(Prompts.intents());

  @Test
  void theBuildLearntWhatIsLearntHereToTheSameBits() throws IOException {
    Learnt built = Learnt.of(INTENTS, MASKS);
    Learnt anew = Learnt.anew(INTENTS, MASKS);

    assertThat(built.examples()).isEqualTo(Learnt.built().orElseThrow().examples());
    assertThat(bytes(built)).isEqualTo(bytes(anew));
  }

  @Test
  void otherExamplesAreLearntInstead() {
    List<Intent> others = List.of(intent("weather", "明天下雨吗"), intent("bread", "面包怎么烤"));

    Learnt learnt = Learnt.of(others, MASKS);

    double[] odds = learnt.odds("明天会下雨吗");
    assertThat(odds).hasSize(2);
    assertThat(odds[0]).isGreaterThan(odds[1]);
  }

  private static Intent intent(String id, String example) {
    return new Intent(id, List.of(), List.of(), List.of(example), Map.of());
  }

  private static byte[] bytes(Learnt learnt) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learnt.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
