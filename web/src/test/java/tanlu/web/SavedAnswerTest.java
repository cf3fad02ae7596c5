package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedAnswerTest {
  private static final String WHOLE =
      """
      {"id":"a1","conversationId":"v1","language":"en","outcome":"answered",
       "text":"In sum [3 Mt CO₂](#claim-c1), that is [3](#claim-c1) million tonnes.",
       "claims":[{"id":"c1","shown":"3 Mt CO₂","value":3.0,"unit":"Mt CO2","label":"sum",
         "derivation":{"kind":"computed","formula":"a + b","inputs":[],"tool":"list_data",
           "arguments":{},"path":"/sum"}}],
       "charts":[],"citations":[],"steps":[],
       "dataset":{"id":"embedded","version":"1","kind":"modelled","years":"2017"},
       "model":{"name":"m","requests":2,"counted":2,"inputTokens":40,"outputTokens":5,
         "cost":0.5,"currency":"CNY","fault":"broken_off"},
       "boundary":"territorial","warnings":[],"followUps":[]}
      """;

  @TempDir Path folder;

  private Path file(String json) throws Exception {
    return Files.writeString(folder.resolve("answer.json"), json);
  }

  @Test
  void aWholeAnswerIsReadAsItWasWritten() throws Exception {
    var answer = SavedAnswer.read(file(WHOLE));
    assertThat(Json.MAPPER.valueToTree(answer).toString())
        .isEqualTo(Json.MAPPER.readTree(WHOLE).toString());
  }

  @Test
  void anAnswerSavedBeforeAnswersToldTheirModelIsReadToo() throws Exception {
    var tree = (ObjectNode) Json.MAPPER.readTree(WHOLE);
    tree.remove("model");
    assertThat(SavedAnswer.read(file(tree.toString())).model().name()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a1\", | '' | is not a whole answer",
        "\"text\": | \"txet\": | an answer has a text and claims",
        "\"path\":\"/sum\" | \"path\":null | claim c1 lacks /derivation/path",
        "\"value\":3.0, | '' | claim c1 lacks /value",
        "\"value\":3.0 | \"value\":\"three\" | is not a whole answer",
        "[3 Mt CO₂](#claim-c1) | [4 Mt CO₂](#claim-c1) | says 4 Mt CO₂ where claim c1 says 3 Mt"
            + " CO₂",
        "[3](#claim-c1) | [3](#claim-c2) | says 3 where claim c2 says nothing",
        "\"outcome\":\"answered\" | \"outcome\":\"guessed\" | is not a whole answer",
        "\"boundary\":\"territorial\", | '' | is not a whole answer",
      })
  void aDamagedAnswerIsRefusedWithTheReason(String part, String instead, String reason)
      throws Exception {
    assertThat(WHOLE).contains(part);
    Path file = file(WHOLE.replace(part, instead));
    assertThatThrownBy(() -> SavedAnswer.read(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws Exception {
    Path file = folder.resolve("answer.json");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> SavedAnswer.read(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("not UTF-8");
  }
}
